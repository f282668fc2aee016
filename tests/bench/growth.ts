/**
 * How the time of every reader grows with its text: at n, 2n and 4n, from the size on where it takes over 50 ms. Twice
 * as much text may take 2.6 times as long.
 */
import { spawnSync } from 'node:child_process';
import { report } from '../../src/cli/report';
import { readJson } from '../../src/go/json/read';
import { isTemplateError, parseTemplate } from '../../src/go/template/template';
import { readYaml } from '../../src/go/yaml/read';
import { parseInfluxQL } from '../../src/influxql/syntax/parse';
import { readToml } from '../../src/kapacitor/config/toml';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { diagnose } from '../../src/language/diagnostics';
import { semanticTokens } from '../../src/language/semantic-tokens';
import { PLAIN_CSV } from '../../src/points/formats/csv/plain-csv';
import { readData } from '../../src/points/formats/read/read-data';
import { withoutSecrets } from '../../src/sharing/secrets/leave-out';
import { SecretMask } from '../../src/sharing/secrets/mask';
import { formatScript } from '../../src/tickscript/format';
import { parseScript } from '../../src/tickscript/parse';
import { list, type Maker, moreReaders, type Reader } from './growth-readers';

const DATA = { path: 'data.lp', content: 'cpu v=1 1514764800000000000\n' };

