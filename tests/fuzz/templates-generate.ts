import { GoDuration, GoMap, GoStruct, GoTime, type GoValue } from '../../src/go/value';

/** A template and what it is executed with; the same seed always gives the same cases. */
export interface TemplateCase {
  readonly text: string;
  readonly data: GoValue;
}

/** `struct`: alert data as Kapacitor has it. `json`: what JSON can carry, for an engine that is fed with JSON. */
export type DataKind = 'struct' | 'json';

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.number() * limit);
  }

  chance(probability: number): boolean {
    return this.number() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }
}

const STRINGS = ['', 'a', 'h1', 'eu west', 'str <&> "q" é', "it's", '漢🎉', 'a\\b\n\tc', '0', 'javascript:alert(1)'];
const FLOATS = [0, -0, 1, 1.5, -2.25, 1e6, 1e21, 1e-7, 123456789, 1 / 3, 100, 0.1];
const INTS = [0n, 1n, -3n, 7n, 42n, 1000000n, 9007199254740993n, -9223372036854775808n];
const TIMES = [0n, 1500000000000000000n, 1488348245123456789n, 951782399999999999n];
const DURATIONS = [0n, 1500000000n, 3723000000000n, 100000n, -5000000000n];

export function generateData(random: Random, kind: DataKind): GoValue {
  return kind === 'struct' ? structData(random) : jsonData(random);
}

function structData(random: Random): GoValue {
  const { pick } = bound(random);
  const server = new GoStruct(
    'main.serverInfo',
    new Map<string, GoValue>([
      ['Hostname', 'localhost'],
      ['ClusterID', 'c-id'],
      ['ServerID', 's-id'],
    ]),
  );
  const id = new GoStruct(
    'main.idInfo',
    new Map<string, GoValue>([
      ['Name', pick(STRINGS)],
      ['TaskName', 't1'],
      ['Group', 'host=h1'],
      ['Tags', new GoMap(new Map(tagEntries(random)), 'string')],
      ['ServerInfo', server],
    ]),
  );
  const message = new GoStruct(
    'main.messageInfo',
    new Map<string, GoValue>([
      ['idInfo', id],
      ['ID', pick(STRINGS)],
      ['Fields', new GoMap(new Map(fieldEntries(random)), 'interface {}')],
      ['Level', pick(['OK', 'CRITICAL'])],
      ['Time', new GoTime(pick(TIMES))],
      ['Duration', new GoDuration(pick(DURATIONS))],
    ]),
    ['idInfo'],
  );
  const details = new Map<string, GoValue>([
    ['messageInfo', message],
    ['Message', pick(STRINGS)],
  ]);
  return new GoStruct('main.detailsInfo', details, ['messageInfo']);
}

function bound(random: Random): { pick: <T>(choices: readonly T[]) => T } {
  return { pick: (choices) => random.pick(choices) };
}

function tagEntries(random: Random): [string, string][] {
  const all: [string, string][] = ['host', 'zone', 'a'].map((name) => [name, random.pick(STRINGS)]);
  return all.slice(0, random.below(4));
}

function fieldEntries(random: Random): [string, GoValue][] {
  return [
    ['f', random.pick(FLOATS)],
    ['i', random.pick(INTS)],
    ['s', random.pick(STRINGS)],
    ['b', random.chance(0.5)],
    ['n', random.chance(0.3) ? null : random.pick(FLOATS)],
  ];
}

function jsonData(random: Random): GoValue {
  const map = (entries: [string, GoValue][]): GoMap => new GoMap(new Map(entries), 'interface {}');
  const fields = fieldEntries(random).map(([name, value]): [string, GoValue] => [
    name,
    typeof value === 'bigint' ? Number(value) : Object.is(value, -0) ? 0 : value,
  ]);
  return map([
    ['Name', random.pick(STRINGS)],
    ['TaskName', 't1'],
    ['Group', 'host=h1'],
    ['Tags', map(tagEntries(random))],
    ['ServerInfo', map([['Hostname', 'localhost']])],
    ['ID', random.pick(STRINGS)],
    ['Fields', map(fields)],
    ['Level', random.pick(['OK', 'CRITICAL'])],
    ['Message', random.pick(STRINGS)],
  ]);
}

