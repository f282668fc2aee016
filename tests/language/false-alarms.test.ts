import { expect, test } from 'vitest';
import { diagnose } from '../../src/language/diagnostics';
import { applyEdits } from '../../src/text/edit';

const CPU = 'cpu,host=a usage=90,cores=4i,total=64i,used=16i 1000000000\n';
const WEB = 'hits,host=web1,dc=x n=4i 1000000000\nhits,host=web2,dc=x n=5i 1000000000\n';

function from(lambda: string): string {
  return `stream\n    |from()\n        .where(lambda: ${lambda})\n`;
}
function message(template: string): string {
  return `stream\n    |from()\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage" > 80)\n        .message('${template}')\n`;
}

/** A selector gives on the whole point that it chose. */
function selected(name: string, node: string): Clean {
  const script = `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(1m)\n        .every(1m)\n    ${node}\n    |where(lambda: "cores" > 3)\n`;
  return [`${name} keeps the fields of its point`, { 'a.tick': script, 'data.lp': CPU }];
}

const CONTEXT = (database: string) => `# DML\n# CONTEXT-DATABASE: ${database}\n# CONTEXT-RETENTION-POLICY: autogen\n`;

type Clean = readonly [
  what: string,
  files: Readonly<Record<string, string>>,
  /** What is told, and is true. */
  told?: readonly string[],
];

