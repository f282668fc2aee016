/** Operators as other languages write them. */

import { replaced } from '../../findings/finding';
import { distance } from '../../nearest';
import { type Advice, type Hint, type HintPlace, wordAt } from '../hint';
import { isInLambda } from './place';

/** What TICKscript writes instead, by how it is written elsewhere. */
const SIGNS: readonly (readonly [RegExp, string, string])[] = [
  [/^&&/, 'AND', 'symbol-operator'],
  [/^\|\|/, 'OR', 'symbol-operator'],
  [/^<>/, '!=', 'foreign-operator'],
  [/^=>/, '>=', 'foreign-operator'],
  [/^=</, '<=', 'foreign-operator'],
  [/^===/, '==', 'foreign-operator'],
  [/^!==/, '!=', 'foreign-operator'],
  [/^~=/, '=~', 'foreign-operator'],
  [/^=!(?=\s)/, '!=', 'foreign-operator'],
  [/^~/, '=~', 'foreign-operator'],
  [/^&/, 'AND', 'symbol-operator'],
];

const WORDS: Readonly<Record<string, readonly [text: string, code: Advice['code']]>> = {
  and: ['AND', 'lower-case-operator'],
  or: ['OR', 'lower-case-operator'],
  eq: ['==', 'foreign-operator'],
  ne: ['!=', 'foreign-operator'],
  gt: ['>', 'foreign-operator'],
  lt: ['<', 'foreign-operator'],
  ge: ['>=', 'foreign-operator'],
  le: ['<=', 'foreign-operator'],
  is: ['==', 'foreign-operator'],
};

/** Before what looks for an open parenthesis: `||` is no two nodes. */
export const SIGN_HINTS: readonly Hint[] = [{ pattern: /^parser: unexpected /, advise: (_, place) => sign(place) }];

export const OPERATOR_HINTS: readonly Hint[] = [
  {
    pattern: /^parser: unexpected = .* expected: "\)"/,
    advise: (_, { range }) => ({
      code: 'single-equals',
      plain: 'In an expression equality is ==; a single = belongs to var x = ….',
      fix: replaced(range, '=='),
    }),
  },
  { pattern: /^parser: unexpected identifier /, advise: (_, place) => word(place) },
  {
    pattern: /^parser: unexpected (?:reference|identifier|\(|string|number) /,
    advise(_, { text, range }) {
      const not = /\bNOT\s*$/i.exec(text.slice(0, range.start));
      if (not === null) return undefined;
      return {
        code: 'not-operator',
        plain: 'Negate with !, as in !"ok".',
        fix: replaced({ start: not.index, end: range.start }, '!', 'Write !'),
      };
    },
  },
  { pattern: /^parser: unexpected /, advise: (_, place) => lambdaColon(place) ?? misspeltLambda(place) },
];

/** The error may stand at the second or third character of the sign. */
function sign(place: HintPlace): Advice | undefined {
  const { text, range } = place;
  // What follows is no node.
  const isOr = /^\|\s*["'!(\d]/.test(text.slice(range.start));
  if (isOr && isInLambda(place.analysis.tokens, range.start)) {
    return { code: 'symbol-operator', plain: 'Use OR instead of |.', fix: replaced(range, 'OR') };
  }
  for (const before of [0, 1, 2]) {
    const start = range.start - before;
    const rest = start < 0 ? '' : text.slice(start, start + 3);
    for (const [pattern, better, code] of SIGNS) {
      const found = pattern.exec(rest)?.[0];
      if (found === undefined || found.length <= before) continue;
      const own = { start, end: start + found.length };
      const isWord = code === 'symbol-operator';
      return {
        code: isWord ? 'symbol-operator' : 'foreign-operator',
        plain: `Use ${better} instead of ${found}.`,
        ...(isWord ? {} : { range: own }),
        fix: replaced(own, better),
      };
    }
  }
  return undefined;
}

function word(place: HintPlace): Advice | undefined {
  const { text, range } = place;
  const name = wordAt(place);
  const presence = isNull(name, text, range);
  if (presence !== undefined) return presence;
  const [better, code] = WORDS[name.toLowerCase()] ?? [];
  if (better !== undefined && code !== undefined) {
    const plain =
      code === 'lower-case-operator'
        ? `Words of TICKscript are in capitals: write ${better}.`
        : `${name} is no operator here: write ${better}.`;
    return { code, plain, fix: replaced(range, better) };
  }
  const [, gap = '', negated = ''] = /^(\s+)(\w+)/.exec(text.slice(range.end)) ?? [];
  if (/^not$/i.test(name) && negated !== '') {
    const start = range.end + gap.length;
    return patternOperator(negated, text, { start, end: start + negated.length });
  }
  return patternOperator(name, text, range) ?? listOperator(name, text, range) ?? between(name, text, range);
}

/** `"host" LIKE 'web%'`. */
function patternOperator(name: string, text: string, { start, end }: HintPlace['range']): Advice | undefined {
  const negated = /\bNOT\s+$/i.exec(text.slice(0, start));
  if (!/^(?:i?like|contains|matches|regexp?|rlike|startswith|endswith)$/i.test(name)) return undefined;
  const literal = /^\s*'((?:[^'\\]|\\.)*)'/.exec(text.slice(end));
  const operator = negated === null ? '=~' : '!~';
  const pattern = literal?.[1] === undefined ? undefined : patternOf(name.toLowerCase(), literal[1]);
  const range = { start: negated?.index ?? start, end: end + (literal?.[0].length ?? 0) };
  return {
    code: 'foreign-operator',
    plain: `There is no ${name}: texts are matched with ${operator} and a regular expression, ${operator} ${pattern ?? '/web.*/'}.`,
    range: { start, end },
    ...(pattern === undefined ? {} : { fix: replaced(range, `${operator} ${pattern}`) }),
  };
}

