import type { AlertEvent } from '../../../alert/event';
import { templateDataStruct } from '../../../alert/template-data';
import { field } from '../../../definition/build';
import { one } from '../../../definition/signature';
import { quote } from '../../../go/strconv/strconv';
import { keysOf, propertiesOf, textField } from '../../fields';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import { type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { type OptionKey, option } from '../../options';
import { ENABLED, flag, type Section, type SectionDefinition, secret, text } from '../../section';
import { parse } from '../../service';
import { TLS_KEYS } from '../../workspaces';

interface MqttOptions {
  brokerName: string;
  topic: string;
  qos: bigint;
  retained: boolean;
}

const MQTT_SECTION: SectionDefinition = {
  name: 'mqtt',
  goType: 'mqtt.Config',
  list: 'list',
  doc: 'MQTT brokers.',
  keys: [
    ENABLED,
    text('name', 'Name', 'Name of the broker.', { default: 'default' }),
    flag('default', 'Default', 'The broker that is meant where none is named.'),
    text('url', 'URL', 'Address of the broker: tcp://host:port.', { isBroker: true }),
    ...TLS_KEYS,
    text('client-id', 'ClientID', 'Id of this client; the name if empty.'),
    text('username', 'Username', 'User.'),
    secret('password', 'Password', 'Password.'),
  ],
  validate(section) {
    if (section.text('name') === '') return 'must specify a name for the mqtt broker';
    return section.flag('enabled') && section.text('url') === '' ? 'must specify a url for mqtt service' : undefined;
  },
  validateAll(sections) {
    const defaults = sections.filter((section) => section.flag('default')).length;
    if (defaults > 1) return 'more than one configuration is marked as the default';
    return defaults === 0 && sections.length > 1 ? 'no configuration is marked as the default' : undefined;
  },
};

const FIELDS = [
  textField('brokerName', { script: 'brokerName', file: 'broker-name' }, 'Broker; empty is the default one.'),
  textField('topic', { script: 'topic', file: 'topic' }, 'Template of the MQTT topic.'),
];
const QOS = 'Quality of service: 0 at most once, 1 at least once, 2 exactly once.';
const RETAINED = 'The broker keeps the message for later subscribers.';

const LEVELS: ReadonlyMap<string, bigint> = new Map([
  ['at-most-once', 0n],
  ['at-least-once', 1n],
  ['exactly-one', 2n],
]);

/** A handler file names the quality by words, or gives its number. */
const QOS_KEY: OptionKey<MqttOptions> = {
  name: 'qos',
  type: 'string',
  doc: 'Quality of service: at-most-once, at-least-once or exactly-one.',
  read(options, value, at) {
    if (typeof value === 'number') {
      options.qos = BigInt(Math.trunc(value));
      return [];
    }
    const qos = typeof value === 'string' ? LEVELS.get(value) : undefined;
    if (qos === undefined) return [`error decoding '${at}': invalid QoS`];
    options.qos = qos;
    return [];
  },
};

export const mqtt = defineHandler<MqttOptions, [string]>({
  kind: 'mqtt',
  name: 'MQTT',
  doc: 'Publishes the message to an MQTT broker.',
  section: MQTT_SECTION,
  names: { property: 'brokerName', option: 'broker-name', key: 'name', otherwise: 'lost' },
  script: {
    method: 'mqtt',
    order: 20,
    goType: 'MQTTHandler',
    signature: one('topic', 'string'),
    properties: [
      ...propertiesOf<MqttOptions>(FIELDS),
      field('qos', 'int', (options, qos) => Object.assign(options, { qos }), { doc: QOS }),
      field('retained', 'bool', (options, retained) => Object.assign(options, { retained }), { doc: RETAINED }),
    ],
    apply(options, topic) {
      options.topic = topic;
    },
  },
  file: {
    goType: 'mqtt.HandlerConfig',
    keys: [
      ...keysOf<MqttOptions>(FIELDS),
      QOS_KEY,
      option('retained', 'bool', (options, retained) => Object.assign(options, { retained }), RETAINED),
    ],
  },
  nodeError: 'failed to create MQTT handler',
  options: () => ({ brokerName: '', topic: '', qos: 0n, retained: false }),
  start,
});

function start(options: MqttOptions, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError {
  const topic = parse('topic', options.topic);
  if (!topic.ok) return topic;
  return {
    handle(event) {
      const rendered = topic.template.execute(templateDataStruct(event));
      if (!rendered.ok) {
        logFailure(host, 'mqtt', place, 'failed to create MQTT topic from template', rendered.error);
        return;
      }
      const error = publish(options, rendered.text, host, place, event);
      if (error !== undefined) logFailure(host, 'mqtt', place, 'failed to post message to MQTT broker', error);
    },
  };
}

function publish(
  options: MqttOptions,
  topic: string,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  if (topic === '') return 'missing MQTT topic';
  const brokers = host.sections('mqtt');
  const name = options.brokerName === '' ? defaultBroker(brokers) : options.brokerName;
  const broker = brokers.find((section) => section.text('name') === name && section.flag('enabled'));
  if (broker === undefined) return `unknown MQTT broker ${quote(name)}`;
  const retained = options.retained ? ', retained' : '';
  const target = `${broker.text('url')} ${topic} (QoS ${options.qos}${retained})`;
  return host.act({ kind: 'mqtt', place, event, verb: 'send', target, content: event.state.message, secrets: [] })
    .error;
}

function defaultBroker(brokers: readonly Section[]): string {
  const [only] = brokers;
  if (brokers.length === 1 && only !== undefined) return only.text('name');
  return brokers.find((section) => section.flag('default'))?.text('name') ?? '';
}
