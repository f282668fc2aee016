/** What `case.json` may say, by the keys that lead there: `[]` is an item of a list, `*` any name. */
import { COLUMN_ROLES } from '../../workspace/data-settings';

export interface CaseKey {
  readonly path: readonly string[];
  readonly doc: string;
  /** Of JSON. */
  readonly type: 'text' | 'number' | 'boolean' | 'list' | 'object' | 'any';
  /** The texts that it may be. */
  readonly values?: readonly string[];
  /** What is written behind the name, with tab stops. */
  readonly insert?: string;
}

const PRECISIONS = ['ns', 'u', 'ms', 's', 'm', 'h'];
const DBRPS = `[{ "db": "\${1:telegraf}", "rp": "\${2:autogen}" }]`;

const CASE_KEYS: readonly CaseKey[] = [
  key('about', 'text', 'What this workspace is about, in your own words.', { insert: '"$1"' }),
  key('type', 'text', 'Kind of the tasks; a script says it by itself.', { values: ['stream', 'batch'] }),
  key('dbrps', 'list', 'Databases and retention policies that tasks read, where their scripts do not say.', {
    insert: DBRPS,
  }),
  key('dbrps.[].db', 'text', 'A database.', { insert: '"$1"' }),
  key('dbrps.[].rp', 'text', 'A retention policy of it.', { insert: '"$1"' }),
  key('tasks', 'object', 'What belongs to the task of a script, by the name of its file.', {
    insert: `{ "\${1:alert.tick}": { $2 } }`,
  }),
  key('tasks.*.id', 'text', 'Id of the task; without it the name of the file.', { insert: '"$1"' }),
  key('tasks.*.type', 'text', 'Kind of the task.', { values: ['stream', 'batch'] }),
  key('tasks.*.dbrps', 'list', 'What this task reads.', { insert: DBRPS }),
  key('tasks.*.dbrps.[].db', 'text', 'A database.', { insert: '"$1"' }),
  key('tasks.*.dbrps.[].rp', 'text', 'A retention policy of it.', { insert: '"$1"' }),
  key('tasks.*.vars', 'any', 'Vars as `kapacitor define -vars` takes them, or the name of a file with them.', {
    insert: `{ "\${1:limit}": { "type": "\${2:float}", "value": \${3:10} } }`,
  }),
  key('precision', 'text', 'Unit of the times in line protocol.', { values: PRECISIONS }),
  key('data', 'object', 'How data files are read, by path: in place of what would be guessed.', {
    insert: `{ "\${1:data.csv}": { $2 } }`,
  }),
  key('data.*.measurement', 'text', 'Name of the measurement.', { insert: '"$1"' }),
  key('data.*.precision', 'text', 'Unit of the times.', { values: PRECISIONS }),
  key('data.*.columns', 'object', 'What columns are: `tag`, `text`, `float` or `int`.', { insert: '{ "$1": "tag" }' }),
  key('data.*.columns.*', 'text', 'What the column is.', { values: COLUMN_ROLES }),
  key('respond', 'object', 'What services answer to every request.', { insert: `{ "status": \${1:204} }` }),
  key('respond.status', 'number', 'Status of the answer, 204 if nothing is said.'),
  key('respond.body', 'text', 'Body of the answer.', { insert: '"$1"' }),
  key('respond.slow', 'boolean', 'They never answer.', { insert: 'true' }),
  key('writeBatch', 'number', 'Lines of one write request: one bad line refuses its whole request under Strict.'),
  key('batch', 'object', 'Over which time batch tasks ask.', {
    insert: `{ "start": "\${1:2018-06-04T09:00:00Z}", "stop": "\${2:2018-06-04T10:00:00Z}" }`,
  }),
  key('batch.start', 'text', 'When the tasks are started, as `2018-06-04T09:00:00Z`.', { insert: '"$1"' }),
  key('batch.stop', 'text', 'The last query is sent no later than this.', { insert: '"$1"' }),
  key('batch.influxdb', 'boolean', 'Whether an InfluxDB is configured.', { insert: 'false' }),
  key('expectations', 'list', 'What the events should be, a row each; `"nothing else"` says that the rows name all.', {
    insert: '[\n    { $1 }\n  ]',
  }),
  key('waitMs', 'number', 'How long a recording waits; of no meaning here.'),
];

/** Of a row of `expectations`, as they are written; spelling is forgiving. */
const ROW_KEYS: readonly CaseKey[] = [
  row(
    'time',
    'any',
    'When: `2018-06-04T09:00:00Z`, `09:00:30`, `+90s` after the first point, or a range `["09:00", "09:05"]`.',
    '"$1"',
  ),
  row('level', 'any', 'Its level; several: `"warn or crit"`.', '"$1"', ['ok', 'info', 'warning', 'critical']),
  row('id', 'any', 'Its id: the text, or `/a pattern/`.', '"$1"'),
  row('message', 'any', 'Its message: the text, or `/a pattern/`.', '"$1"'),
  row('sent to', 'any', 'Who hears of it: `hipchat`, a room, `hipchat ops`, a list, or `nobody`.', '"$1"'),
  row('task', 'any', 'Its task.', '"$1"'),
  row('count', 'number', 'How many such events there are.', '$1'),
  row('nothing between', 'any', 'No such event in this time.', '["$1", "$2"]'),
  row('about', 'text', 'What the row is about, in your own words.', '"$1"'),
];

/** A name with a dot in it would be two: there is none. */
function key(path: string, type: CaseKey['type'], doc: string, more: Pick<CaseKey, 'values' | 'insert'> = {}): CaseKey {
  return { path: path.split('.'), type, doc, ...more };
}

function row(name: string, type: CaseKey['type'], doc: string, insert: string, values?: readonly string[]): CaseKey {
  return { path: ['expectations', '[]', name], type, doc, insert, ...(values === undefined ? {} : { values }) };
}

const ALL = [...CASE_KEYS, ...ROW_KEYS];

export function caseKeyAt(path: readonly string[]): CaseKey | undefined {
  return ALL.find((candidate) => leadsTo(candidate.path, path));
}

/** The keys that a table may have. */
export function caseKeysIn(path: readonly string[]): readonly CaseKey[] {
  return ALL.filter((candidate) => {
    const above = candidate.path.slice(0, -1);
    return candidate.path.at(-1) !== '*' && candidate.path.at(-1) !== '[]' && leadsTo(above, path);
  });
}

export function nameOfKey({ path }: CaseKey): string {
  return path.at(-1) ?? '';
}

function leadsTo(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((part, i) => part === '*' || part === path[i]);
}