const SCRIPTS: Readonly<Record<string, Maker>> = {
  pipes: (n) => '|'.repeat(n),
  hashes: (n) => '#'.repeat(n),
  quotes: (n) => "'".repeat(n),
  escapes: (n) => `var a = '${"\\'".repeat(n)}`,
  'open brackets': (n) => '('.repeat(n),
  'one word': (n) => 'a'.repeat(n),
  'one number': (n) => `var a = ${'1'.repeat(n)}`,
  'one text': (n) => `var a = '${'a'.repeat(n)}'`,
  comments: (n) => list(n, (i) => `// line ${i}\n`),
  actions: (n) => `stream|from()|alert().message('${'{{ .ID }}'.repeat(n)}')`,
  ANDs: (n) => `stream|from()|where(lambda: ${list(n, () => '"v" > 1', ' AND ')})`,
  sums: (n) => `var a = ${list(n, (i) => String(i), ' + ')}`,
  properties: (n) => `stream|from()|alert()${list(n, () => ".tag('a')")}`,
  lambdas: (n) =>
    `stream|from()|eval(${list(n, (i) => `lambda: "v" + ${i}.0`, ', ')}).as(${list(n, (i) => `'a${i}'`, ', ')})`,
  texts: (n) => `stream|from().groupBy(${list(n, (i) => `'t${i}'`, ', ')})`,
  variables: (n) => list(n, (i) => `var v${i} = ${i}\n`),
  nodes: (n) => `stream|from()${list(n, () => '|where(lambda: "v" > 1)')}`,
};
const TOML: Readonly<Record<string, Maker>> = {
  keys: (n) => `[hipchat]\n${list(n, (i) => `k${i} = "v"\n`)}`,
  tables: (n) => list(n, (i) => `[t${i}]\na = 1\n`),
  'tables in a list': (n) => list(n, () => '[[slack]]\nchannel = "a"\n'),
  list: (n) => `a = [${list(n, String, ', ')}]`,
  text: (n) => `a = """${'x\n'.repeat(n)}"""`,
  quotes: (n) => `a = "${'\\"'.repeat(n)}"`,
};
const YAML: Readonly<Record<string, Maker>> = {
  keys: (n) => list(n, (i) => `k${i}: v\n`),
  items: (n) => list(n, (i) => `- ${i}\n`),
  'aliases of one anchor': (n) => `a: &a [1, 2, 3]\nb:\n${list(n, () => '  - *a\n')}`,
  text: (n) => `a: |\n${list(n, () => '  line\n')}`,
  flow: (n) => `[${list(n, String, ', ')}]`,
};
const JSONS: Readonly<Record<string, Maker>> = {
  keys: (n) => `{${list(n, (i) => `"k${i}": "v"`, ', ')}}`,
  items: (n) => `[${list(n, String, ', ')}]`,
  text: (n) => `"${'\\"'.repeat(n)}"`,
};
const QUERIES: Readonly<Record<string, Maker>> = {
  ANDs: (n) => `SELECT v FROM cpu WHERE ${list(n, () => 'v > 1', ' AND ')}`,
  fields: (n) => `SELECT ${list(n, (i) => `mean(f${i})`, ', ')} FROM cpu`,
  sums: (n) => `SELECT ${list(n, (i) => `f${i}`, ' + ')} FROM cpu`,
};
const TEMPLATES: Readonly<Record<string, Maker>> = {
  actions: (n) => '{{ .ID }}'.repeat(n),
  'ifs side by side': (n) => '{{ if .ID }}a{{ end }}'.repeat(n),
  braces: (n) => '{{'.repeat(n),
  pipes: (n) => `{{ .ID ${'| print '.repeat(n)}}}`,
  'blanks that are not trimmed': (n) => `${' '.repeat(n)}x{{- .ID }}`,
  'a number that is none': (n) => `{{ ${'1+'.repeat(n)} }}`,
};
/** What stands in HTML before an action: its contexts are found by what went before. */
const DETAILS: Readonly<Record<string, Maker>> = {
  'blanks in a style': (n) => `<style>a{b: ${' '.repeat(n)}x ("a")}</style>{{ .ID }}`,
  'brackets in a style': (n) => `<style>${'a('.repeat(n)}</style>{{ .ID }}`,
  'signs in a script': (n) => `<script>a ${'+'.repeat(n)}1; {{ .ID }}</script>`,
  'a word in a script': (n) => `<script>${'a'.repeat(n)} ; {{ .ID }}</script>`,
  'sources of an image': (n) => `<img srcset="${'a'.repeat(n)} \u0001, {{ .ID }}">`,
};
/** Texts that lambdas are given. */
const VALUES: Readonly<Record<string, Maker>> = {
  blanks: (n) => `a${' '.repeat(n)}a`,
  digits: (n) => `${'1'.repeat(n)}x`,
  'hexadecimal digits': (n) => `0x${'1'.repeat(n)}x`,
};
const ODD_LINES: Readonly<Record<string, Maker>> = {
  'quotes that nobody closes': (n) => `cpu s=\u201c"${'\\"'.repeat(n)} 1`,
  'typographic quotes': (n) => `cpu s=${'(\u00ab '.repeat(n)} 1`,
};
const TABLES: Readonly<Record<string, Maker>> = {
  rows: (n) => `time,host,v\n${list(n, (i) => `${i},a,${i}\n`)}`,
  quotes: (n) => `time,v\n1,"${'""'.repeat(n)}"\n`,
  columns: (n) => `time,${list(n, (i) => `c${i}`, ',')}\n1,${list(n, String, ',')}\n`,
};
const LINES: Readonly<Record<string, Maker>> = {
  points: (n) => list(n, (i) => `cpu,host=h${i % 10} v=${i} ${i}\n`),
  series: (n) => list(n, (i) => `cpu,host=h${i} v=1 ${i}\n`),
  fields: (n) => `cpu ${list(n, (i) => `f${i}=1`, ',')} 1\n`,
  'one text': (n) => `cpu v="${'a'.repeat(n)}" 1\n`,
  junk: (n) => list(n, () => 'x\n'),
};
const SECRETS: Readonly<Record<string, Maker>> = {
  word: (n) => 'x'.repeat(n),
  addresses: (n) => '://a:b'.repeat(n),
  names: (n) => '"token'.repeat(n),
  values: (n) => list(n, (i) => `token = "secret-value-${i}"\n`),
  'names and signs': (n) => 'password='.repeat(n),
  parameters: (n) => '?a='.repeat(n),
  hooks: (n) => '/hook/'.repeat(n),
  'private keys': (n) => '-----BEGIN PRIVATE KEY-----'.repeat(n),
  'web tokens': (n) => '-eyJ'.repeat(n),
  surrogates: (n) => '\ud800'.repeat(n),
};