/** Workspaces that Kapacitor takes as they are meant: a script and its points, or other files. */
const CLEAN: readonly Clean[] = [
  [
    'int() around a division cuts the fraction off on purpose',
    { 'a.tick': from('int("used" / "total" * 100) > 5'), 'data.lp': CPU },
  ],
  [
    'the URL of a post is a template',
    {
      'a.tick':
        "stream\n    |from()\n        .groupBy('host')\n    |httpPost('http://example.com/{{ .Name }}')\n    |alert()\n        .crit(lambda: \"usage\" > 95)\n        .post('http://example.com/{{ .ID }}')\n",
      'data.lp': CPU,
    },
  ],
  [
    'tags behind an eval, without points',
    {
      'a.tick':
        'stream\n    |from()\n    |eval(lambda: "usage" * 2.0)\n        .as(\'double\')\n    |alert()\n        .crit(lambda: "double" > 95)\n        .message(\'{{ index .Tags "host" }} {{ .Tags.dc }}\')\n        .log(\'/tmp/a.log\')\n',
    },
  ],
  ...['first', 'last', 'min', 'max'].map((selector) => selected(selector, `|${selector}('usage')`)),
  selected('percentile', "|percentile('usage', 95.0)"),
  [
    'the fields of a raw query are floats',
    {
      'a.tick':
        'batch\n    |query(\'SELECT used, total FROM telegraf.autogen.cpu\')\n        .period(1m)\n        .every(1m)\n    |where(lambda: "used" / "total" * 100.0 > 5.0)\n',
      'data.lp': CPU,
    },
  ],
  [
    'elapsed of a text is a number',
    {
      'a.tick': 'stream\n    |from()\n    |elapsed(\'state\', 1s)\n    |where(lambda: "elapsed" > 5)\n',
      'data.lp': 'cpu,host=a state="up" 1000000000\n',
    },
  ],
  [
    'series that the dbrps keep out share no state',
    {
      'a.tick':
        'dbrp "telegraf"."autogen"\n\nstream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "usage" > 95)\n        .log(\'/tmp/a.log\')\n',
      'data.lp': `${CONTEXT('telegraf')}${CPU}${CONTEXT('other')}cpu,host=b usage=90 1000000000\n`,
    },
  ],
  [
    'the field that an autoscaler makes for its own lambda',
    {
      'a.tick':
        "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |k8sAutoscale()\n        .resourceName('web')\n        .currentField('now')\n        .replicas(lambda: \"now\" + 1)\n",
      'data.lp': CPU,
    },
    ['not-here'],
  ],
  ['constants divide as their writer sees', { 'a.tick': from('"used" > 100 / 10 / 2'), 'data.lp': CPU }],
  ['a remainder of integers', { 'a.tick': from('int("usage") % 2 == 0'), 'data.lp': CPU }],
  [
    'a template asks whether a tag is there',
    {
      'a.tick': message('{{ if .Tags.rack }}rack {{ index .Tags "rack" }}{{ end }}').replace(
        ' {{ index .Tags "rack" }}',
        '',
      ),
      'data.lp': CPU,
    },
  ],
  [
    'a template gives a word for a field that is missing',
    { 'a.tick': message('{{ or .Tags.rack "no rack" }}'), 'data.lp': CPU },
  ],
  [
    'time is that of the point',
    { 'a.tick': from('hour("time") > 5'), 'data.lp': 'cpu,time=x time="y",usage=90 1000000000\n' },
  ],
  [
    'a field of one measurement is a tag of another',
    {
      'a.tick': from('"host" == \'a\''),
      'data.lp': 'cpu,host=a usage=90 1000000000\nlog host="a" 1000000000\n',
    },
  ],
  [
    'another task writes the measurement',
    {
      'a.tick':
        "stream\n    |from()\n        .measurement('cpu')\n    |kapacitorLoopback()\n        .database('rollup')\n        .retentionPolicy('week')\n        .measurement('cpu_1m')\n",
      'b.tick':
        "dbrp \"rollup\".\"week\"\n\nstream\n    |from()\n        .database('rollup')\n        .retentionPolicy('week')\n        .measurement('cpu_1m')\n",
      'data.lp': CPU,
    },
  ],
  [
    'another task writes what a query asks for',
    {
      'a.tick':
        "stream\n    |from()\n        .measurement('cpu')\n    |influxDBOut()\n        .database('telegraf')\n        .retentionPolicy('autogen')\n        .measurement('cpu_1m')\n",
      'b.tick':
        "batch\n    |query('SELECT mean(usage) FROM telegraf.autogen.cpu_1m')\n        .period(1m)\n        .every(1m)\n",
      'data.lp': CPU,
    },
  ],
  [
    'keys of tables in sections',
    {
      'kapacitor.conf':
        "[[influxdb]]\n  enabled = true\n  name = 'default'\n  [influxdb.subscriptions]\n    telegraf = ['autogen']\n  [influxdb.excluded-subscriptions]\n    _internal = ['monitor']\n",
    },
  ],
  [
    'keys behind the tables of sections nobody knows',
    {
      'kapacitor.conf':
        "[udf]\n[udf.functions]\n  [udf.functions.avg]\n    prog = '/usr/bin/avg'\n    timeout = '10s'\n    [udf.functions.avg.env]\n      PYTHONPATH = '/opt'\n",
    },
  ],
  ['sections and keys in capitals', { 'kapacitor.conf': "[HipChat]\n  Enabled = false\n  ROOM = 'ops'\n" }],
  ['a deadman of no point at all', { 'a.tick': 'stream\n    |from()\n    |deadman(0.0, 10s)\n' }],
  [
    'a record of every point',
    {
      'a.tick':
        "stream\n    |from()\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"usage\" > 80)\n        .log('/tmp/alerts.log')\n        .topic('cpu')\n",
      'data.lp': CPU,
    },
  ],
  [
    'a deadman that writes a record',
    { 'a.tick': "stream\n    |from()\n    |deadman(1.0, 10s)\n        .log('/tmp/alerts.log')\n" },
  ],
  [
    'a message for each query',
    {
      'a.tick':
        'batch\n    |query(\'SELECT mean(usage) FROM telegraf.autogen.cpu\')\n        .period(1m)\n        .every(1m)\n    |alert()\n        .crit(lambda: "mean" > 80)\n        .slack()\n',
      'kapacitor.conf': "[slack]\n  enabled = true\n  url = 'https://hooks.slack.com/services/x'\n",
      'data.lp': CPU,
    },
  ],
  [
    'a join whose times are the same',
    {
      'a.tick':
        "var a = stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\nvar b = stream\n    |from()\n        .measurement('hits')\n        .groupBy('host')\n\na\n    |join(b)\n        .as('a', 'b')\n",
      'data.lp': CPU + WEB,
    },
  ],
];

test.each(CLEAN.map(([what, files, told = []]) => ({ what, files, told })))(
  'nothing is told: $what',
  ({ files, told }) => {
    const workspace = Object.entries(files).map(([path, content]) => ({ path, content }));
    const problems = diagnose(workspace).filter(({ code }) => !told.some((each) => each === code));
    expect(problems.map(({ code, plain }) => `${code}: ${plain}`)).toEqual([]);
  },
);

