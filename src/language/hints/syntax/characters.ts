/** Characters that TICKscript does not have: those of other languages, and those that web pages and word processors make. */

import { lineEnd } from '../../../text/position';
import type { Range } from '../../../text/range';
import { referenceLiteral, stringLiteral } from '../../../tickscript/literals';
import { replaced } from '../../findings/finding';
import { templateFields } from '../../templates';
import type { Advice, Hint, HintPlace } from '../hint';
import { pastedAt } from '../pasted';
import { isInLambda } from './place';

const SCRIPT_WORDS = { quotes: `a text stands in ' and a name in "`, comment: '//' };

export const CHARACTER_HINTS: readonly Hint[] = [
  { pattern: /^parser: /, advise: (_, { text, range }) => pastedAt(text, range.start, SCRIPT_WORDS) },
  { pattern: /^parser: unexpected (?:unknown state|\.)/, advise: (_, place) => foreign(place) },
  { pattern: /^parser: unexpected /, advise: (_, place) => brackets(place) },
];

function foreign(place: HintPlace): Advice | undefined {
  const { text, range } = place;
  const here = { start: range.start, end: range.start + 1 };
  const dots = leftOut(text, range.start);
  if (dots !== undefined) {
    return {
      code: 'left-out',
      plain: `${text.slice(dots.start, dots.end)} stands for something that was left out: write it here.`,
      range: dots,
    };
  }
  switch (text.charAt(range.start)) {
    case ';':
      return {
        code: 'semicolon',
        plain: 'No ; ends a statement in TICKscript: delete it.',
        fix: { title: 'Delete every ; at the end of a line', edits: semicolons(text, range.start) },
      };
    case '{':
    case '}':
      return braces(place);
    case '`':
      return backtick(place);
    case '\\':
      return {
        code: 'line-continuation',
        plain: 'A statement goes on on the next line by itself: delete the \\.',
        fix: replaced(here, '', 'Delete \\'),
      };
    case '$':
      return dollar(place);
    case '^':
      return { code: 'foreign-sign', plain: 'There is no operator ^: write pow(x, 2.0).' };
    default:
      return undefined;
  }
}

/** `.groupBy['host']`, of which the parser reads the name as a property and the list as something else. */
function brackets({ text, range }: HintPlace): Advice | undefined {
  const before = text.slice(Math.max(0, range.start - 400), range.start);
  const found = /[.|]\s*(\w+)\[([^[\]\n]*)\]?\s*$/.exec(before);
  const [whole, name = ''] = found ?? [];
  if (found === null || whole === undefined) return undefined;
  const open = range.start - before.length + found.index + whole.indexOf('[');
  const close = text.indexOf(']', open);
  if (close < 0 || text.slice(open, close).includes('\n')) return undefined;
  return {
    code: 'foreign-sign',
    plain: `Arguments stand in parentheses, not in brackets: ${name}(…).`,
    range: { start: open, end: close + 1 },
    fix: {
      title: 'Write ( and )',
      edits: [
        { range: { start: open, end: open + 1 }, text: '(' },
        { range: { start: close, end: close + 1 }, text: ')' },
      ],
    },
  };
}

/** Three dots or more around the place. */
function leftOut(text: string, at: number): Range | undefined {
  if (text.charAt(at) === '…') return { start: at, end: at + 1 };
  if (text.charAt(at) !== '.') return undefined;
  let [start, end] = [at, at + 1];
  while (text.charAt(start - 1) === '.') start--;
  while (text.charAt(end) === '.') end++;
  return end - start >= 3 ? { start, end } : undefined;
}

/** `$n`: a var, or in a lambda a field. */
function dollar({ analysis, text, range }: HintPlace): Advice {
  const name = /^\w+/.exec(text.slice(range.start + 1))?.[0] ?? '';
  const isField = isInLambda(analysis.tokens, range.start) && !new RegExp(`\\bvar\\s+${name}\\b`).test(text);
  const place = { start: range.start, end: range.start + 1 + name.length };
  const better = isField ? `"${name}"` : name;
  return {
    code: 'foreign-sign',
    plain: `Names have no $: write ${better}.`,
    range: place,
    fix: replaced(place, better),
  };
}

function semicolons(text: string, first: number) {
  const edits = [{ range: { start: first, end: first + 1 }, text: '' }];
  for (const { index, 0: found } of text.matchAll(/;[ \t\r]*(?:\/\/[^\n]*)?$/gm)) {
    if (index > first && found !== '') edits.push({ range: { start: index, end: index + 1 }, text: '' });
  }
  return edits;
}

