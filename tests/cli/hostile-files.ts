/** Templates and files that somebody made to break what reads them. */
import { gzipSync, zipSync } from 'fflate';
import type { ExitCode } from '../../src/cli/exit-code';
import type { HostileFolder } from './hostile/folder';

const POINTS = Array.from(
  { length: 60 },
  (_, i) => `cpu,host=h${i % 3} v=${i},n=${i}i,s="x${i}" ${1514764800 + i}000000000`,
).join('\n');
const list = (n: number, part: (i: number) => string, between = '') =>
  Array.from({ length: n }, (_, i) => part(i)).join(between);
const script = (text: string, points = POINTS) => ({ 'a.tick': text, 'data.lp': points });
const told = (words: string) => script(`stream|from()|alert().crit(lambda: TRUE).message('${words}').log('/l')`);
const SCRIPT = "stream|from().measurement('cpu')|alert().crit(lambda: \"v\" > 40).log('/l')";
const beside = (name: string, content: string | Uint8Array) => ({
  'a.tick': SCRIPT,
  'data.lp': POINTS,
  [name]: content,
});
const only = (name: string, content: string | Uint8Array) => ({ 'a.tick': SCRIPT, [name]: content });
const RUN: readonly ExitCode[] = [0, 1, 3];

type Row = readonly [what: string, files: HostileFolder['files'], codes: readonly ExitCode[]];

const TEXTS: readonly Row[] = [
  ['widths of printf', told('{{ printf "%999999999d" 1 }}'), RUN],
  ['widths of printf from an argument', told('{{ printf "%*d" 2147483647 1 }}'), RUN],
  ['precision of printf', told('{{ printf "%.999999f" 1.5 }}{{ printf "%.2147483647f" 1.5 }}'), RUN],
  ['many wide printfs', told('{{ printf "%99999s" "x" }}'.repeat(2_000)), RUN],
  ['a template that calls itself', told('{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}'), RUN],
  [
    'templates that call each other twice',
    told(
      `{{ define "t0" }}x{{ end }}${list(60, (i) => `{{ define "t${i + 1}" }}{{ template "t${i}" . }}{{ template "t${i}" . }}{{ end }}`)}{{ template "t60" . }}`,
    ),
    RUN,
  ],
  ['range over all fields in range', told(`${'{{ range .Fields }}'.repeat(30)}x${'{{ end }}'.repeat(30)}`), RUN],
  ['variables that double', told(`{{ $a := "x" }}${list(40, () => '{{ $a = printf "%s%s" $a $a }}')}{{ $a }}`), RUN],
  ['a template of a megabyte', told('{{ .ID }}'.repeat(110_000)), RUN],
  ['a template of a megabyte of text', told('x'.repeat(1_000_000)), RUN],
  [
    'details that escape a megabyte',
    script(`stream|from()|alert().crit(lambda: TRUE).details('${'<'.repeat(1_000_000)}').log('/l')`),
    RUN,
  ],
  ['comparisons of nested lists', told('{{ eq .Tags .Tags }}{{ index .Fields "v" "w" "x" }}'), RUN],
  ['html of html', told('{{ html (html (html (html (html .ID)))) }}'.repeat(1_000)), RUN],
  ['js of js', told(`{{ ${'js ('.repeat(60)}.ID${')'.repeat(60)} }}`), RUN],
  ['slices of nothing', told('{{ slice .ID 0 9223372036854775807 }}'), RUN],
];

const bomb = gzipSync(new Uint8Array(200_000_000), { level: 9 });