/** What is told has its reason, and a fix that can be meant. */
const TOLD: readonly (readonly [
  script: string,
  data: string,
  problems: readonly string[],
  fixed: string | undefined,
])[] = [
  [
    from('"host" =~ \'web.*\''),
    WEB,
    [
      'regex-wanted: =~ needs a regular expression between slashes: /web.*/. A text never matches, and each point logs an error.',
    ],
    from('"host" =~ /web.*/'),
  ],
  [
    from('"host" =~ \'*web*\''),
    WEB,
    [
      'regex-wanted: =~ needs a regular expression between slashes: /web/. A text never matches, and each point logs an error.',
    ],
    from('"host" =~ /web/'),
  ],
  [
    from('"usage" % 2.0 == 0.0'),
    CPU,
    ['float-remainder: % takes integers, and "usage" is a float: write int("usage") % 2.'],
    from('int("usage") % 2 == 0.0'),
  ],
  [
    from('"cores" % 2.5 == 0'),
    CPU,
    ['float-remainder: % takes integers, and 2.5 is a float: write "cores" % int(2.5).'],
    from('"cores" % int(2.5) == 0'),
  ],
  [
    from('"used" / "total" / 7 > 1'),
    CPU,
    ['int-division: This divides two integers, and the fraction is cut off. Use float("used") / float("total") / 7.0.'],
    from('float("used") / float("total") / 7.0 > 1'),
  ],
  [
    from('mean("usage") > 80'),
    CPU,
    [
      "node-in-lambda: mean is a node, because it looks at many points and a lambda at one: put |window() and |mean('usage') in front of this.",
    ],
    undefined,
  ],
  [
    from('avg("usage") > 80'),
    CPU,
    [
      "node-in-lambda: avg is called mean, and is a node, because it looks at many points and a lambda at one: put |window() and |mean('usage') in front of this.",
    ],
    undefined,
  ],
  [
    message('{{ .Tags.rack }}'),
    CPU,
    ['template-key: No tag rack here, so it prints <no value>. Tags here: host.'],
    undefined,
  ],
  [
    message('{{ index .Tags "rack" }}'),
    CPU,
    ['template-key: No tag rack here, so it prints nothing. Tags here: host.'],
    undefined,
  ],
  [
    `stream\n    |from()\n    |eval(lambda: string("cores"))\n        .as('size')\n        .keep('size')\n        .tags('size')\n    |where(lambda: "size" == '4')\n`,
    CPU,
    [
      "field-and-tag: eval makes size a tag and keeps it as a field too: an expression cannot tell them apart. Take 'size' out of .keep().",
    ],
    undefined,
  ],
  [
    `stream\n    |from()\n    |eval(lambda: 'b')\n        .as('host')\n    |where(lambda: "host" == 'b')\n`,
    CPU,
    [
      'field-and-tag: eval makes a field host beside the tag host: an expression cannot tell them apart. Give it another name in .as().',
    ],
    undefined,
  ],
];

test.each(TOLD)('%s', (script, data, problems, fixed) => {
  const workspace = [
    { path: 'a.tick', content: script },
    { path: 'data.lp', content: data },
  ];
  const told = diagnose(workspace);
  expect(told.map(({ code, plain }) => `${code}: ${plain}`)).toEqual(problems);
  const [first] = told;
  expect(first?.fix === undefined ? undefined : applyEdits(script, first.fix.edits)).toBe(fixed);
});

/** Behind an error in the same or an earlier statement nothing is sure; in front of it all is. */
const FOLLOWING: readonly (readonly [script: string, codes: readonly string[]])[] = [
  ['stream\n    |from()\n    |alert()\n        .crit(lambda: "usage" > 80)\n        .hipChat(\n', ['unfinished']],
  ['stream\n    |from()\n    |where(lambda: "usa', ['unterminated']],
  ["stream\n    |from()\n        .measurement('c", ['unterminated']],
  ["stream\n    |from()\n        .groupBy('ho", ['unterminated']],
  ['stream\n    |from()\n        .grou', ['unknown-member']],
  ['stream\n    |from()\n    |ale', ['missing-parentheses']],
  [
    "var a = stream\n    |from()\n        .groupBy('host')\nvar b = stream\n    |from()\n        .groupBy('dc')\n\na\n    |join(b)\n        .as('a', 'b')\n        .tolerance(10s)\n",
    ['unknown-tag', 'join-groups'],
  ],
  ['stream\n    |from()\n    |eval(lambda: "usage" * 2.0)\n    |where(lambda: "twice" > 5.0)\n', ['eval-as']],
  [
    'var a = stream\n    |from()\n        .where(lambda: "usge" > 1)\n\nvar b = a\n    |evl()\n    |where(lambda: "usge" > 1)\n',
    ['unknown-member', 'unknown-field'],
  ],
];

test.each(FOLLOWING)('only the error is told: %j', (script, codes) => {
  const workspace = [
    { path: 'a.tick', content: script },
    { path: 'data.lp', content: CPU },
  ];
  expect(diagnose(workspace).map(({ code }) => code)).toEqual(codes);
});
