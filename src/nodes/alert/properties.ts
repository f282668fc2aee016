import { field, method } from '../../definition/build';
import type { Effect, Property } from '../../definition/property';
import { none, one, rest, two, withRest } from '../../definition/signature';
import type { ScriptValue } from '../../definition/value';
import type { HandlerDefinition } from '../../handlers/handler';
import { type AlertOptions, DEFAULT_DETAILS, DEFAULT_HISTORY, DEFAULT_ID, DEFAULT_MESSAGE } from './options';

/** Methods return the struct that AlertNode embeds, and later messages name it. Kapacitor pipeline/alert.go, v1.8. */
const RENAMED: Effect = { ok: true, next: 'renamed', goType: '*pipeline.AlertNodeData' };

type TextOption =
  | 'category'
  | 'topic'
  | 'id'
  | 'message'
  | 'details'
  | 'levelTag'
  | 'levelField'
  | 'messageField'
  | 'durationField'
  | 'idTag'
  | 'idField';
type LambdaOption = 'info' | 'warn' | 'crit' | 'infoReset' | 'warnReset' | 'critReset';

function text(name: TextOption, doc: string, initial = ''): Property<AlertOptions> {
  const value: ScriptValue = { type: 'string', value: initial };
  return field<AlertOptions, 'string'>(name, 'string', (options, given) => Object.assign(options, { [name]: given }), {
    doc,
    initial: value,
    ...(initial === '' ? {} : { default: `'${initial}'` }),
  });
}

function lambda(name: LambdaOption, doc: string): Property<AlertOptions> {
  return field<AlertOptions, 'lambda'>(name, 'lambda', (options, given) => Object.assign(options, { [name]: given }), {
    doc,
  });
}

const flags: readonly Property<AlertOptions>[] = [
  method<AlertOptions, []>(
    'all',
    none,
    (options) => {
      options.all = true;
      return RENAMED;
    },
    'Batches only: the level of a batch is the lowest of its points instead of the highest.',
  ),
  method<AlertOptions, []>(
    'noRecoveries',
    none,
    (options) => {
      options.noRecoveries = true;
      return RENAMED;
    },
    'Sends no event when the alert returns to OK.',
  ),
  method<AlertOptions, [bigint[]]>(
    'stateChangesOnly',
    rest('maxInterval', 'duration'),
    (options, intervals) => {
      options.stateChangesOnly = true;
      const [interval] = intervals;
      if (interval !== undefined && intervals.length === 1) options.stateChangesOnlyDuration = interval;
      return RENAMED;
    },
    'Sends events only when the level changes; with a duration also when an unchanged level other than OK has lasted that long since the last event.',
  ),
  method<AlertOptions, [number, number]>(
    'flapping',
    two({ name: 'low', type: 'float' }, { name: 'high', type: 'float' }),
    (options, low, high) => {
      options.useFlapping = true;
      options.flapLow = low;
      options.flapHigh = high;
      return RENAMED;
    },
    'Holds events back while the level changes too often: from above `high` until below `low`, both shares of the history between 0 and 1.',
  ),
  method<AlertOptions, [string, string[]]>(
    'inhibit',
    withRest(one('category', 'string'), 'equalTags', 'string'),
    (options, category, tags) => {
      options.inhibitors.push({ category, tags });
      return RENAMED;
    },
    'While this alert is not OK, alerts of that category whose listed tags have the same values send nothing.',
  ),
];

const OWN: readonly Property<AlertOptions>[] = [
  text('topic', 'Topic that gets the events besides the handlers of this node; topic handlers take them from there.'),
  text('category', 'Category of this alert, for other alerts to inhibit.'),
  text('id', 'Template of the alert’s ID. It sees Name, TaskName, Group, Tags and ServerInfo.', DEFAULT_ID),
  text(
    'message',
    'Template of the message. It sees what the ID sees, and ID, Fields, Level, Time and Duration.',
    DEFAULT_MESSAGE,
  ),
  text('details', 'HTML template of the details. It sees what the message sees, and Message.', DEFAULT_DETAILS),
  lambda('info', 'The alert is at least INFO where this is true.'),
  lambda('warn', 'The alert is at least WARNING where this is true.'),
  lambda('crit', 'The alert is CRITICAL where this is true.'),
  lambda('infoReset', 'The alert stays INFO until this is true.'),
  lambda('warnReset', 'The alert stays WARNING until this is true.'),
  lambda('critReset', 'The alert stays CRITICAL until this is true.'),
  field<AlertOptions, 'int'>(
    'history',
    'int',
    (options, value) => {
      options.history = value;
    },
    {
      doc: 'How many levels are remembered to tell flapping; at least 2.',
      default: String(DEFAULT_HISTORY),
      initial: { type: 'int', value: DEFAULT_HISTORY },
    },
  ),
  text('levelTag', 'Tag to add to passing points: the level.'),
  text('levelField', 'Field to add to passing points: the level.'),
  text('messageField', 'Field to add to passing points: the message.'),
  text('durationField', 'Field to add to passing points: how long the alert has not been OK, in nanoseconds.'),
  text('idTag', 'Tag to add to passing points: the alert’s ID.'),
  text('idField', 'Field to add to passing points: the alert’s ID.'),
  ...flags,
  field<AlertOptions, 'float'>(
    'flapLow',
    'float',
    (options, value) => {
      options.flapLow = value;
    },
    { doc: 'The lower threshold of flapping; of use only with flapping().', initial: { type: 'float', value: 0 } },
  ),
  field<AlertOptions, 'float'>(
    'flapHigh',
    'float',
    (options, value) => {
      options.flapHigh = value;
    },
    { doc: 'The upper threshold of flapping; of use only with flapping().', initial: { type: 'float', value: 0 } },
  ),
  field<AlertOptions, 'duration'>(
    'stateChangesOnlyDuration',
    'duration',
    (options, value) => {
      options.stateChangesOnlyDuration = value;
    },
    {
      doc: 'The interval of stateChangesOnly(); of use only with it.',
      initial: { type: 'duration', value: 0n, literal: '' },
    },
  ),
];

/** What scripts write behind `|alert()`. */
export function alertProperties(handlers: readonly HandlerDefinition[]): readonly Property<AlertOptions>[] {
  return [...OWN, ...handlers.flatMap(({ script }) => (script === undefined ? [] : [script.property<AlertOptions>()]))];
}
