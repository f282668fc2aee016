/** Flux that stands where a script should: the stream task that judges the same, where each step has its like. */
import { referenceLiteral, stringLiteral } from '../../../tickscript/literals';
import type { QuickFix } from '../../findings/finding';
import { streamTask, windowOf } from './stream-task';

const DURATION = /^\d+(?:ms|s|m|h|d|w)$/;
const AGGREGATES = ['mean', 'median', 'mode', 'count', 'sum', 'min', 'max', 'first', 'last', 'spread', 'stddev'];

/** One `from(bucket:)` with its measurement, its field and a threshold; `undefined` where it is not clear. */
export function fluxTask(text: string): QuickFix | undefined {
  const bare = text.replace(/\/\/[^\n]*/g, '').trim();
  const [source = '', ...steps] = bare.split(/\|>/).map((step) => step.trim());
  const [, bucket] = /^from\s*\(\s*bucket\s*:\s*"([^"\\]+)"\s*\)$/.exec(source) ?? [];
  if (bucket === undefined) return undefined;
  const reader = new Steps();
  if (!steps.every((step) => reader.take(step))) return undefined;
  const { measurement, field, conditions, where, groups, window } = reader;
  if (measurement === undefined || field === undefined || conditions.length === 0) return undefined;
  const [database, retentionPolicy] = bucket.split('/');
  return streamTask(text, {
    // A bucket without a slash need not be called as the database is.
    ...(database === undefined || retentionPolicy === undefined ? {} : { database, retentionPolicy }),
    measurement,
    ...(where.length === 0 ? {} : { where: where.join(' AND ') }),
    groups,
    nodes:
      window === undefined
        ? []
        : [
            ...windowOf(window.period, window.period, window.isAligned),
            `    |${window.name}(${stringLiteral(field)})`,
            `        .as(${stringLiteral(field)})`,
          ],
    condition: conditions.join(' AND ').replaceAll(referenceLiteral('_value'), referenceLiteral(field)),
  });
}

class Steps {
  measurement: string | undefined;
  field: string | undefined;
  readonly conditions: string[] = [];
  readonly where: string[] = [];
  groups: readonly string[] = ['*'];
  window: { readonly name: string; readonly period: string; readonly isAligned: boolean } | undefined;
  #range = '';

  take(step: string): boolean {
    const [, name = '', inner = ''] = /^(\w+)\s*\(([\s\S]*)\)$/.exec(step) ?? [];
    if (this.conditions.length > 0) return name === 'yield';
    if (name === 'range') {
      const [, start] = /^start\s*:\s*-(\w+)(?:\s*,\s*stop\s*:\s*now\(\))?$/.exec(inner.trim()) ?? [];
      this.#range = start !== undefined && DURATION.test(start) ? start : '';
      return true;
    }
    if (name === 'filter') return this.#filter(inner);
    if (name === 'aggregateWindow') return this.#window(inner);
    if (name === 'group') return this.#group(inner);
    if (name === 'yield') return true;
    return AGGREGATES.includes(name) && inner.trim() === '' && this.#aggregate(name, this.#range, false);
  }

  #window(inner: string): boolean {
    const [, every = ''] = /\bevery\s*:\s*(\w+)/.exec(inner) ?? [];
    const [, name = ''] = /\bfn\s*:\s*(\w+)/.exec(inner) ?? [];
    const others = inner.replace(/\b(?:every|fn|createEmpty)\s*:\s*\w+/g, '').replace(/[\s,]/g, '');
    return others === '' && this.#aggregate(name, every, true);
  }

  #aggregate(name: string, period: string, isAligned: boolean): boolean {
    if (this.window !== undefined || !AGGREGATES.includes(name) || !DURATION.test(period)) return false;
    this.window = { name, period, isAligned };
    return true;
  }

  /** Before the points are put together; behind that their series are told apart no more. */
  #group(inner: string): boolean {
    const list = /^(?:columns\s*:\s*\[([^\]]*)\])?(?:\s*,\s*mode\s*:\s*"by")?$/.exec(inner.trim())?.[1];
    if (this.window !== undefined || (list === undefined && inner.trim() !== '')) return false;
    const names = [...(list ?? '').matchAll(/"([^"\\]+)"/g)].flatMap(([, name]) => name ?? []);
    this.groups = names.filter((name) => !/^_/.test(name)).map(stringLiteral);
    return true;
  }

  #filter(inner: string): boolean {
    const [, body] = /^fn\s*:\s*\(\s*r\s*\)\s*=>\s*([\s\S]+?)(?:,\s*onEmpty\s*:\s*"\w+")?$/.exec(inner.trim()) ?? [];
    const read = body === undefined ? undefined : new Predicate(body).read();
    return read?.every((term) => this.#term(term)) ?? false;
  }

  #term({ text, columns, equal }: Term): boolean {
    const [only] = columns;
    const isPlain = columns.size === 1 && only !== undefined;
    if (isPlain && only === '_measurement' && equal !== undefined && this.measurement === undefined) {
      this.measurement = equal;
      return true;
    }
    if (isPlain && only === '_field' && equal !== undefined && this.field === undefined) {
      this.field = equal;
      return !/['\\]/.test(equal);
    }
    if (isPlain && only === '_value') {
      this.conditions.push(text);
      return true;
    }
    if (this.window !== undefined || [...columns].some((column) => column.startsWith('_'))) return false;
    this.where.push(text);
    return true;
  }
}