const PATHS = [
  '.',
  '$',
  '.Name',
  '.ID',
  '.Level',
  '.Message',
  '.Group',
  '.Tags',
  '.Tags.host',
  '.Tags.zone',
  '.Tags.nope',
  '.Fields',
  '.Fields.f',
  '.Fields.i',
  '.Fields.s',
  '.Fields.b',
  '.Fields.n',
  '.Fields.nope',
  '.Fields.f.x',
  '.Fields.n.x',
  '.Fields.nope.x',
  '.ServerInfo',
  '.ServerInfo.Hostname',
  '.Nope',
  '.Time',
  '.Time.Unix',
  '.Time.Year',
  '.Time.Month',
  '.Time.Weekday',
  '.Time.UTC',
  '.Time.Date',
  '.Time.Zone',
  '.Time.Nope',
  '.Time.IsZero',
  '.Time.wall',
  '.Time.Location',
  '.Time.Location.String',
  '.Time.MarshalJSON',
  '.Duration',
  '.Duration.Seconds',
  '.Duration.Hours',
  '.Duration.String',
  '.messageInfo',
  '$.Level',
  '$.Fields.f',
  '.Name.x',
  '.é',
];

const LITERALS = [
  '0',
  '1',
  '5',
  '-3',
  '+2',
  '0x1F',
  '017',
  '1_000',
  '1.5',
  '1e3',
  '.5',
  '2.',
  '0x1p4',
  "'a'",
  "'\\n'",
  "'é'",
  '2i',
  '1+2i',
  'true',
  'false',
  'nil',
  '""',
  '"a"',
  '"host"',
  '"f"',
  '"%v"',
  '"%d"',
  '"%s|%5.2f"',
  '"%q %T"',
  '"\\t\\u00e9\\""',
  '`raw\\n`',
  '"2006-01-02T15:04:05Z07:00"',
  '9223372036854775808',
  '99999999999999999999',
  '1000000000',
];

const FUNCTIONS = [
  'and',
  'or',
  'not',
  'len',
  'index',
  'slice',
  'print',
  'printf',
  'println',
  'html',
  'js',
  'urlquery',
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'call',
];
const METHODS_WITH_ARGUMENTS = [
  '.Time.Format',
  '.Time.Add',
  '.Time.Truncate',
  '.Time.Sub',
  '.Time.AddDate',
  '.Time.In',
  '.Duration.Round',
  '.Name',
  '.Tags.host',
];

/** What loops go over: no large integers, which Go counts up to. */
const RANGES = [
  '.Tags',
  '.Fields',
  '$.Tags',
  '$.Fields',
  '3',
  '0',
  '-2',
  "'\\x02'",
  '.Name',
  '.Nope',
  '.Fields.n',
  '.Fields.b',
  '.ServerInfo',
  '.Time.Month',
  '.Duration.Hours',
  'nil',
  '1.5',
  '(len $.Tags)',
  '(slice $.Name 1)',
  '(index .Fields "s")',
];

/** Makes templates out of pieces that mostly, not always, fit together. */
export class TemplateGenerator {
  #variables: string[] = [];

  constructor(
    readonly random: Random,
    private readonly kind: DataKind,
    private readonly texts: readonly string[],
    private readonly extraFunctions: readonly string[] = [],
  ) {}

  case(): TemplateCase {
    this.#variables = [];
    let text = this.#list(0, 1 + this.random.below(4));
    if (this.random.chance(0.12)) text = this.#damaged(text);
    return { text, data: generateData(this.random, this.kind) };
  }

