/** Folders that somebody made to break what reads them. Each is small where it stands and large, deep or odd where it is run. */
import { gzipSync, zipSync } from 'fflate';
import type { ExitCode } from '../../src/cli/exit-code';

export interface HostileFolder {
  readonly what: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** What `tick run` may end with. */
  readonly codes: readonly ExitCode[];
  /** It makes a message as long, which is told as it is. */
  readonly isLong?: boolean;
}

const DATA = Array.from(
  { length: 50 },
  (_, i) => `cpu,host=h${i % 3} v=${i},s="x${i}" ${1514764800 + i}000000000`,
).join('\n');
const SCRIPT = "stream|from().measurement('cpu')|alert().crit(lambda: \"v\" > 40).log('/l')";
const list = (n: number, part: (i: number) => string, between = '') =>
  Array.from({ length: n }, (_, i) => part(i)).join(between);
const nested = (n: number, open: string, inner: string, close: string) => open.repeat(n) + inner + close.repeat(n);
const script = (text: string) => ({ 'a.tick': text, 'data.lp': DATA });
const data = (name: string, content: string | Uint8Array) => ({ 'a.tick': SCRIPT, [name]: content });
const beside = (name: string, content: string | Uint8Array) => ({ 'a.tick': SCRIPT, 'data.lp': DATA, [name]: content });
const where = (condition: string) => script(`stream|from()|where(lambda: ${condition})|log()`);
const message = (text: string) => script(`stream|from()|alert().crit(lambda: TRUE).message('${text}').log('/l')`);
const windowed = (node: string) => script(`stream|from()|window().period(1m).every(10s)|${node}|log()`);
const query = (text: string) => script(`batch|query('${text}').period(1m).every(1m)|log()`);
const ALL = 'SELECT v FROM telegraf.autogen.cpu';
const asking = (when: string) => script(`batch|query('${ALL}').period(1m).${when}|log()`);
const ANY: readonly ExitCode[] = [0, 1];
const REFUSED: readonly ExitCode[] = [1];
const STOPPED: readonly ExitCode[] = [1, 3];
/** Where nothing is refused for certain, and what runs may have no end of its own. */
const RUN: readonly ExitCode[] = [0, 1, 3];

type Row = readonly [what: string, files: HostileFolder['files'], codes?: readonly ExitCode[], isLong?: boolean];