const OTHERS: readonly Row[] = [
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
      'data.lp': POINTS,
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
      'data.lp': POINTS,
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
  ['a gzip bomb as data', only('data.lp.gz', bomb), RUN],
  ['a gzip bomb as a recording', only('a.srpl', bomb), RUN],
  ['a gzip bomb in a gzip bomb', only('a.srpl', gzipSync(bomb)), RUN],
  [
    'a zip bomb as a batch recording',
    {
      'a.tick': "batch|query('SELECT v FROM telegraf.autogen.cpu').period(1m).every(1m)|log()",
      'a.brpl': zipSync({ '0': new Uint8Array(300_000_000) }, { level: 9 }),
    },
    RUN,
  ],
  [
    'a batch recording of 400 files',
    {
      'a.tick': "batch|query('SELECT v FROM telegraf.autogen.cpu').period(1m).every(1m)|log()",
      'a.brpl': zipSync(Object.fromEntries(Array.from({ length: 400 }, (_, i) => [String(i), new Uint8Array()]))),
    },
    RUN,
  ],
  [
    'zip names that leave',
    only(
      'data.zip',
      zipSync({ '../../etc/passwd': new Uint8Array(4), '/abs': new Uint8Array(4), '': new Uint8Array(1) }),
    ),
    RUN,
  ],
  ['one line of data of a megabyte', only('data.lp', `cpu v="${'x'.repeat(1_000_000)}" 1514764800000000000`), RUN],
  [
    '20,000 fields of one point',
    only('data.lp', `cpu ${list(20_000, (i) => `f${i}=${i}`, ',')} 1514764800000000000`),
    RUN,
  ],
  [
    '20,000 tags of one point',
    only('data.lp', `cpu,${list(20_000, (i) => `t${i}=${i}`, ',')} v=1 1514764800000000000`),
    RUN,
  ],
  [
    '20,000 measurements',
    only(
      'data.lp',
      list(20_000, (i) => `m${i} v=1 ${1514764800 + i}000000000\n`),
    ),
    RUN,
  ],
  [
    '20,000 groups',
    {
      'a.tick': 'stream|from().groupBy(*)|window().period(1m).every(1s)|mean(\'v\')|alert().crit(lambda: "mean" > 0)',
      'data.lp': list(20_000, (i) => `cpu,h=${i} v=1 ${1514764800 + i}000000000\n`),
    },
    RUN,
  ],
  ['JSON data, 100,000 deep', only('points.json', '['.repeat(100_000)), RUN],
  [
    'CSV of one row of 100,000 columns',
    only('data.csv', `time,${list(100_000, (i) => `c${i}`, ',')}\n1,${list(100_000, String, ',')}\n`),
    RUN,
  ],
  ['CSV of quotes', only('data.csv', `time,v\n1,${'"'.repeat(500_001)}\n`), RUN],
  [
    'a recipe without an end',
    only(
      'lab.recipe.json',
      '{"every":"1ns","points":9007199254740991,"make":[{"measurement":"cpu","fields":{"v":{"shape":"sine"}}}]}',
    ),
    RUN,
  ],
  [
    'a recipe of a billion hosts',
    only(
      'lab.recipe.json',
      `{"every":"1s","points":100000,"make":[{"measurement":"cpu","tags":{${list(8, (i) => `"t${i}":[${list(20, (j) => `"v${j}"`, ',')}]`, ',')}},"fields":{"v":{"shape":"ramp"}}}]}`,
    ),
    RUN,
  ],
  [
    'a span of batches from the beginning of time',
    {
      'a.tick': "batch|query('SELECT v FROM telegraf.autogen.cpu').period(1s).every(1s)|log()",
      'data.lp': POINTS,
      'case.json': '{"batch":{"start":"1677-09-21T00:12:44Z","stop":"2262-04-11T23:47:16Z"}}',
    },
    RUN,
  ],
  [
    'a silence of centuries',
    { 'a.tick': 'stream|from()|deadman(1.0, 1s)|log()', 'data.lp': POINTS, 'case.json': '{"silence":"200000h"}' },
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
      'data.lp': POINTS,
      ...Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`sideload/etc/limits/h${i}.yml`, `a: ${i}\n`])),
    },
    RUN,
  ],
  [
    'templates of templates',
    {
      'templates/t.tick': list(3_000, (i) => `var v${i} int\n`) + SCRIPT,
      'tasks/t.yaml': `template-id: t\nvars:\n${list(3_000, (i) => `  v${i}: {type: int, value: ${i}}\n`)}`,
      'data.lp': POINTS,
    },
    RUN,
  ],
];

export const HOSTILE_FILES: readonly Row[] = [...TEXTS, ...OTHERS];