  #damaged(text: string): string {
    const at = this.random.below(text.length + 1);
    if (this.random.chance(0.5)) return text.slice(0, at) + text.slice(at + 1 + this.random.below(3));
    const junk = [
      '{{',
      '}}',
      '"',
      "'",
      '`',
      '(',
      ')',
      '|',
      '.',
      '$',
      ',',
      ':=',
      '=',
      '[',
      '/',
      '\\',
      '\n',
      'é',
      '-',
      '5',
    ];
    return text.slice(0, at) + this.random.pick(junk) + text.slice(at);
  }

  #list(depth: number, count: number): string {
    let out = '';
    for (let i = 0; i < count; i++) out += this.random.chance(0.4) ? this.random.pick(this.texts) : this.#action(depth);
    return out;
  }

  #action(depth: number): string {
    const r = this.random;
    if (depth > 2 || r.chance(0.55)) return this.#braced(this.#pipeline(0));
    const body = () => this.#list(depth + 1, r.below(3));
    const otherwise = r.chance(0.4)
      ? this.#braced(r.chance(0.8) ? 'else' : `else if ${this.#pipeline(1)}`) + body()
      : '';
    switch (r.below(9)) {
      case 0:
      case 1:
        return this.#braced(`if ${this.#pipeline(0)}`) + body() + otherwise + this.#braced('end');
      case 2:
        return this.#braced(`with ${this.#declared()}`) + body() + otherwise + this.#braced('end');
      case 3:
      case 4:
        return this.#range(body, otherwise);
      case 5:
        return this.#braced(this.#declared());
      case 6:
        return `{{define "t${r.below(2)}"}}${body()}{{end}}`;
      case 7:
        return this.#braced(`template "t${r.below(2)}" ${r.chance(0.8) ? this.#pipeline(1) : ''}`);
      default:
        return r.chance(0.5) ? '{{/* comment */}}' : `{{block "b" ${this.#pipeline(1)}}}${body()}{{end}}`;
    }
  }

  #range(body: () => string, otherwise: string): string {
    const r = this.random;
    const over = r.pick(RANGES);
    const variables = r.pick(['', '$v := ', '$k, $v := ', '$k, $v = ']);
    this.#variables.push('$k', '$v');
    const control = r.chance(0.2) ? this.#braced(r.pick(['break', 'continue'])) : '';
    return this.#braced(`range ${variables}${over}`) + body() + control + body() + otherwise + this.#braced('end');
  }

  #declared(): string {
    const name = `$${this.random.pick(['x', 'y'])}`;
    const text = `${name} ${this.random.chance(0.8) ? ':=' : '='} ${this.#pipeline(0)}`;
    this.#variables.push(name);
    return text;
  }

  #braced(inside: string): string {
    const r = this.random;
    return `{{${r.chance(0.1) ? '- ' : r.pick(['', ' '])}${inside}${r.chance(0.1) ? ' -' : r.pick(['', ' '])}}}`;
  }

  #pipeline(depth: number): string {
    const commands = [this.#command(depth)];
    while (this.random.chance(0.15)) commands.push(this.#functionCall(depth, 1));
    return commands.join(' | ');
  }

  #command(depth: number): string {
    const r = this.random;
    if (r.chance(0.4)) return this.#functionCall(depth, 0);
    if (this.kind === 'struct' && r.chance(0.08)) return `${r.pick(METHODS_WITH_ARGUMENTS)} ${this.#operand(depth)}`;
    return this.#operand(depth) + (r.chance(0.02) ? ` ${this.#operand(depth)}` : '');
  }

  #functionCall(depth: number, piped: number): string {
    const r = this.random;
    const name = r.pick(r.chance(0.15) && this.extraFunctions.length > 0 ? this.extraFunctions : FUNCTIONS);
    const usual = /^(?:not|len|call|json.*)$/.test(name) ? 1 : 2;
    const count = r.chance(0.85) ? usual - piped : r.below(4);
    const operands = Array.from({ length: Math.max(count, 0) }, () => this.#operand(depth));
    if (name === 'printf' && r.chance(0.8) && operands.length > 0) operands[0] = r.pick(['"%v"', '"%d %s"', '"%5.1f"']);
    if (name === 'index' && r.chance(0.7)) {
      operands.splice(
        0,
        9,
        ...r.pick([
          ['.Tags', '"host"'],
          ['.Fields', '"f"'],
          ['.Fields', '"nope"'],
          ['.Name', '0'],
        ]),
      );
    }
    return [name, ...operands].join(' ');
  }

  #operand(depth: number): string {
    const r = this.random;
    if (depth < 2 && r.chance(0.2)) return `(${this.#pipeline(depth + 1)})${r.chance(0.1) ? '.x' : ''}`;
    if (r.chance(0.1)) return r.pick([...this.#variables, '$x', '$v.x', '$undefined']);
    return r.pick(r.chance(0.65) ? PATHS : LITERALS);
  }
}

/** Text between actions of a message. */
export const PLAIN_TEXTS = ['', ' ', 'a', '\n', '  \n ', ' is ', '{', '}', '}}', '<b>&', 'é🎉', '"', '{ {'];

/** Text between actions of details: pieces of pages, scripts and style sheets. */
export const HTML_TEXTS = [
  ...PLAIN_TEXTS,
  '<b>',
  '</b>',
  '<p title=',
  '<p title="',
  "<p title='",
  '">',
  "'>",
  '>',
  '<a href="',
  '<a href=',
  '<a href="http://x/?q=',
  '<img src=x ',
  ' onclick="f(',
  ')"',
  '<script>',
  '</script>',
  '<script type="text/plain">',
  '<script type="',
  'var x = ',
  ';',
  ' / ',
  '/',
  '/*',
  '*/',
  '// ',
  '\n',
  '`',
  '${',
  '{',
  '}',
  "'",
  '\\',
  '[',
  ']',
  '<!--',
  '-->',
  '<style>',
  '</style>',
  ' style="color: ',
  'url(',
  'url("',
  ')',
  'p { color: ',
  '<textarea>',
  '</textarea>',
  '<title>',
  '</title>',
  '<meta content="',
  '0;url=',
  ' srcset="',
  ', ',
  ' 2x',
  '?',
  '#',
  '&quot;',
  '&#39;',
  '=',
  '<',
  '</',
  '<!DOCTYPE html>',
  ' data-x=',
  ' on',
  'a',
  'return ',
  'x++',
];
