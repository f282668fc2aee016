/** Mistakes in the match expression of a topic handler file. */
import type { Range } from '../../text/range';
import { replaced } from '../findings/finding';
import { LEVEL_WORDS } from '../level-words';
import type { FileHint } from './file-hint';
import type { Advice } from './hint';
import { pastedAt } from './pasted';

export const MATCH_HINTS: readonly FileHint[] = [
  {
    pattern: /invalid match expression: parser: unexpected .*? line 1 char (\d+) in /,
    advise: ([, char = '1'], text, range) => atError(text, offsetIn(text, range, Number(char) - 1)),
  },
  {
    pattern: /unknown identifier "([^"]*)"/,
    advise: ([, word = ''], text, range) => unknownWord(word, text, range),
  },
  {
    pattern: /mapping values are not allowed|did not find expected (?:key|node content|'-' indicator)/,
    advise: (_, text, { start }) => wholeValue(text, start),
  },
];

/** The place in the file of a character of the value: quotes of YAML and JSON are written double, or with a backslash. */
function offsetIn(text: string, { start, end }: Range, index: number): number {
  const quote = text.charAt(start);
  if (quote !== "'" && quote !== '"') return start + index;
  let at = start + 1;
  for (let i = 0; i < index && at < end; i++) {
    const isEscaped = quote === "'" ? text.startsWith("''", at) : text.charAt(at) === '\\';
    at += isEscaped ? 2 : 1;
  }
  return at;
}

const WORDS: readonly (readonly [
  pattern: RegExp,
  better: string,
  code: 'lower-case-operator' | 'symbol-operator' | 'single-equals',
])[] = [
  [/^and\b/i, 'AND', 'lower-case-operator'],
  [/^or\b/i, 'OR', 'lower-case-operator'],
  [/^&&?/, 'AND', 'symbol-operator'],
  [/^\|\|?/, 'OR', 'symbol-operator'],
  [/^=(?![=~])/, '==', 'single-equals'],
];

function atError(text: string, at: number): Advice | undefined {
  const pasted = pastedAt(text, at, { quotes: `a text stands in ' and a tag in "`, comment: '#' });
  if (pasted !== undefined) {
    const fix = { title: 'Write plain quotes', edits: plainQuotes(text, at) };
    return pasted.code === 'typographic' ? { ...pasted, fix } : pasted;
  }
  const rest = text.slice(at);
  for (const [pattern, better, code] of WORDS) {
    const [found] = pattern.exec(rest) ?? [];
    if (found === undefined) continue;
    const range = { start: at, end: at + found.length };
    const plain =
      code === 'lower-case-operator'
        ? `Words of an expression are in capitals: write ${better}.`
        : code === 'single-equals'
          ? 'Equality is == in a match expression.'
          : `Use ${better} instead of ${found}.`;
    return { code, plain, range, fix: replaced(range, better) };
  }
  return {
    code: 'match-form',
    plain:
      'This match expression cannot be read here: it compares level(), changed(), name() or a tag in double quotes, level() >= WARNING AND "host" == \'a\'.',
    range: { start: at, end: Math.min(at + 1, text.length) },
  };
}

/** Typographic quotes of the line, as its value needs them: what a quoted scalar is quoted with is written double, or with a backslash. */
function plainQuotes(text: string, at: number) {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(start, end < 0 ? text.length : end);
  const outer = /:\s*(['"])/.exec(line)?.[1];
  return [...line.matchAll(/[‘’‚′“”„″]/g)].map(({ index, 0: sign }) => {
    const plain = /[‘’‚′]/.test(sign) ? "'" : '"';
    const written = outer !== plain ? plain : outer === "'" ? "''" : '\\"';
    return { range: { start: start + index, end: start + index + 1 }, text: written };
  });
}

const FUNCTIONS: ReadonlySet<string> = new Set(['level', 'changed', 'name', 'taskName', 'duration']);

function unknownWord(word: string, text: string, range: Range): Advice | undefined {
  const at = text.slice(range.start, range.end).search(new RegExp(`(?<![\\w"'])${word}(?![\\w"'])`));
  if (word === '' || at < 0) return undefined;
  const place = { start: range.start + at, end: range.start + at + word.length };
  const level = LEVEL_WORDS[word.toLowerCase()];
  if (level !== undefined) {
    return {
      code: 'match-word',
      plain: `A match expression knows the levels OK, INFO, WARNING and CRITICAL, not ${word}.`,
      range: place,
      fix: replaced(place, level),
    };
  }
  const name = [...FUNCTIONS].find((each) => each.toLowerCase() === word.toLowerCase());
  if (name !== undefined)
    return {
      code: 'match-word',
      plain: `${name} is a function: write ${name}().`,
      range: place,
      fix: replaced(place, `${name}()`),
    };
  const quote = text.charAt(range.start) === '"' ? '\\"' : '"';
  return {
    code: 'match-word',
    plain: `A match expression knows the levels OK, INFO, WARNING and CRITICAL, not ${word}. A tag stands in double quotes: "${word}".`,
    range: place,
    fix: replaced(place, `${quote}${word}${quote}`),
  };
}

/** `match: "host" == 'a'` and `match: lambda: …`: YAML reads them otherwise. */
function wholeValue(text: string, at: number): Advice | undefined {
  const start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const [, before = '', value = ''] = /^(\s*match\s*:\s*)(\S.*?)\s*$/m.exec(text.slice(start)) ?? [];
  const from = text.indexOf(before + value, start) + before.length;
  if (value === '' || from > text.indexOf('\n', at) + 1 + before.length) return undefined;
  const range = { start: from, end: from + value.length };
  const isLambda = /^lambda\s*:/.test(value);
  const bare = value.replace(/^lambda\s*:\s*/, '');
  const better = `'${bare.replaceAll("'", "''")}'`;
  return {
    code: 'yaml-quotes',
    plain: isLambda
      ? `A match expression stands without lambda:, and in quotes: match: ${better}.`
      : `A YAML value that begins with a quote ends at the next one. Put the whole expression in single quotes and double those inside: match: ${better}.`,
    range,
    fix: replaced(range, better, 'Put the expression in quotes'),
  };
}