/** Every reader with what it reads. */
const READERS: Readonly<Record<string, readonly [Readonly<Record<string, Maker>>, Reader]>> = {
  'parse script': [SCRIPTS, parseScript],
  'format script': [SCRIPTS, formatScript],
  'colours of script': [SCRIPTS, (content) => semanticTokens([{ path: 'a.tick', content }], 'a.tick')],
  'problems of script': [SCRIPTS, (content) => diagnose([{ path: 'a.tick', content }, DATA])],
  'report of script': [SCRIPTS, (content) => reported([{ path: 'a.tick', content }, DATA])],
  toml: [TOML, readToml],
  'problems of kapacitor.conf': [TOML, (content) => diagnose([{ path: 'kapacitor.conf', content }])],
  yaml: [YAML, (text) => readYaml(text)],
  'problems of a handler': [YAML, (content) => diagnose([{ path: 'handlers/a.yaml', content }])],
  json: [JSONS, readJson],
  influxql: [QUERIES, parseInfluxQL],
  'report of a query': [QUERIES, (query) => reported([{ path: 'a.tick', content: batch(query) }, DATA])],
  template: [TEMPLATES, rendered],
  'report of details': [
    DETAILS,
    (text) => reported([{ path: 'a.tick', content: alertWith(`.details('${text}')`) }, DATA]),
  ],
  'report of values': [
    VALUES,
    (text) =>
      reported([
        {
          path: 'a.tick',
          content: `stream|from()|eval(lambda: strTrimSpace("s"), lambda: float("s")).as('a', 'b')|log()`,
        },
        { path: 'data.lp', content: `cpu s="${text.trimEnd()}" 1514764800000000000\n` },
      ]),
  ],
  'problems of odd lines': [ODD_LINES, (content) => diagnose([SCRIPT, { path: 'data.lp', content }])],
  csv: [TABLES, (text) => readData(text, PLAIN_CSV, { fileStem: 'cpu', scriptTags: new Set(), choices: {} })],
  'report of csv': [TABLES, (content) => reported([{ path: 'data.csv', content }, SCRIPT])],
  'report of lines': [LINES, (content) => reported([{ path: 'data.lp', content }, SCRIPT])],
  'secrets of a script': [SCRIPTS, (content) => withoutSecrets([{ path: 'a.tick', content }])],
  'secrets of toml': [{ ...TOML, ...SECRETS }, (content) => withoutSecrets([{ path: 'kapacitor.conf', content }])],
  'secrets of yaml': [{ ...YAML, ...SECRETS }, (content) => withoutSecrets([{ path: 'a.yaml', content }])],
  'secrets of json': [{ ...JSONS, ...SECRETS }, (content) => withoutSecrets([{ path: 'a.json', content }])],
  'secrets of an environment': [SECRETS, (content) => withoutSecrets([{ path: 'environment', content }])],
  'secrets of notes': [SECRETS, (content) => withoutSecrets([{ path: 'notes.txt', content }])],
  'secrets of data': [{ ...LINES, ...SECRETS }, (content) => withoutSecrets([{ path: 'data.lp', content }])],
  ...moreReaders({ scripts: SCRIPTS, toml: TOML, yaml: YAML, lines: LINES, tables: TABLES }),
  mask: [SECRETS, (content) => new SecretMask([{ path: 'notes.txt', content }]).text(content)],
};

const SCRIPT = { path: 'a.tick', content: 'stream|from().measurement(\'cpu\')|alert().crit(lambda: "v" > 1e9)' };

function alertWith(property: string): string {
  return `stream|from()|alert().crit(lambda: TRUE)${property}`;
}