/** A pattern of SQL, or a part of a text, as a regular expression. */
function patternOf(word: string, text: string): string {
  const escaped = (part: string) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  if (word === 'ilike') return patternOf('like', text).replace('/', '/(?i)');
  if (/^(?:matches|regexp?|rlike)$/.test(word)) return `/${text.replaceAll('/', '\\/')}/`;
  if (word === 'contains') return `/${escaped(text)}/`;
  if (word === 'startswith') return `/^${escaped(text)}/`;
  if (word === 'endswith') return `/${escaped(text)}$/`;
  const body = escaped(text).replaceAll('%', '.*').replaceAll('_', '.');
  const start = text.startsWith('%') ? body.slice(2) : `^${body}`;
  return `/${text.endsWith('%') ? start.slice(0, -2) : `${start}$`}/`;
}

/** `"host" IN ('a', 'b')`. */
function listOperator(name: string, text: string, { start, end }: HintPlace['range']): Advice | undefined {
  if (!/^in$/i.test(name)) return undefined;
  const plain = 'There is no IN: compare with each value and join with OR, or match a regular expression.';
  const left = /("(?:[^"\\]|\\.)*")\s*$/.exec(text.slice(0, start));
  const list = /^\s*[([]\s*([^()[\]]*?)\s*[)\]]/.exec(text.slice(end));
  const values = list?.[1]?.split(/\s*,\s*/).filter((value) => value !== '') ?? [];
  if (left?.[1] === undefined || list === null || values.length === 0) return { code: 'foreign-operator', plain };
  const better = `(${values.map((value) => `${left[1]} == ${value}`).join(' OR ')})`;
  const range = { start: left.index, end: end + list[0].length };
  return { code: 'foreign-operator', plain, fix: replaced(range, better) };
}

const NAME_BEFORE = /("(?:[^"\\]|\\.)*")\s*$/;

/** `"n" BETWEEN 1 AND 3`. */
function between(name: string, text: string, { start, end }: HintPlace['range']): Advice | undefined {
  if (!/^between$/i.test(name)) return undefined;
  const left = NAME_BEFORE.exec(text.slice(0, start));
  const bounds = /^\s*([\w.'-]+)\s+AND\s+([\w.'-]+)/i.exec(text.slice(end));
  const plain = `There is no ${name}: compare with both ends and join with AND.`;
  if (left?.[1] === undefined || bounds === null) return { code: 'foreign-operator', plain };
  const better = `(${left[1]} >= ${bounds[1]} AND ${left[1]} <= ${bounds[2]})`;
  const range = { start: left.index, end: end + bounds[0].length };
  return { code: 'foreign-operator', plain, fix: replaced(range, better) };
}

/** `"n" IS NOT NULL`. */
function isNull(name: string, text: string, { start, end }: HintPlace['range']): Advice | undefined {
  const rest = /^\s+(not\s+)?null\b/i.exec(text.slice(end));
  if (!/^is$/i.test(name) || rest === null) return undefined;
  const left = NAME_BEFORE.exec(text.slice(0, start));
  const negated = rest[1] === undefined ? '!' : '';
  const range = { start: left?.index ?? start, end: end + rest[0].length };
  return {
    code: 'foreign-operator',
    plain: `There is no NULL: whether a point has a field is told by isPresent, ${negated}isPresent(${left?.[1] ?? '"n"'}).`,
    range: { start, end: range.end },
    ...(left?.[1] === undefined ? {} : { fix: replaced(range, `${negated}isPresent(${left[1]})`) }),
  };
}

function lambdaColon({ text, range }: HintPlace): Advice | undefined {
  const lambda = /\blambda(\s*)$/.exec(text.slice(0, range.start));
  if (lambda === null) return undefined;
  const at = lambda.index + 'lambda'.length;
  const edit = { range: { start: at, end: range.start }, text: ': ' };
  return {
    code: 'lambda-colon',
    plain: 'A colon is missing after lambda.',
    fix: { title: 'Write lambda:', edits: [edit] },
  };
}

/** A colon behind what is almost the word. */
function misspeltLambda({ text, range }: HintPlace): Advice | undefined {
  if (text.charAt(range.start) !== ':') return undefined;
  const name = /([\p{L}_]\w*)\s*$/u.exec(text.slice(0, range.start));
  if (name?.[1] === undefined) return undefined;
  const place = { start: name.index, end: name.index + name[1].length };
  if (distance(name[1].toLowerCase(), 'lambda') <= 2) {
    return {
      code: 'lambda-colon',
      plain: `The word is lambda, not ${name[1]}.`,
      range: place,
      fix: replaced(place, 'lambda'),
    };
  }
  return {
    code: 'named-argument',
    plain: `Arguments have no names in TICKscript: write the value alone, without ${name[1]}:.`,
    range: { start: place.start, end: range.end },
    fix: replaced({ start: place.start, end: range.end + spaces(text, range.end) }, '', `Delete ${name[1]}:`),
  };
}

function spaces(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
}