const IN_BRACES = /^\{\{?[ \t]*\.?(\w+)[ \t]*\}\}?/;

/** `{level}` and `{{ .Level }}` without quotes, and blocks. */
function braces({ text, range }: HintPlace): Advice {
  const line = text.slice(text.lastIndexOf('\n', range.start) + 1, range.start);
  const word = /^\s*(?:\}\s*)?(if|else|for|while|function|def|switch|try)\b/.exec(line)?.[1];
  if (word !== undefined) {
    return {
      code: 'conditional',
      plain: `A script has no statements such as ${word}: it only builds a pipeline. A choice is a function in a lambda, if(condition, a, b).`,
    };
  }
  const [whole, name] = IN_BRACES.exec(text.slice(range.start)) ?? [];
  const here = { start: range.start, end: range.start + 1 };
  if (whole === undefined || name === undefined) {
    const sign = text.charAt(range.start);
    const close = sign === '{' ? closingBrace(text, range.start) : undefined;
    const inside = close === undefined ? '' : text.slice(range.start + 1, close);
    if (/^\s*["']?\w+["']?\s*:/.test(inside) && !/^\s*lambda\s*:/.test(inside))
      return {
        code: 'foreign-sign',
        plain: 'There are no maps in braces: give each value a var or a property of its own.',
      };
    if (close === undefined) {
      return {
        code: 'foreign-sign',
        plain: `There are no blocks in braces: delete the ${sign}.`,
        fix: replaced(here, '', `Delete ${sign}`),
      };
    }
    const called = /\w*$/.exec(text.slice(0, range.start))?.[0] ?? '';
    if (called !== '') {
      return {
        code: 'foreign-sign',
        plain: `Arguments stand in parentheses, not in braces: ${called}(…).`,
        range: { start: range.start, end: close + 1 },
        fix: {
          title: 'Write ( and )',
          edits: [
            { range: here, text: '(' },
            { range: { start: close, end: close + 1 }, text: ')' },
          ],
        },
      };
    }
    const edits = [here, { start: close, end: close + 1 }].map((brace) => ({ range: brace, text: '' }));
    return {
      code: 'foreign-sign',
      plain: 'There are no blocks in braces: delete the { and its }.',
      fix: { title: 'Delete { and }', edits },
    };
  }
  const place = { start: range.start, end: range.start + whole.length };
  const part = templateFields('details').find((field) => field.toLowerCase() === name.toLowerCase());
  if (part === undefined) {
    return { code: 'left-out', plain: `${whole} stands for something that was left out: write it here.`, range: place };
  }
  const literal = `'{{ .${part} }}'`;
  return {
    code: 'template-braces',
    plain: `A template is a text, in single quotes, and its parts stand in double braces: ${literal}.`,
    range: place,
    fix: replaced(place, literal),
  };
}

function closingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return i;
  }
  return undefined;
}

function backtick({ analysis, text, range }: HintPlace): Advice {
  if (text.startsWith('```', range.start)) return fence(text, range.start);
  const close = text.indexOf('`', range.start + 1);
  // In a lambda a name stands there, except where one is compared with it.
  const isName = isInLambda(analysis.tokens, range.start) && !/[=!]=\s*$/.test(text.slice(0, range.start));
  const plain = isName
    ? 'A name stands in double quotes, not in backticks.'
    : 'A text stands in single quotes, not in backticks.';
  if (close < 0 || close > lineEnd(text, range.start)) return { code: 'foreign-quotes', plain };
  const place = { start: range.start, end: close + 1 };
  const inner = text.slice(range.start + 1, close);
  const literal = isName ? referenceLiteral(inner) : stringLiteral(inner);
  return { code: 'foreign-quotes', plain, range: place, fix: replaced(place, literal) };
}

/** Lines of Markdown around a script. */
function fence(text: string, start: number): Advice {
  const edits = [...text.matchAll(/^[ \t]*```[^\n]*(?:\n|$)/gm)].map(({ index, 0: line }) => ({
    range: { start: index, end: index + line.length },
    text: '',
  }));
  return {
    code: 'foreign-quotes',
    plain: 'The lines with ``` are of the page from which this was copied: delete them.',
    range: { start, end: lineEnd(text, start) },
    fix: { title: 'Delete the lines with ```', edits },
  };
}
