/** Mistakes that the parser finds. */
import { inserted, replaced } from '../findings/finding';
import { type Advice, always, type Hint, type HintPlace } from './hint';

const WORD_OPERATORS: Readonly<Record<string, string>> = { and: 'AND', or: 'OR' };

export const SYNTAX_HINTS: readonly Hint[] = [
  {
    pattern: /^parser: unexpected = .* expected: "\)"/,
    advise: (_, { text, range }) => ({
      code: 'single-equals',
      plain: 'In an expression equality is ==; a single = belongs to var x = ….',
      fix: replaced(
        { start: range.start, end: text.startsWith('==', range.start) ? range.start + 2 : range.end },
        '==',
      ),
    }),
  },
  {
    pattern: /^parser: unexpected identifier /,
    advise(_, { text, range }) {
      const word = text.slice(range.start, range.end);
      const operator = WORD_OPERATORS[word.toLowerCase()];
      if (operator === undefined) return undefined;
      return {
        code: 'lower-case-operator',
        plain: `Words of TICKscript are in capitals: write ${operator}.`,
        fix: replaced(range, operator),
      };
    },
  },
  { pattern: /^parser: unexpected (?:unknown state, last char: '&'|\|) /, advise: (_, place) => doubled(place) },
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
  {
    pattern: /^parser: unexpected /,
    advise(_, { text, range }) {
      const lambda = /\blambda(\s*)$/.exec(text.slice(0, range.start));
      if (lambda === null) return undefined;
      const at = lambda.index + 'lambda'.length;
      const edit = { range: { start: at, end: range.start }, text: ': ' };
      return {
        code: 'lambda-colon',
        plain: 'A colon is missing after lambda.',
        fix: { title: 'Write lambda:', edits: [edit] },
      };
    },
  },
  {
    pattern: /^parser: unexpected (?:identifier|duration|number) /,
    advise(_, { text, range }) {
      const before = /\d+(?:\.\d*)?(?:u|µ|ms|s|m|h|d|w)?$/.exec(text.slice(0, range.start));
      const rest = text.slice(range.start, range.end);
      if (before === null) return undefined;
      if (/^[eE]\d*$/.test(rest)) {
        return { code: 'exponent', plain: 'Numbers have no exponents: write all digits, 1000.0 instead of 1e3.' };
      }
      if (!/^(?:\d+)?(?:u|µ|ms|s|m|h|d|w)$/.test(rest)) return undefined;
      return {
        code: 'duration-form',
        plain: 'A duration is one whole number and one unit: write 90s for 1.5m and for 1m30s.',
      };
    },
  },
  {
    pattern: /^parser: unexpected unknown state, last char: '#'/,
    advise: (_, { range }) => ({
      code: 'comment-form',
      plain: 'Comments start with //.',
      fix: replaced({ start: range.start, end: range.start + 1 }, '//', 'Write //'),
    }),
  },
  always(
    /^parser: unexpected .* expected: "identifier"$/,
    'name-form',
    'Names are made of letters, digits and _, and begin with a letter or _.',
  ),
  {
    pattern: /^parser: unexpected unterminated (string|field reference|regex) line (\d+) char (\d+)/,
    advise: ([, what = 'string', line, char]) => ({
      code: 'unterminated',
      plain: `The ${UNTERMINATED[what] ?? what} that starts on line ${line}, character ${char} is never closed.`,
    }),
  },
  always(
    /^parser: unexpected .* expected: "\."$/,
    'dbrp-form',
    'A dbrp statement needs both parts, database and retention policy: dbrp "telegraf"."autogen".',
  ),
  {
    pattern: /^parser: unexpected EOF .* expected: "\)"/,
    advise(_, { analysis }) {
      const open = lastOpen(analysis.tokens.map(({ image, startOffset }) => ({ image, startOffset })));
      if (open === undefined) return undefined;
      return {
        code: 'unclosed-parenthesis',
        plain: 'This parenthesis is never closed.',
        range: { start: open, end: open + 1 },
        fix: inserted(analysis.text.trimEnd().length, ')', 'Close it at the end'),
      };
    },
  },
  {
    pattern: /^parser: unexpected EOF /,
    advise: () => ({ code: 'unfinished', plain: 'The script ends in the middle of something.' }),
  },
  always(/multiple decimals in number/, 'number-form', 'A number has one decimal point.'),
  {
    pattern: /^parser: unexpected (.+?) line \d+ char \d+ in .*?\. expected: (.*)$/s,
    advise: ([, found = '', expected = '']) => ({
      code: 'syntax',
      plain: `${sentence(found)} cannot stand here${expected.split(',').length > 3 ? '' : `; ${expectedWords(expected)} can`}.`,
    }),
  },
  {
    pattern: /^parser: (.*)$/s,
    advise: ([, rest = '']) => ({ code: 'syntax', plain: `This cannot be read: ${rest}.` }),
  },
];

const UNTERMINATED: Readonly<Record<string, string>> = {
  string: 'text',
  'field reference': 'name in double quotes',
  regex: 'regular expression',
};

/** `&&` and `||`. */
function doubled({ text, range }: HintPlace): Advice | undefined {
  const operator = text.slice(range.start, range.start + 2);
  if (operator !== '&&' && operator !== '||') return undefined;
  const word = operator === '&&' ? 'AND' : 'OR';
  return {
    code: 'symbol-operator',
    plain: `Use ${word} instead of ${operator}.`,
    fix: replaced({ start: range.start, end: range.start + 2 }, word),
  };
}

function lastOpen(tokens: readonly { readonly image: string; readonly startOffset: number }[]): number | undefined {
  const open: number[] = [];
  for (const { image, startOffset } of tokens) {
    if (image === '(') open.push(startOffset);
    if (image === ')') open.pop();
  }
  return open.at(-1);
}

const FOUND: Readonly<Record<string, string>> = {
  identifier: 'A name',
  reference: 'A name in double quotes',
  string: 'A text',
  number: 'A number',
  duration: 'A duration',
  regex: 'A regular expression',
  EOF: 'The end of the script',
};

function sentence(found: string): string {
  return FOUND[found] ?? found;
}

function expectedWords(list: string): string {
  const words = list.split(',').map((word) => word.replaceAll('"', ''));
  return words
    .map((word) => (FOUND[word] ?? word).replace(/^[AT](?= |he )/, (first) => first.toLowerCase()))
    .join(' or ');
}
