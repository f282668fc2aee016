/** Other files, data, and names. */
import { gzipSync, zipSync } from 'fflate';
import { ALL, ANY, beside, DATA, data, list, nested, query, REFUSED, type Row, RUN, SCRIPT, script } from './folder';

export const FILES: readonly Row[] = [
  ['JSON, 250 deep', data('q.json', nested(250, '[', '1', ']')), ANY],
  ['JSON, 20,000 deep', data('q.json', nested(20_000, '[', '1', ']')), ANY],
  ['objects, 20,000 deep', data('q.json', nested(20_000, '{"a":', '1', '}')), ANY],
  ['JSON that nobody closes', data('q.json', '[{"a":'.repeat(50_000)), ANY],
  ['null', data('q.json', 'null'), ANY],
  [
    'an answer of nulls',
    data(
      'q.json',
      '{"results":[null,{"series":null},{"series":[null]},{"series":[{"columns":null,"values":[null]}]}]}',
    ),
    ANY,
  ],
  [
    'an answer whose columns and values differ',
    data(
      'q.json',
      '{"results":[{"series":[{"name":"cpu","columns":["time","v"],"values":[[1],[1,2,3],[],null,{}]}]}]}',
    ),
    ANY,
  ],
  [
    'numbers beyond all in JSON',
    data(
      'q.json',
      '[{"time":1e999,"measurement":"cpu","fields":{"v":-1e999}},{"time":99999999999999999999999,"fields":{"v":1}}]',
    ),
    ANY,
  ],
  [
    'keys of objects’ own',
    data(
      'q.json',
      '[{"name":"cpu","timestamp":1514764800,"fields":{"__proto__":1,"constructor":2,"toString":3},"tags":{"__proto__":"a"}}]',
    ),
    ANY,
  ],
  ['case.json, 20,000 deep', beside('case.json', nested(20_000, '[', '', ']')), ANY],
  ['case.json of null', beside('case.json', 'null'), ANY],
  [
    'case.json of the wrong kinds',
    beside(
      'case.json',
      '{"dbrps":{"a":1},"vars":[1],"task":null,"expectations":"x","batch":5,"data":[],"respond":7,"write_batch":-1}',
    ),
    ANY,
  ],
  ['case.json with a write batch of nothing', beside('case.json', '{"write_batch":0}'), ANY],
  [
    'case.json with a batch without end',
    {
      ...query(ALL),
      'case.json': '{"batch":{"start":"0001-01-01T00:00:00Z","stop":"9999-12-31T00:00:00Z"}}',
    },
    RUN,
  ],
  [
    'case.json with a batch backwards',
    {
      ...query(ALL),
      'case.json': '{"batch":{"start":"2020-01-01T00:00:00Z","stop":"2010-01-01T00:00:00Z"}}',
    },
    ANY,
  ],
  [
    'expectations, 5,000',
    beside('case.json', `{"expectations":[${list(5_000, () => '{"level":"crit","message":"/(a*)*b/"}', ',')}]}`),
    ANY,
  ],
  ['TOML tables, 250 deep', beside('kapacitor.conf', `[${list(250, () => 'a', '.')}]\nb = 1\n`), ANY],
  ['TOML tables, 3,000 deep', beside('kapacitor.conf', `[${list(3_000, () => 'a', '.')}]\nb = 1\n`), REFUSED],
  ['TOML lists, 250 deep', beside('kapacitor.conf', `a = ${nested(250, '[', '', ']')}\n`), ANY],
  ['TOML lists, 20,000 deep', beside('kapacitor.conf', `a = ${nested(20_000, '[', '', ']')}\n`), REFUSED],
  ['TOML inline tables, 3,000 deep', beside('kapacitor.conf', `a = ${nested(3_000, '{b = ', '1', '}')}\n`), REFUSED],
  [
    'TOML of the wrong kinds',
    beside(
      'kapacitor.conf',
      'hipchat = 5\n[[slack]]\nslack = {}\n[smtp]\nto = "x"\nport = "y"\n[udf]\nfunctions = 1\n',
    ),
    ANY,
  ],
  ['a TOML text that nobody closes', beside('kapacitor.conf', `a = """${'x"'.repeat(50_000)}`), REFUSED],
  ['a TOML number beyond all', beside('kapacitor.conf', `[smtp]\nport = ${'9'.repeat(5_000)}\n`), REFUSED],
  ['dotted keys, 3,000', beside('kapacitor.conf', `${list(3_000, () => 'a', '.')} = 1\n`), REFUSED],
  [
    'a cert file in a loop of the environment',
    beside(
      'environment',
      list(5_000, (i) => `KAPACITOR_HIPCHAT_${i}_${i}=${i}\n`),
    ),
    ANY,
  ],
  [
    'an environment of nonsense',
    beside('environment', `=\n==\nKAPACITOR_\nKAPACITOR__=1\nKAPACITOR_HIPCHAT_TOKEN\n${'\\\n'.repeat(5_000)}`),
    ANY,
  ],
  [
    'a handler of YAML, 250 deep',
    beside('handlers/a.yaml', `id: a\ntopic: t\nkind: log\noptions: ${nested(250, '[', '', ']')}\n`),
    ANY,
  ],
  ['a handler of YAML, 20,000 deep', beside('handlers/a.yaml', nested(20_000, '[', '', ']')), REFUSED],
  [
    'a handler of blocks, 3,000 deep',
    beside(
      'handlers/a.yaml',
      list(3_000, (i) => `${' '.repeat(i)}a:\n`),
    ),
    REFUSED,
  ],
  ['a handler of dashes, 3,000 deep', beside('handlers/a.yaml', `${'- '.repeat(3_000)}a\n`), REFUSED],
  [
    'aliases that laugh a billion times',
    beside(
      'handlers/a.yaml',
      `a0: &a0 [x, x]\n${list(40, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}]\n`)}`,
    ),
    REFUSED,
  ],
  ['an alias of itself', beside('handlers/a.yaml', 'id: &a [*a]\ntopic: t\nkind: log\n'), REFUSED],
  ['a merge of itself', beside('handlers/a.yaml', 'a: &a\n  <<: *a\n  id: x\n'), REFUSED],
  ['an anchor that nobody set', beside('handlers/a.yaml', 'id: *nobody\n'), REFUSED],
  [
    'a tag of nonsense',
    beside('handlers/a.yaml', 'id: !!python/object:os.system a\ntopic: !!binary "%%%"\nkind: !<x> log\n'),
    ANY,
  ],
  ['a handler that is empty', beside('handlers/a.yaml', ''), ANY],
  ['a handler of tabs', beside('handlers/a.yaml', '\tid: a\n\ttopic: b\n'), REFUSED],
  ['a handler of 5,000 documents', beside('handlers/a.yaml', '---\nid: a\ntopic: t\nkind: log\n'.repeat(5_000)), ANY],
  ['a handler of JSON, 3,000 deep', beside('handlers/a.json', nested(3_000, '{"a":', '1', '}')), REFUSED],
  [
    'topics that publish in a ring',
    beside('handlers/a.yaml', 'id: a\ntopic: t\nkind: publish\noptions:\n  topics: [t, t]\n'),
    ANY,
  ],
  [
    'a handler’s match of 3,000 parentheses',
    beside(
      'handlers/a.yaml',
      `id: a\ntopic: t\nkind: log\nmatch: '${nested(3_000, '(', 'TRUE', ')')}'\noptions:\n  path: /l\n`,
    ),
    REFUSED,
  ],
  [
    'a task file that names itself',
    { 'data.lp': DATA, 'tasks/a.yaml': 'id: a\ntemplate-id: a\n', 'templates/a.tick': SCRIPT },
    ANY,
  ],
  ['a task file of null', { 'data.lp': DATA, 'tasks/a.yaml': 'null\n', 'templates/a.tick': SCRIPT }, ANY],
  [
    'vars, 20,000 deep',
    {
      'data.lp': DATA,
      'tasks/a.json': `{"id":"a","template-id":"t","vars":${nested(20_000, '[', '', ']')}}`,
      'templates/t.tick': SCRIPT,
    },
    ANY,
  ],
  [
    'a unit test of nulls',
    beside('a.unit.yaml', 'tests: [null, {}, {task_name: null, db: 1, expects: [null]}]\n'),
    ANY,
  ],
];

export const POINTS: readonly Row[] = [
  ['an empty data file', data('data.lp', ''), ANY],
  ['a line of a megabyte', data('data.lp', `cpu v="${'a'.repeat(1_000_000)}" 1\n`), ANY],
  ['a line of commas', data('data.lp', `cpu${','.repeat(50_000)} v=1 1\n`), ANY],
  ['a line of backslashes', data('data.lp', `cpu${'\\'.repeat(50_000)} v=1 1\n`), ANY],
  ['a line of 5,000 tags', data('data.lp', `cpu,${list(5_000, (i) => `t${i}=a`, ',')} v=1 1\n`), ANY],
  ['5,000 lines of junk', data('data.lp', 'junk\n'.repeat(5_000)), ANY],
  [
    'times beyond time',
    data(
      'data.lp',
      'cpu v=1 9223372036854775807\ncpu v=2 -9223372036854775808\ncpu v=3 9223372036854775808\ncpu v=4 1\n',
    ),
    RUN,
  ],
  [
    'times beyond time and a window',
    {
      ...script('stream|from()|window().period(1s).every(1s).fillPeriod()|log()'),
      'data.lp': 'cpu v=1 1\ncpu v=2 9223372036854775806\n',
    },
    RUN,
  ],
  [
    'ages between two points and a deadman',
    { ...script("stream|from()|deadman(0.0, 1s).log('/l')"), 'data.lp': 'cpu v=1 1\ncpu v=2 9223372036854775806\n' },
    RUN,
  ],
  [
    'ages between two points and a query',
    {
      ...query('SELECT mean(v) FROM telegraf.autogen.cpu GROUP BY time(1s) fill(0)'),
      'data.lp': 'cpu v=1 1\ncpu v=2 9223372036854775806\n',
    },
    RUN,
  ],
  ['bytes of nothing', data('data.lp', new Uint8Array(20_000)), ANY],
  [
    'bytes at random',
    data(
      'data.lp',
      Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919 + (i >> 3)) & 255),
    ),
    ANY,
  ],
  ['a CSV of quotes', data('data.csv', `time,v\n1,"${'""'.repeat(50_000)}\n`), ANY],
  [
    'a CSV of 5,000 columns',
    data('data.csv', `time,${list(5_000, (i) => `c${i}`, ',')}\n1,${list(5_000, String, ',')}\n`),
    ANY,
  ],
  ['a CSV of one column named __proto__', data('data.csv', 'time,__proto__,constructor\n1514764800,1,2\n'), ANY],
  ['a CSV of empty lines', data('data.csv', `time,v\n${','.repeat(1)}\n`.repeat(5_000)), ANY],
  ['a recording of nonsense', data('a.srpl', Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3])), ANY],
  [
    'a recording of gzip that grows to 260 MB',
    data('a.srpl', gzipSync(new Uint8Array(260 * 1024 * 1024), { level: 9 })),
    ANY,
  ],
  [
    'a batch recording that climbs out of its folder',
    { ...query(ALL), 'a.brpl': zipSync({ '../../0': new Uint8Array(3) }) },
    ANY,
  ],
  ['a batch recording of nonsense', { ...query(ALL), 'a.brpl': Uint8Array.from([0x50, 0x4b, 3, 4, 5, 6]) }, ANY],
  ['Prometheus’ text of braces', data('m.prom', `# TYPE a counter\na{${'b="'.repeat(5_000)}\n`), ANY],
];

export const NAMES: readonly Row[] = [
  ['nothing', {}, ANY],
  ['a directory named like a script', { 'a.tick/data.lp': DATA, 'b.tick': SCRIPT }, ANY],
  ['a directory named like the data', { 'data.lp/x.tick': SCRIPT }, ANY],
  [
    'a directory named like the configuration',
    { 'kapacitor.conf/x': '', 'case.json/y': '', 'a.tick': SCRIPT, 'data.lp': DATA },
    ANY,
  ],
  [
    'names of blanks and quotes',
    { ' .tick': SCRIPT, "'.tick": SCRIPT, '".tick': SCRIPT, '‮kcit.a.tick': SCRIPT, 'data.lp': DATA },
    ANY,
  ],
  ['names of control characters', { 'a\u001b[31m.tick': 'stream|', 'data.lp': DATA }, REFUSED],
  [
    '200 scripts',
    { 'data.lp': DATA, ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`s${i}.tick`, SCRIPT])) },
    ANY,
  ],
  ['folders, 100 deep', { [`${'d/'.repeat(100)}a.tick`]: SCRIPT, 'data.lp': DATA }, ANY],
];
