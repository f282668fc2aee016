import type { AlertEvent } from '../../../alert/event';
import { CRITICAL, type LevelIndex, WARNING } from '../../../alert/level';
import { templateDataStruct } from '../../../alert/template-data';
import { none } from '../../../definition/signature';
import { encodeJSON, jsonString } from '../../../go/json/encode';
import { quote } from '../../../go/strconv/strconv';
import type { GoValue } from '../../../go/value';
import { keysOf, listField, mapField, propertiesOf, textField } from '../../fields';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import { type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonMap, jsonTexts, type Member } from '../../request-json';
import { ENABLED, type SectionDefinition, text } from '../../section';
import { NOT_ENABLED, parse } from '../../service';

interface SensuOptions {
  source: string;
  handlers: readonly string[];
  metadata: ReadonlyMap<string, GoValue>;
}

const SENSU_SECTION: SectionDefinition = {
  name: 'sensu',
  goType: 'sensu.Config',
  doc: 'Sensu.',
  keys: [
    ENABLED,
    text('addr', 'Addr', 'Host and port of the Sensu client.'),
    text('source', 'Source', 'Default source of alerts.', { default: 'Kapacitor' }),
    { name: 'handlers', goName: 'Handlers', type: 'strings', default: [], doc: 'Default handlers.' },
  ],
  validate(section) {
    return section.flag('enabled') && section.text('addr') === '' ? 'must specify client address' : undefined;
  },
};

const FIELDS = [
  textField(
    'source',
    { script: 'source', file: 'source' },
    'Template of the source. If empty, that of the configuration.',
  ),
  listField('handlers', { script: 'handlers', file: 'handlers' }, 'Handlers. If none, those of the configuration.'),
  mapField('metadata', { script: 'metadata', file: 'metadata' }, 'A key and value to send along.'),
];

export const sensu = defineHandler<SensuOptions>({
  kind: 'sensu',
  name: 'Sensu',
  doc: 'Sends the alert to a Sensu client. The alert’s ID may have word characters, dots and dashes only.',
  section: SENSU_SECTION,
  script: {
    method: 'sensu',
    order: 8,
    goType: 'SensuHandler',
    signature: none,
    properties: propertiesOf<SensuOptions>(FIELDS),
  },
  file: { goType: 'sensu.HandlerConfig', keys: keysOf<SensuOptions>(FIELDS) },
  nodeError: 'failed to create sensu alert handler',
  options: () => ({ source: '', handlers: [], metadata: new Map() }),
  start,
});

function start(options: SensuOptions, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError {
  const source = parse('source', options.source);
  if (!source.ok) return source;
  return {
    handle(event) {
      const executed = source.template.execute(templateDataStruct(event));
      if (!executed.ok) {
        const keys = [['source', options.source]] as const;
        logFailure(host, 'sensu', place, 'failed to evaluate Sensu source template', executed.error, keys);
        return;
      }
      const error = alert(options, executed.text, host, place, event);
      if (error !== undefined) logFailure(host, 'sensu', place, 'failed to send event to Sensu', error);
    },
  };
}

function alert(
  options: SensuOptions,
  source: string,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const { id, message, level } = event.state;
  if (!/^[\w.-]+$/.test(id)) return `invalid name ${quote(id)} for sensu alert. Must match ^[\\w\\.-]+$`;
  const section = host.section('sensu');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const handlers = options.handlers.length === 0 ? section.texts('handlers') : options.handlers;
  const metadata: Member[] = [];
  for (const [key, value] of options.metadata) {
    const encoded = encodeJSON(value);
    if (!encoded.ok) return encoded.error;
    metadata.push([key, encoded.text]);
  }
  const content = jsonMap([
    ...metadata,
    ['name', jsonString(id)],
    ['source', jsonString(source === '' ? section.text('source') : source)],
    ['output', jsonString(message)],
    ['status', String(statusOf(level))],
    ['handlers', handlers.length === 0 ? 'null' : jsonTexts(handlers)],
  ]);
  const target = section.text('addr');
  return host.act({ kind: 'sensu', place, event, verb: 'send', target, content: `${content}\n`, secrets: [] }).error;
}

function statusOf(level: LevelIndex): number {
  if (level === CRITICAL) return 2;
  return level === WARNING ? 1 : 0;
}
