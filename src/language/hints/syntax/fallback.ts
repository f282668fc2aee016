/** What is left to say where the parser stops, when no habit explains it. */
import { byteLength } from '../../../go/bytes';
import { replaced } from '../../findings/finding';
import { type Advice, always, type Hint, type HintPlace } from '../hint';

export const FALLBACK_HINTS: readonly Hint[] = [
  always(
    /^parser: unexpected .* expected: "identifier"$/,
    'name-form',
    'Names are made of letters, digits and _, and begin with a letter or _.',
  ),
  always(
    /^parser: unexpected .* expected: "\."$/,
    'dbrp-form',
    'A dbrp statement needs both parts, database and retention policy: dbrp "telegraf"."autogen".',
  ),
  {
    pattern: /^parser: unexpected EOF /,
    advise: () => ({ code: 'unfinished', plain: 'The script ends in the middle of something.' }),
  },
  always(/multiple decimals in number/, 'number-form', 'A number has one decimal point.'),
  {
    pattern: /^parser: error parsing regexp: (.*)$/s,
    advise: ([, reason = ''], place) => ({ code: 'syntax', ...regexWords(reason, place) }),
  },
  {
    pattern: /^parser: unexpected (.+?) line \d+ char \d+ in .*?\. expected: (.*)$/s,
    advise([, found = '', expected = ''], { text, range }) {
      const place = /^unknown state/.test(found) ? wholeCharacter(text, range.start) : range;
      return { code: 'syntax', plain: `${nameOf(found, text, place.start)} ${afterwards(expected)}`, range: place };
    },
  },
  {
    pattern: /^parser: (.*)$/s,
    advise: ([, rest = '']) => ({ code: 'syntax', plain: `This cannot be read: ${rest}.` }),
  },
];

/** `/*a/`: a star repeats what stands in front of it; elsewhere it stands for anything by itself. */
function regexWords(reason: string, { text, range }: HintPlace): Pick<Advice, 'plain' | 'range' | 'fix'> {
  const [whole] = /^\/(?:[^/\\\n]|\\.)*\//.exec(text.slice(range.start)) ?? [];
  const place = whole === undefined ? range : { start: range.start, end: range.start + whole.length };
  if (/^missing argument to repetition operator/.test(reason) && whole !== undefined) {
    const better = whole.replace(/^\/([*+?])/, (_, sign: string) => (sign === '?' ? '/.' : `/.${sign}`));
    return {
      plain: `${whole.charAt(1)} of a regular expression repeats what stands in front of it, and nothing does: any text is .*, ${better}.`,
      range: place,
      ...(better === whole ? {} : { fix: replaced(place, better) }),
    };
  }
  return { plain: `This is no regular expression: ${reason}.`, range: place };
}

function wholeCharacter(text: string, start: number) {
  return { start, end: start + String.fromCodePoint(text.codePointAt(start) ?? 0x20).length };
}

const FOUND: Readonly<Record<string, string>> = {
  identifier: 'A name',
  reference: 'A name in double quotes',
  string: 'A text',
  number: 'A number',
  duration: 'A duration',
  regex: 'A regular expression',
};

function nameOf(found: string, text: string, at: number): string {
  if (!/^(?:unknown state|unexpected )/.test(found)) return FOUND[found] ?? found;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  const isLetter = byteLength(character) > 1 || /[^\x20-\x7e]/.test(character);
  return isLetter ? `The character ${character}` : character;
}

/** What the parser was waiting for, as what to do. */
function afterwards(expected: string): string {
  switch (expected) {
    case '")"':
      return 'does not belong here: an operator, a comma or a closing parenthesis is missing in front of it.';
    case '"("':
      return 'does not belong here: ( is missing in front of it.';
    case '"="':
      return 'does not belong here: = and a value are missing.';
    default:
      return 'cannot stand here.';
  }
}
