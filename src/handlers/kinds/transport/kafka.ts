import type { AlertEvent } from '../../../alert/event';
import { encodeAlertData } from '../../../alert/event-data';
import { alertDataStruct } from '../../../alert/template-data';
import { none } from '../../../definition/signature';
import { quote } from '../../../go/strconv/strconv';
import type { Template } from '../../../go/template/template';
import { failed, type Result, succeeded } from '../../../text/result';
import { flagField, keysOf, propertiesOf, textField } from '../../fields';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import { type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { ENABLED, flag, type SectionDefinition, type SectionKey, secret, text } from '../../section';
import { parse } from '../../service';
import { TLS_KEYS } from '../../workspaces';

interface KafkaOptions {
  cluster: string;
  topic: string;
  template: string;
  disablePartitionById: boolean;
  partitionAlgorithm: string;
}

/** The rest of what authentication takes; nothing here reads it. Kapacitor services/kafka/auth.go, v1.8. */
const SASL_KEYS: readonly SectionKey[] = [
  { name: 'sasl-version', goName: 'SASLVersion', type: 'int', goType: 'int', doc: 'Version of the handshake.' },
  { name: 'sasl_extensions', goName: 'SASLExtensions', type: 'stringMap', doc: 'Extensions of OAUTHBEARER.' },
  text('sasl-gssapi-service-name', 'SASLGSSAPIServiceName', 'GSSAPI: name of the service.'),
  text('sasl-gssapi-auth-type', 'SASLGSSAPIAuthType', 'GSSAPI: KRB5_USER_AUTH or KRB5_KEYTAB_AUTH.'),
  flag('sasl-gssapi-disable-pafxfast', 'SASLGSSAPIDisablePAFXFAST', 'GSSAPI: without PA-FX-FAST.'),
  text('sasl-gssapi-kerberos-config-path', 'SASLGSSAPIKerberosConfigPath', 'GSSAPI: file of Kerberos’ configuration.'),
  text('sasl-gssapi-key-tab-path', 'SASLGSSAPIKeyTabPath', 'GSSAPI: file of keys.'),
  text('sasl-gssapi-realm', 'SASLGSSAPIRealm', 'GSSAPI: realm.'),
  text('sasl-oauth-service', 'SASLOAUTHService', 'OAUTHBEARER: the service that gives tokens.'),
  text('sasl-oauth-client-id', 'SASLOAUTHClientID', 'OAUTHBEARER: id of the client.'),
  secret('sasl-oauth-client-secret', 'SASLOAUTHClientSecret', 'OAUTHBEARER: secret of the client.'),
  text('sasl-oauth-token-url', 'SASLOAUTHTokenURL', 'OAUTHBEARER: where tokens come from.'),
  { name: 'sasl-oauth-scopes', goName: 'SASLOAUTHScopes', type: 'strings', doc: 'OAUTHBEARER: what a token allows.' },
  {
    name: 'sasl-oauth-parameters',
    goName: 'SASLOAUTHParams',
    type: 'stringMap',
    doc: 'OAUTHBEARER: further parameters of the service.',
  },
  {
    name: 'sasl-oauth-token-expiry-margin',
    goName: 'SASLOAUTHExpiryMargin',
    type: 'duration',
    goType: 'time.Duration',
    doc: 'OAUTHBEARER: how long before its end a token is replaced.',
  },
  secret('sasl-access-token', 'SASLAccessToken', 'OAUTHBEARER: a token.'),
  text('sasl-oauth-tenant-id', 'SASLOAUTHTenant', 'OAUTHBEARER: id of the tenant.'),
];

const KAFKA_SECTION: SectionDefinition = {
  name: 'kafka',
  goType: 'kafka.Config',
  list: 'list',
  doc: 'Kafka clusters.',
  keys: [
    ENABLED,
    text('id', 'ID', 'Id of the cluster.', { default: 'default' }),
    { name: 'brokers', goName: 'Brokers', type: 'strings', default: [], doc: 'Hosts and ports of brokers.' },
    {
      name: 'timeout',
      goName: 'Timeout',
      goType: 'toml.Duration',
      type: 'duration',
      doc: 'Limit of network operations.',
    },
    {
      name: 'batch-size',
      goName: 'BatchSize',
      goType: 'int',
      type: 'int',
      doc: 'How many messages are sent together.',
    },
    {
      name: 'batch-timeout',
      goName: 'BatchTimeout',
      goType: 'toml.Duration',
      type: 'duration',
      doc: 'How long a batch waits to be full.',
    },
    flag('use-ssl', 'UseSSL', 'Speaks TLS.'),
    ...TLS_KEYS,
    text('sasl-username', 'SASLUsername', 'User.'),
    secret('sasl-password', 'SASLPassword', 'Password.'),
    text('sasl-mechanism', 'SASLMechanism', 'Mechanism of authentication.'),
    ...SASL_KEYS,
  ],
  validate(section) {
    if (!section.flag('enabled')) return undefined;
    if (section.text('id') === '') return 'id must not be empty';
    const brokers = section.texts('brokers');
    return brokers.length === 0 ? 'no brokers specified, must provide at least one broker URL' : undefined;
  },
};

const FIELDS = [
  textField('cluster', { script: 'cluster', file: 'cluster' }, 'Id of the cluster.'),
  textField('topic', { script: 'kafkaTopic', file: 'topic' }, 'Kafka topic.'),
  textField(
    'template',
    { script: 'template', file: 'template' },
    'Template of the message; the alert data as JSON if empty.',
  ),
  flagField(
    'disablePartitionById',
    { script: 'disablePartitionById', file: 'disablePartitionById' },
    'Messages of one alert may go to different partitions.',
  ),
  textField(
    'partitionAlgorithm',
    { script: 'partitionHashAlgorithm', file: 'partitionAlgorithm' },
    'How the partition is chosen by id: crc32, murmur2, murmur3 or fnv-1a.',
  ),
];

export const kafka = defineHandler<KafkaOptions>({
  kind: 'kafka',
  name: 'Kafka',
  doc: 'Writes the alert data to a Kafka topic.',
  section: KAFKA_SECTION,
  script: {
    method: 'kafka',
    order: 13,
    goType: 'KafkaHandler',
    signature: none,
    properties: propertiesOf<KafkaOptions>(FIELDS),
  },
  file: { goType: 'kafka.HandlerConfig', keys: keysOf<KafkaOptions>(FIELDS) },
  nodeError: 'failed to create kafka handler',
  names: { property: 'cluster', option: 'cluster', key: 'id', isNeeded: true, otherwise: 'refused' },
  options: () => ({ cluster: '', topic: '', template: '', disablePartitionById: false, partitionAlgorithm: '' }),
  start,
});

function start(options: KafkaOptions, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError {
  const enabled = host.sections('kafka').filter((section) => section.flag('enabled'));
  const cluster = enabled.find((section) => section.text('id') === options.cluster);
  if (cluster === undefined) return { ok: false, error: `unknown cluster ${quote(options.cluster)}` };
  const parsed = options.template === '' ? undefined : parse('kafka alert template', options.template);
  if (parsed !== undefined && !parsed.ok) return { ok: false, error: `failed to parse template: ${parsed.error}` };
  const brokers = cluster.texts('brokers').join(',');
  return {
    handle(event) {
      const fail = (message: string, error: string) => logFailure(host, 'kafka', place, message, error);
      const body = bodyOf(parsed?.template, event);
      // Kapacitor sends an empty message all the same.
      if (!body.ok) fail('failed to prepare kafka message body', body.error);
      const problem = targetProblem(options);
      if (problem !== undefined) {
        fail('failed to write message to kafka', problem);
        return;
      }
      const target = `${brokers} ${options.topic} (key ${event.state.id})`;
      const content = body.ok ? body.value : '';
      const done = host.act({ kind: 'kafka', place, event, verb: 'send', target, content, secrets: [] });
      if (done.error !== undefined) fail('failed to write message to kafka', done.error);
    },
  };
}

function bodyOf(template: Template | undefined, event: AlertEvent): Result<string> {
  const made = template === undefined ? encodeAlertData(event) : template.execute(alertDataStruct(event));
  if (made.ok) return succeeded(made.text);
  const doing = template === undefined ? 'marshal alert data json' : 'execute alert template';
  return failed(`failed to ${doing}: ${made.error}`);
}

const ALGORITHMS: ReadonlySet<string> = new Set(['', 'crc32', 'murmur2', 'murmur3', 'fnv-1a']);

function targetProblem({ topic, disablePartitionById, partitionAlgorithm }: KafkaOptions): string | undefined {
  if (topic === '') return 'topic must not be empty';
  if (disablePartitionById || ALGORITHMS.has(partitionAlgorithm)) return undefined;
  return `invalid partition algorithm: ${quote(partitionAlgorithm)}`;
}