function batch(query: string): string {
  return `batch|query('${query}').period(1m).every(1m)|alert().crit(lambda: TRUE)`;
}

function reported(workspace: readonly { readonly path: string; readonly content: string }[]): string {
  return report(
    'folder',
    workspace,
    runWorkspace(WHOLE, workspace, { budget: { milliseconds: 60_000, events: 10_000 } }),
  );
}

function rendered(text: string): unknown {
  const template = parseTemplate('t', text);
  return isTemplateError(template) ? template : template.execute(null);
}

const FROM = 50;
const MOST_GROWTH = 2.6;
/** The largest n, and how long one reading may take at all. */
const LARGEST = 1 << 19;
const PATIENCE = 6_000;

/** Helpers that collect garbage count as processor time, and they do so from a size on: without them each step is the reader's. */
const ALONE = '--single-threaded-gc';
const ROOMY = ['--max-semi-space-size=64'];

/** `npm run bench -- growth [PART OF A NAME]`. The process ends with 1 where something grows too fast. */
export function benchGrowth(): void {
  if (!process.execArgv.includes(ALONE)) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, ALONE, ...ROOMY, ...process.argv.slice(1)], {
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
    return;
  }
  const wanted = process.argv[3] ?? '';
  const failures: string[] = [];
  for (const [reader, [makers, read]] of Object.entries(READERS)) {
    for (const [kind, make] of Object.entries(makers)) {
      const name = `${reader}, ${kind}`;
      if (!name.includes(wanted)) continue;
      const found = growthOf(make, read);
      console.log(`growth, ${name}: ${found.words}`);
      if (!found.ok) failures.push(`${name}: ${found.words}`);
    }
  }
  if (failures.length === 0) return;
  console.log(`\ngrows too fast, or breaks:\n  ${failures.join('\n  ')}`);
  process.exitCode = 1;
}

interface Growth {
  readonly ok: boolean;
  readonly words: string;
}

/** What grows too fast is measured once more: other work of the machine costs memory bandwidth, which counts too. */
function growthOf(make: Maker, read: Reader): Growth {
  try {
    const first = measured(make, read);
    return first.ok ? first : measured(make, read);
  } catch (error) {
    return { ok: false, words: `throws ${String(error).slice(0, 100)}` };
  }
}

function measured(make: Maker, read: Reader): Growth {
  let n = 512;
  let time = timeOf(make(n), read, 1);
  while (time < FROM && n < LARGEST) {
    n *= 2;
    time = timeOf(make(n), read, 1);
  }
  if (time < FROM) return { ok: true, words: `${time.toFixed(0)} ms at ${n}` };
  const times = [timeOf(make(n), read), timeOf(make(2 * n), read)];
  const [one = 0, two = 0] = times;
  if (two < PATIENCE) times.push(timeOf(make(4 * n), read));
  const growths = times.slice(1).map((value, place) => value / Math.max(times[place] ?? 1, 1));
  const words = `${times.map((value) => value.toFixed(0)).join(', ')} ms from ${n} on: ${growths.map((growth) => growth.toFixed(2)).join(', ')}`;
  const isTooFast = growths.some((growth, place) => (times[place] ?? 0) >= FROM && growth > MOST_GROWTH);
  return { ok: !isTooFast && one < PATIENCE, words };
}

/** Counts readings: some readers remember the last text, so each is another one. */
let readings = 0;

/** Processor time in milliseconds, the best of some: the machine may do other things. */
function timeOf(text: string, read: Reader, rounds = 3): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const own = `${text}${'\n'.repeat(1 + (readings++ % 7))}`;
    // Joins the pieces that it is made of, which is no work of the reader's.
    own.charCodeAt(own.length >> 1);
    globalThis.gc?.();
    const { user, system } = timed(() => read(own));
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

function timed(work: () => unknown): NodeJS.CpuUsage {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before);
}
