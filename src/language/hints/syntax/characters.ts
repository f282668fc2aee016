/** Characters that TICKscript does not have: those of other languages, and those that web pages and word processors make. */
import { stringLiteral } from '../../../tickscript/literals';
import { lineEnd } from '../../../tickscript/scan';
import { replaced } from '../../findings/finding';
import type { Advice, Hint, HintPlace } from '../hint';
import { pastedAt } from '../pasted';
import { isInLambda } from './place';

const SCRIPT_WORDS = { quotes: `a text stands in ' and a name in "`, comment: '//' };

export const CHARACTER_HINTS: readonly Hint[] = [
  { pattern: /^parser: /, advise: (_, { text, range }) => pastedAt(text, range.start, SCRIPT_WORDS) },
  { pattern: /^parser: unexpected (?:unknown state|\.)/, advise: (_, place) => foreign(place) },
];

function foreign(place: HintPlace): Advice | undefined {
  const { text, range } = place;
  const here = { start: range.start, end: range.start + 1 };
  if (/^\.\.\.|^…/.test(text.slice(range.start))) {
    const end = range.start + (text.charAt(range.start) === '…' ? 1 : 3);
    return {
      code: 'left-out',
      plain: `${text.slice(range.start, end)} stands for something that was left out: write it here.`,
      range: { start: range.start, end },
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

const IN_BRACES = /^\{\{?\s*\.?(\w+)\s*\}\}?/;

/** `{level}` and `{{ .Level }}` without quotes, and blocks. */
function braces({ text, range }: HintPlace): Advice {
  const [whole, name] = IN_BRACES.exec(text.slice(range.start)) ?? [];
  const here = { start: range.start, end: range.start + 1 };
  if (whole === undefined || name === undefined) {
    return {
      code: 'foreign-sign',
      plain: `There are no blocks in braces: delete the ${text.charAt(range.start)}.`,
      fix: replaced(here, '', `Delete ${text.charAt(range.start)}`),
    };
  }
  const literal = `'{{ .${name.charAt(0).toUpperCase()}${name.slice(1)} }}'`;
  const place = { start: range.start, end: range.start + whole.length };
  return {
    code: 'template-braces',
    plain: `A template is a text, in single quotes, and its parts stand in double braces: ${literal}.`,
    range: place,
    fix: replaced(place, literal),
  };
}

function backtick({ text, range }: HintPlace): Advice {
  const close = text.indexOf('`', range.start + 1);
  const plain = 'A text stands in single quotes, not in backticks.';
  if (close < 0 || close > lineEnd(text, range.start)) return { code: 'foreign-quotes', plain };
  const place = { start: range.start, end: close + 1 };
  const literal = stringLiteral(text.slice(range.start + 1, close));
  return { code: 'foreign-quotes', plain, range: place, fix: replaced(place, literal) };
}