const SCRIPTS: readonly Row[] = [
  ['parentheses, 250 deep', where(nested(250, '(', '"v" > 1', ')')), [0]],
  ['sums in parentheses, 250 deep', where(`${nested(250, '(1.0 + ', '"v"', ')')} > 1.0`), [0]],
  ['negations, 250 deep', where(nested(250, '!(', '"v" > 1', ')')), [0]],
  ['calls, 250 deep', where(`${nested(250, 'abs(', '"v"', ')')} > 1.0`), [0]],
  ['choices, 250 deep', where(`${nested(250, 'if(TRUE, 1.0, ', '"v"', ')')} > 1.0`), [0]],
  ['pipelines inside arguments, 250 deep', script(`stream|from()${nested(250, '|union(stream|from()', '', ')')}`), [0]],
  ['parentheses, 3,000 deep', where(nested(3_000, '(', '"v" > 1', ')')), REFUSED],
  ['parentheses that nobody closes', where('('.repeat(20_000)), REFUSED],
  ['closing parentheses', script(')'.repeat(20_000)), REFUSED],
  ['calls, 3,000 deep', where(`${nested(3_000, 'abs(', '"v"', ')')} > 1`), REFUSED],
  ['pipelines inside arguments', script(`stream|from()${nested(3_000, '|union(stream|from()', '', ')')}`), REFUSED],
  ['signs', where(`"v" > ${'-'.repeat(5_000)}1`), REFUSED],
  ['quotes', script("'".repeat(50_001)), REFUSED],
  ['backslashes in a text', script(`var a = '${'\\'.repeat(50_000)}'`), REFUSED],
  ['a text that nobody closes', script(`var a = '''${'a\n'.repeat(50_000)}`), REFUSED],
  ['pipes', script('|'.repeat(50_000)), REFUSED],
  ['ANDs, 5,000', where(list(5_000, () => '"v" > 1', ' AND ')), [0]],
  ['sums, 5,000', where(`${list(5_000, () => '"v"', ' + ')} > 1`), [0]],
  ['a sum of literals, 5,000', script(`var a = ${list(5_000, String, ' + ')}\nstream|from()|log()`), [0]],
  ['texts that are added, 5,000', script(`var a = ${list(5_000, () => "'a'", ' + ')}\nstream|from()|log()`), [0]],
  ['properties, 5,000', script(`stream|from()|alert()${list(5_000, () => '.crit(lambda: TRUE)')}`), ANY],
  ['tags, 5,000', script(`stream|from()|default()${list(5_000, (i) => `.tag('t${i}', 'a')`)}|log()`), ANY],
  ['comments, 5,000', script(`${list(5_000, (i) => `// ${i}\n`)}stream|from()|log()`), [0]],
  ['2,000 nodes in a row', script(`stream|from()${'|where(lambda: TRUE)'.repeat(2_000)}|log()`), ANY],
  ['20,000 nodes in a row', script(`stream|from()${'|where(lambda: TRUE)'.repeat(20_000)}|log()`), STOPPED],
  ['2,000 branches', script(`var a = stream|from()\n${list(2_000, () => 'a|where(lambda: TRUE)\n')}`), ANY],
  [
    'vars of vars, 5,000',
    script(`var a0 = 1\n${list(5_000, (i) => `var a${i + 1} = a${i} + 1\n`)}stream|from()|log()`),
    ANY,
  ],
  [
    'lambdas of lambdas, 5,000',
    script(
      `var a0 = lambda: TRUE\n${list(1_000, (i) => `var a${i + 1} = lambda: a${i} AND TRUE\n`)}stream|from()|where(a1000)|log()`,
    ),
    RUN,
  ],
  [
    'an eval of 500 lambdas',
    script(
      `stream|from()|eval(${list(500, (i) => `lambda: "v" + ${i}`, ', ')}).as(${list(500, (i) => `'a${i}'`, ', ')})|log()`,
    ),
    ANY,
  ],
  ['groups by 5,000 tags', script(`stream|from().groupBy(${list(5_000, (i) => `'t${i}'`, ', ')})|log()`), ANY],
  ['a list of 5,000', script(`var a = [${list(5_000, (i) => `'t${i}'`, ', ')}]\nstream|from().groupBy(a)|log()`), ANY],
  ['an expression that doubles back', where(`"s" =~ /${'(a*)*'.repeat(500)}b/`), ANY],
  ['a regular expression of a million copies', where('"s" =~ /((a{100}){100}){100}/'), REFUSED],
  ['deep groups of a regular expression', where(`"s" =~ /${nested(2_000, '(', 'a', ')')}/`), REFUSED],
  [
    'lone surrogates',
    script("stream|from()|alert().id('\ud800').message('\udfff {{ .ID }}').crit(lambda: TRUE).log('/l')"),
    ANY,
  ],
  ['zero characters', script('stream\0|from()\0|log()'), REFUSED],
  [
    'a byte order mark and zeros in UTF-16',
    { ...script(''), 'a.tick': Uint8Array.from([0xff, 0xfe, 0x73, 0, 0x74, 0]) },
    ANY,
  ],
  ['bytes that are no UTF-8', { ...script(''), 'a.tick': Uint8Array.from([0x73, 0xff, 0xc0, 0x80, 0xf5, 0x27]) }, ANY],
  ['an empty script', script(''), ANY],
  ['only blanks', script(' \t\r\n'.repeat(5_000)), ANY],
  ['the largest numbers', where('"v" > 9223372036854775807 AND "v" < -9223372036854775808'), ANY],
  ['a number beyond all', where(`"v" > ${'9'.repeat(5_000)}`), REFUSED],
  ['a float of many digits', where(`"v" > 0.${'1'.repeat(5_000)}`), ANY],
  ['a duration beyond all', script('stream|from()|window().period(99999999999w).every(1s)|log()'), ANY],
  ['a negative window', script('stream|from()|window().period(-1s).every(-1s)|log()'), RUN],
  ['a window of nothing', script('stream|from()|window().period(0s).every(0s)|log()'), RUN],
  ['a window of -1 points', script('stream|from()|window().periodCount(-1).everyCount(-5)|log()'), RUN],
  [
    'a window of 9e18 points',
    script('stream|from()|window().periodCount(9223372036854775807).everyCount(1)|log()'),
    RUN,
  ],
  [
    'a history of 9e18',
    script("stream|from()|alert().crit(lambda: TRUE).history(9223372036854775807).flapping(0.1, 0.2).log('/l')"),
    RUN,
  ],
  ['a history of -1', script("stream|from()|alert().crit(lambda: TRUE).history(-1).flapping(0.1, 0.2).log('/l')"), RUN],
  ['a deadman of a nanosecond', script("stream|from()|deadman(0.0, 1u).log('/l')"), RUN],
  ['a deadman of no time', script("stream|from()|deadman(0.0, 0s).log('/l')"), RUN],
  ['a deadman of negative time', script("stream|from()|deadman(0.0, -1s).log('/l')"), RUN],
  ['stats of no time', script('stream|from()|stats(0s)|log()'), RUN],
  ['a barrier of no time', script('stream|from()|barrier().idle(0s)|log()'), RUN],
  ['a barrier of negative time', script('stream|from()|barrier().period(-1s)|log()'), RUN],
  ['a sample of nothing', script('stream|from()|sample(0)|log()'), RUN],
  ['a sample of negative time', script('stream|from()|sample(-1s)|log()'), RUN],
  ['a derivative of no time', script("stream|from()|derivative('v').unit(0s)|log()"), ANY],
  ['a shift beyond time', script('stream|from()|shift(106751d)|shift(106751d)|log()'), RUN],
  ['a moving average of 9e18', script("stream|from()|movingAverage('v', 9223372036854775807)|log()"), RUN],
  ['holtWinters of 9e8', windowed("holtWinters('v', 900000000, 4, 1s)"), RUN],
  ['holtWinters of a season of 9e8', windowed("holtWinters('v', 10, 900000000, 1s)"), RUN],
  ['a percentile of 1e308', windowed("percentile('v', 1e308)"), RUN],
  ['the top 9e18', windowed("top(9223372036854775807, 'v')"), RUN],
  ['flatten over everything', script("stream|from()|flatten().on('host').tolerance(1000000h)|log()"), RUN],
  [
    'a union with itself, 40 deep',
    script(`var a0 = stream|from()\n${list(40, (i) => `var a${i + 1} = a${i}|union(a${i})\n`)}a40|log()`),
    STOPPED,
  ],
  ['a node that follows itself', script('var a = stream|from()\nvar a = a|where(lambda: TRUE)\na|log()'), ANY],
  ['a format of a million digits', where('strLength(string("v")) > 0 AND string(pow(10.0, 308.0)) == \'a\''), ANY],
  [
    'texts that are repeated',
    script(`stream|from()${"|eval(lambda: strReplace(\"s\", 'x', 'xxxxxxxxxx', -1)).as('s')".repeat(12)}|log()`),
    RUN,
  ],
  [
    'strSubstring from -1',
    script('stream|from()|eval(lambda: strSubstring("s", -1, 9223372036854775807)).as(\'x\')|log()'),
    ANY,
  ],
  ['division of the least number by -1', where('-9223372036854775808 / -1 > 0 AND "v" % 0 == 1'), ANY],
  ['a cron of nonsense', asking("cron('99 99 99 99 99 99')"), ANY],
  ['a cron of never', asking("cron('0 0 0 30 2 *')"), ANY],
  ['a query every negative second', asking('every(-1s)'), RUN],
  ['a query every nanosecond', asking('every(1u)'), RUN],
  ['a query with an offset of ages', asking('every(1m).offset(100000w)'), RUN],
  [
    'a query that groups by a nanosecond',
    query('SELECT mean(v) FROM telegraf.autogen.cpu GROUP BY time(1ns) fill(0)'),
    RUN,
  ],
  [
    'a query of parentheses, 250 deep',
    query(`SELECT v FROM telegraf.autogen.cpu WHERE ${nested(250, '(', 'v > 1', ')')}`),
    [0],
  ],
  [
    'a query of parentheses, 3,000 deep',
    query(`SELECT v FROM telegraf.autogen.cpu WHERE ${nested(3_000, '(', 'v > 1', ')')}`),
    REFUSED,
  ],
  ['a query of signs', query(`SELECT ${'-'.repeat(3_000)}v FROM telegraf.autogen.cpu`), ANY],
  [
    'subqueries, 3,000 deep',
    query(`${'SELECT v FROM ('.repeat(3_000)}SELECT v FROM telegraf.autogen.cpu${')'.repeat(3_000)}`),
    ANY,
  ],
  ['calls of a query, 3,000 deep', query(`SELECT ${nested(3_000, 'abs(', 'v', ')')} FROM telegraf.autogen.cpu`), ANY],
  [
    'ANDs of a query, 5,000',
    query(`SELECT v FROM telegraf.autogen.cpu WHERE ${list(5_000, () => 'v > 1', ' AND ')}`),
    ANY,
  ],
  [
    'fields of a query, 5,000',
    query(`SELECT ${list(5_000, (i) => `v AS v${i}`, ', ')} FROM telegraf.autogen.cpu`),
    RUN,
  ],
  [
    'a limit of 9e18',
    query('SELECT v FROM telegraf.autogen.cpu LIMIT 9223372036854775807 OFFSET 9223372036854775807'),
    ANY,
  ],
  [
    'holt_winters of 9e8 in a query',
    query('SELECT holt_winters(mean(v), 900000000, 4) FROM telegraf.autogen.cpu GROUP BY time(1s)'),
    RUN,
  ],
  ['a sample of 9e18 in a query', query('SELECT sample(v, 9223372036854775807) FROM telegraf.autogen.cpu'), RUN],
];

const TEMPLATES: readonly Row[] = [
  ['blocks of a template, 250 deep', message(nested(250, '{{ if .ID }}', 'x', '{{ end }}')), [0]],
  ['blocks of a template, 3,000 deep', message(nested(3_000, '{{ if .ID }}', 'x', '{{ end }}')), REFUSED],
  ['parentheses of a template, 250 deep', message(`{{ ${nested(250, '(', '.ID', ')')} }}`), ANY],
  ['parentheses of a template, 3,000 deep', message(`{{ ${nested(3_000, '(', '.ID', ')')} }}`), REFUSED],
  ['else ifs, 3,000', message(`{{ if .ID }}${'{{ else if .ID }}x'.repeat(3_000)}{{ end }}`), ANY],
  ['defines, 3,000 deep', message(nested(3_000, '{{ block "a" . }}', 'x', '{{ end }}')), ANY],
  [
    'a template that calls itself',
    message('{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}'),
    STOPPED,
  ],
  [
    'two templates that call each other',
    message(
      '{{ define "a" }}{{ template "b" . }}{{ end }}{{ define "b" }}{{ template "a" . }}{{ end }}{{ template "a" . }}',
    ),
    STOPPED,
  ],
  ['a width of a billion', message('{{ printf "%1000000000d" 1 }}'), ANY],
  ['a width of a million, ten times', message('{{ printf "%999999d%999999d%999999d%999999d" 1 2 3 4 }}'), RUN, true],
  ['a precision of a million', message('{{ printf "%.999999f" 1.5 }}'), RUN, true],
  ['a star of a width', message('{{ printf "%*d" 99999999999 1 }}'), ANY],
  ['an index of 9e18', message('{{ index .Tags 9223372036854775807 }}'), ANY],
  ['a range over 9e18', message('{{ range $i := 9223372036854775807 }}{{ end }}'), [1, 3]],
  ['braces', message('{{'.repeat(5_000)), REFUSED],
  ['a field of a field, 5,000', message(`{{ .${list(5_000, () => 'a', '.')} }}`), ANY, true],
  [
    'details of HTML, 5,000 tags deep',
    script(`stream|from()|alert().crit(lambda: TRUE).details('${'<div>'.repeat(5_000)}{{ .ID }}').log('/l')`),
    ANY,
  ],
  [
    'details with a script inside',
    script(
      "stream|from()|alert().crit(lambda: TRUE).details('<script>{{ .Message }}</script><a href=\"{{ .ID }}\">').log('/l')",
    ),
    ANY,
  ],
];

const FILES: readonly Row[] = [
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

const POINTS: readonly Row[] = [
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

const NAMES: readonly Row[] = [
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

export const HOSTILE_FOLDERS: readonly HostileFolder[] = [...SCRIPTS, ...TEMPLATES, ...FILES, ...POINTS, ...NAMES].map(
  ([what, files, codes = ANY, isLong = false]) => ({ what, files, codes, isLong }),
);
