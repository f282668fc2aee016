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

export const MORE_FILES: readonly Row[] = [
  ['vars nested 400 deep', beside('vars.json', `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`), RUN],
  ['vars nested 40,000 deep', beside('case.json', `{"vars":${'['.repeat(40_000)}`), RUN],
  [
    'dbrps, 10,000',
    beside(
      'case.json',
      JSON.stringify({ tasks: { 'a.tick': { dbrps: Array.from({ length: 10_000 }, (_, i) => `"d${i}"."r"`) } } }),
    ),
    RUN,
  ],
  ['dbrps in the script, 5,000', script(`${list(5_000, (i) => `dbrp "d${i}"."r"\n`)}${SCRIPT}`), RUN],
  [
    'handlers, 500',
    {
      'a.tick': SCRIPT.replace(".log('/l')", ".topic('t')"),
      'data.lp': DATA,
      ...Object.fromEntries(
        Array.from({ length: 500 }, (_, i) => [
          `handlers/h${i}.yaml`,
          `id: h${i}\ntopic: t\nkind: log\noptions:\n  path: /l${i}\n`,
        ]),
      ),
    },
    RUN,
  ],
  [
    'topics that publish to 400 others',
    {
      'a.tick': SCRIPT.replace(".log('/l')", ".topic('t0')"),
      'data.lp': DATA,
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, i) => [
          `handlers/h${i}.yaml`,
          `id: h${i}\ntopic: t${i}\nkind: publish\noptions:\n  topics: [${list(20, (j) => `t${(i + j + 1) % 20}`, ', ')}]\n`,
        ]),
      ),
    },
    RUN,
  ],
  [
    'YAML that laughs, in a handler',
    beside(
      'handlers/h.yaml',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${list(12, (i) => `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} [${list(10, () => `*${String.fromCharCode(97 + i)}`, ',')}]\n`)}kind: log\n`,
    ),
    RUN,
  ],
  [
    'YAML that laughs by merging',
    beside(
      'tasks/t.yaml',
      `a: &a {x: 1}\n${list(20, (i) => `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} {<<: [*${String.fromCharCode(97 + i)}, *${String.fromCharCode(97 + i)}]}\n`)}template-id: t\n`,
    ),
    RUN,
  ],
  ['a YAML anchor of itself', beside('handlers/h.yaml', 'kind: log\noptions: &o\n  path: *o\n'), RUN],
  [
    'YAML, 30,000 blocks deep',
    beside(
      'handlers/h.yaml',
      list(2_000, (i) => `${' '.repeat(i)}a:\n`),
    ),
    RUN,
  ],
  ['TOML tables, 2,000 deep', beside('kapacitor.conf', `[${list(2_000, () => 'a', '.')}]\nx = 1\n`), RUN],
  [
    'TOML inline tables, 2,000 deep',
    beside('kapacitor.conf', `a = ${'{a = '.repeat(2_000)}1${'}'.repeat(2_000)}\n`),
    RUN,
  ],
  [
    'TOML dotted keys, 10,000',
    beside(
      'kapacitor.conf',
      list(10_000, (i) => `a.b${i}.c = 1\n`),
    ),
    RUN,
  ],
  [
    'slack sections, 5,000',
    beside(
      'kapacitor.conf',
      list(5_000, (i) => `[[slack]]\nworkspace = "w${i}"\nurl = "http://h/${i}"\n`),
    ),
    RUN,
  ],
  [
    'an environment of 5,000 lists',
    beside(
      'environment',
      list(5_000, (i) => `KAPACITOR_SLACK_${i}_URL=http://h/${i}\n`),
    ),
    RUN,
  ],
  [
    'an environment with an index of a billion',
    beside('environment', 'KAPACITOR_SLACK_999999999_URL=http://h/\n'),
    RUN,
  ],
  [
    'a span of batches from the beginning of time',
    {
      'a.tick': "batch|query('SELECT v FROM telegraf.autogen.cpu').period(1s).every(1s)|log()",
      'data.lp': DATA,
      'case.json': '{"batch":{"start":"1677-09-21T00:12:44Z","stop":"2262-04-11T23:47:16Z"}}',
    },
    RUN,
  ],
  [
    'a silence of centuries',
    { 'a.tick': 'stream|from()|deadman(1.0, 1s)|log()', 'data.lp': DATA, 'case.json': '{"silence":"200000h"}' },
    RUN,
  ],
  [
    'expectations, 20,000',
    beside(
      'case.json',
      JSON.stringify({ expectations: Array.from({ length: 20_000 }, (_, i) => ({ id: `x${i}`, level: 'crit' })) }),
    ),
    RUN,
  ],
  [
    'an expectation of a slow pattern',
    beside('case.json', JSON.stringify({ expectations: [{ message: `/${'(a*)*'.repeat(200)}b/` }] })),
    RUN,
  ],
  [
    'sideload from 300 files',
    {
      'a.tick':
        "stream|from()|sideload().source('file:///etc/limits').order('{{.host}}.yml', 'default.yml').field('a', 1.0)|log()",
      'data.lp': DATA,
      ...Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`sideload/etc/limits/h${i}.yml`, `a: ${i}\n`])),
    },
    RUN,
  ],
  [
    'templates of templates',
    {
      'templates/t.tick': list(3_000, (i) => `var v${i} int\n`) + SCRIPT,
      'tasks/t.yaml': `template-id: t\nvars:\n${list(3_000, (i) => `  v${i}: {type: int, value: ${i}}\n`)}`,
      'data.lp': DATA,
    },
    RUN,
  ],
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