/** A part of a condition that has to be true, as a lambda has it. */
interface Term {
  readonly text: string;
  readonly columns: ReadonlySet<string>;
  /** Of `r.x == "text"`. */
  readonly equal?: string;
}

const TOKEN =
  /\s*(?:r\.(\w+)|r\s*\[\s*"([^"\\]+)"\s*\]|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|(\/(?:[^/\\\n]|\\.)+\/)|(==|!=|=~|!~|<=|>=|<|>)|(and|or|not)\b|(true|false)\b|([()]))/y;

interface Token {
  readonly type: 'column' | 'text' | 'number' | 'regex' | 'operator' | 'word' | 'boolean' | 'sign';
  readonly text: string;
}

const TYPES: readonly Token['type'][] = [
  'column',
  'column',
  'text',
  'number',
  'regex',
  'operator',
  'word',
  'boolean',
  'sign',
];

/** Parentheses stand in each other at most so often. */
const DEEPEST = 20;

class Predicate {
  readonly #tokens: readonly Token[] | undefined;
  #at = 0;

  constructor(source: string) {
    this.#tokens = tokensOf(source);
  }

  /** The parts between the outermost `and`; `undefined` where a part is none that is known. */
  read(): readonly Term[] | undefined {
    const terms = this.#or(DEEPEST);
    return this.#tokens !== undefined && this.#at === this.#tokens.length ? terms : undefined;
  }

  #next(type: Token['type'], ...texts: readonly string[]): Token | undefined {
    const token = this.#tokens?.[this.#at];
    if (token?.type !== type || (texts.length > 0 && !texts.includes(token.text))) return undefined;
    this.#at++;
    return token;
  }

  #or(depth: number): readonly Term[] | undefined {
    const first = this.#and(depth);
    if (first === undefined || this.#next('word', 'or') === undefined) return first;
    const all = [joined(first)];
    do {
      const more = this.#and(depth);
      if (more === undefined) return undefined;
      all.push(joined(more));
    } while (this.#next('word', 'or') !== undefined);
    const columns = new Set(all.flatMap((term) => [...term.columns]));
    return [{ text: `(${all.map(({ text }) => text).join(' OR ')})`, columns }];
  }

  #and(depth: number): readonly Term[] | undefined {
    let terms = this.#primary(depth);
    while (terms !== undefined && this.#next('word', 'and') !== undefined) {
      const more = this.#primary(depth);
      terms = more === undefined ? undefined : [...terms, ...more];
    }
    return terms;
  }

  #primary(depth: number): readonly Term[] | undefined {
    if (this.#next('sign', '(') !== undefined) {
      const inner = depth === 0 ? undefined : this.#or(depth - 1);
      return this.#next('sign', ')') === undefined ? undefined : inner;
    }
    const column = this.#next('column')?.text;
    const operator = this.#next('operator')?.text;
    const value = this.#next('text') ?? this.#next('number') ?? this.#next('regex') ?? this.#next('boolean');
    if (column === undefined || operator === undefined || value === undefined) return undefined;
    if (operator.includes('~') !== (value.type === 'regex')) return undefined;
    const plain = value.type === 'text' ? value.text.slice(1, -1).replace(/\\(.)/g, '$1') : undefined;
    const literal =
      plain === undefined ? value.text.replace(/^(?:true|false)$/, (word) => word.toUpperCase()) : stringLiteral(plain);
    return [
      {
        text: `${referenceLiteral(column)} ${operator} ${literal}`,
        columns: new Set([column]),
        ...(operator === '==' && plain !== undefined ? { equal: plain } : {}),
      },
    ];
  }
}

function joined(terms: readonly Term[]): Term {
  const [only] = terms;
  if (terms.length === 1 && only !== undefined) return { text: only.text, columns: only.columns };
  return {
    text: `(${terms.map(({ text }) => text).join(' AND ')})`,
    columns: new Set(terms.flatMap(({ columns }) => [...columns])),
  };
}

function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = source.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(source);
    if (match === null) return undefined;
    const group = match.slice(1).findIndex((part) => part !== undefined);
    const type = TYPES[group];
    const text = match[group + 1];
    if (type === undefined || text === undefined) return undefined;
    tokens.push({ type, text });
  }
  return tokens;
}
