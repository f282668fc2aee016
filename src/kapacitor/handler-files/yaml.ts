/**
 * YAML handler files as the command line client reads them: YAML 1.1 by go-yaml v2, made into JSON by ghodss/yaml,
 * read into the client's struct.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml';
import type { JsonValue } from '../../go/json/value';
import { formatFloatG } from '../../go/strconv/strconv';
import type { Range } from '../../text/range';
import { yamlProblem } from './yaml-errors';

/** A value with the places of everything in it, by dotted path. */
export interface PlacedJson {
  readonly value: JsonValue;
  readonly ranges: ReadonlyMap<string, Range>;
  /** Where the keys themselves stand. */
  readonly keyRanges: ReadonlyMap<string, Range>;
}
export type YamlResult =
  | { readonly ok: true; readonly json: PlacedJson }
  | { readonly ok: false; readonly error: string; readonly range: Range };

const MAX_DEPTH = 100;

/** `texts`: the top-level keys whose numbers and booleans become text. */
export function readYaml(source: string, texts: ReadonlySet<string>): YamlResult {
  const document = parseDocument(source, {
    schema: 'failsafe',
    version: '1.1',
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problem = yamlProblem(source, document.errors);
  if (problem !== undefined) return converting(problem.message, problem.range);
  const reader = new YamlReader(document, texts);
  try {
    return { ok: true, json: reader.read() };
  } catch (failure) {
    if (failure instanceof YamlFailure) return converting(failure.message, failure.range);
    throw failure;
  }
}

function converting(message: string, range: Range): YamlResult {
  return { ok: false, error: `error converting YAML to JSON: ${message}`, range };
}

class YamlFailure extends Error {
  constructor(
    message: string,
    readonly range: Range,
  ) {
    super(message);
  }
}

class YamlReader {
  readonly #ranges = new Map<string, Range>();
  readonly #keyRanges = new Map<string, Range>();

  constructor(
    private readonly document: Document,
    private readonly texts: ReadonlySet<string>,
  ) {}

  read(): PlacedJson {
    const value = this.#convert(this.document.contents, '', false, 0);
    return { value, ranges: this.#ranges, keyRanges: this.#keyRanges };
  }

  #convert(node: unknown, path: string, asText: boolean, depth: number): JsonValue {
    if (depth > MAX_DEPTH) throw new YamlFailure('yaml: exceeded max depth of 10000', { start: 0, end: 0 });
    if (isAlias(node)) return this.#convert(this.#resolve(node), path, asText, depth + 1);
    if (isScalar(node)) {
      this.#ranges.set(path, rangeOf(node));
      const value = scalarValue(node);
      if (typeof value === 'number' && !Number.isFinite(value) && !asText) {
        throw new YamlFailure(`json: unsupported value: ${formatFloatG(value)}`, rangeOf(node));
      }
      return asText && value !== null ? textOf(value) : typeof value === 'bigint' ? Number(value) : value;
    }
    if (isSeq(node)) {
      this.#ranges.set(path, rangeOf(node));
      return node.items.map((item, i) => this.#convert(item, `${path}[${i}]`, false, depth + 1));
    }
    return isMap(node) ? this.#map(node, path, depth) : null;
  }

  #map(
    node: { readonly items: readonly { key: unknown; value: unknown }[] } & Node,
    path: string,
    depth: number,
  ): JsonValue {
    this.#ranges.set(path, rangeOf(node));
    const members = new Map<string, JsonValue>();
    const merged: [string, JsonValue][] = [];
    for (const { key, value } of node.items) {
      const name = this.#keyText(key);
      if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
        merged.push(...this.#merged(value, path, depth));
        continue;
      }
      const inner = path === '' ? name : `${path}.${name}`;
      this.#keyRanges.set(inner, isScalar(key) ? rangeOf(key) : rangeOf(node));
      const asText = path === '' && this.texts.has(name.toLowerCase());
      members.set(name, this.#convert(value, inner, asText, depth + 1));
    }
    return Object.fromEntries([...merged, ...members]);
  }

  #merged(value: unknown, path: string, depth: number): [string, JsonValue][] {
    const target = isAlias(value) ? this.#resolve(value) : value;
    if (isSeq(target)) return [...target.items].reverse().flatMap((item) => this.#merged(item, path, depth + 1));
    if (!isMap(target)) {
      throw new YamlFailure('yaml: map merge requires map or sequence of maps as the value', { start: 0, end: 0 });
    }
    const json = this.#convert(target, path, false, depth + 1);
    return typeof json === 'object' && json !== null ? Object.entries(json) : [];
  }

  #resolve(alias: { readonly source: string; resolve(document: Document): unknown } & Node): unknown {
    const target = alias.resolve(this.document);
    if (target === undefined) {
      throw new YamlFailure(`yaml: unknown anchor '${alias.source}' referenced`, rangeOf(alias));
    }
    return target;
  }

  #keyText(key: unknown): string {
    const node = isAlias(key) ? this.#resolve(key) : key;
    if (!isScalar(node)) return '';
    const value = scalarValue(node);
    return value === null ? '' : textOf(value);
  }
}

function rangeOf(node: Node): Range {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end };
}

type ScalarValue = null | boolean | number | bigint | string;

/** What go-yaml makes of a scalar: only plain ones are looked at. */
function scalarValue(node: Scalar): ScalarValue {
  const text = typeof node.value === 'string' ? node.value : '';
  const isPlain = node.type === 'PLAIN' || node.type === undefined;
  if (node.tag === 'tag:yaml.org,2002:str' || node.tag === '!!str') return text;
  return isPlain ? plainValue(text) : text;
}

const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const NULL = /^(?:|~|null|Null|NULL)$/;
const INFINITY = /^[+-]?\.(?:inf|Inf|INF)$/;
const NAN = /^\.(?:nan|NaN|NAN)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

function plainValue(text: string): ScalarValue {
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (INFINITY.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (NAN.test(text)) return Number.NaN;
  if (/^\./.test(text)) return FLOAT.test(text) ? Number(text) : text;
  if (!/^[-+\d]/.test(text) || isTimestamp(text)) return text;
  const plain = text.replaceAll('_', '');
  const whole = wholeNumber(plain);
  if (whole !== undefined) return whole;
  return FLOAT.test(plain) ? Number(plain) : text;
}

/** Timestamps stay text. */
function isTimestamp(text: string): boolean {
  return /^\d{4}-\d\d?-\d\d?(?:[Tt ].*)?$/.test(text);
}

/** As strconv.ParseInt with base 0: `0x`, `0b`, `0o` and a leading zero count. */
function wholeNumber(text: string): bigint | undefined {
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/.exec(text);
  const [, sign = '', digits] = match ?? [];
  if (digits === undefined) return undefined;
  const octal = /^0([0-7]+)$/.exec(digits)?.[1];
  const value = octal === undefined ? BigInt(digits.toLowerCase()) : BigInt(`0o${octal}`);
  const signed = sign === '-' ? -value : value;
  return signed >= -(1n << 63n) && signed < 1n << 64n ? signed : undefined;
}

function textOf(value: Exclude<ScalarValue, null>): string {
  if (typeof value !== 'number') return String(value);
  return formatFloatG(shortestSingle(value));
}

/** Numbers that become text are printed as float32. */
function shortestSingle(value: number): number {
  const single = Math.fround(value);
  for (let digits = 1; digits <= 9; digits++) {
    const candidate = Number(single.toPrecision(digits));
    if (Math.fround(candidate) === single) return candidate;
  }
  return single;
}
