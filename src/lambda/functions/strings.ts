import { byteLength, fromBytes, joinRawBytes, toBytes } from '../../go/bytes';
import { GoRegexp } from '../../go/regexp/regexp';
import { spendText } from '../../text/budget';
import { LambdaError, type LambdaValue, RuntimePanic } from '../value';
import { lowerText, upperText } from './case';
import { cannotPass, expects, type LambdaFunction, pure, signature } from './function';

function string1(name: string, doc: string, apply: (text: string) => LambdaValue): LambdaFunction {
  const result = name === 'strLength' ? 'int' : 'string';
  return pure(name, ['text'], doc, [signature(result, 'string')], (args) => {
    const [text] = args;
    if (args.length !== 1) return expects(name, 1);
    return typeof text === 'string' ? apply(text) : cannotPass(text, 0, name, 'string');
  });
}

function string2(
  name: string,
  second: string,
  doc: string,
  result: 'boolean' | 'int' | 'string',
  apply: (text: string, other: string) => LambdaValue,
): LambdaFunction {
  return pure(name, ['text', second], doc, [signature(result, 'string', 'string')], (args) => {
    const [text, other] = args;
    if (args.length !== 2) return expects(name, 2);
    if (typeof text !== 'string') return cannotPass(text, 0, name, 'string');
    return typeof other === 'string' ? apply(text, other) : cannotPass(other, 1, name, 'string');
  });
}

/** Go counts bytes: the byte offset of a UTF-16 offset, -1 for none. */
function byteIndex(text: string, index: number): bigint {
  return index < 0 ? -1n : BigInt(byteLength(text.slice(0, index)));
}

function count(text: string, part: string): bigint {
  if (part === '') return BigInt(Array.from(text).length + 1);
  return BigInt(text.split(part).length - 1);
}

/** UTF-16 offset of the first or last character that is in the set. */
function indexOfAny(text: string, characters: string, last: boolean): number {
  const set = new Set(characters);
  let found = -1;
  let at = 0;
  for (const character of text) {
    if (set.has(character)) {
      found = at;
      if (!last) break;
    }
    at += character.length;
  }
  return found;
}

function trimLeft(text: string, cutset: string): string {
  const set = new Set(cutset);
  let at = 0;
  for (const character of text) {
    if (!set.has(character)) break;
    at += character.length;
  }
  return text.slice(at);
}

function trimRight(text: string, cutset: string): string {
  const set = new Set(cutset);
  let end = text.length;
  for (const character of Array.from(text).reverse()) {
    if (!set.has(character)) break;
    end -= character.length;
  }
  return text.slice(0, end);
}

/** unicode.IsSpace. */
const SPACES =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|(?<![\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/** strings.Replace: `limit` times at most, below 0 always. */
function replace(text: string, old: string, by: string, limit: bigint): string | RuntimePanic {
  if (old === by || limit === 0n) return text;
  const places = count(text, old);
  const times = Number(limit < 0n || limit > places ? places : limit);
  spendText(text.length + times * by.length);
  const parts = old === '' ? ['', ...Array.from(text)] : text.split(old);
  let out = '';
  parts.forEach((part, i) => {
    out += i === 0 ? part : (i <= times ? by : old) + part;
  });
  return joinRawBytes(old === '' && times === parts.length ? out + by : out);
}

function substring(text: string, start: bigint, stop: bigint): string | LambdaError {
  for (const index of [start, stop]) {
    if (index < 0n) return new LambdaError(`found negative index for strSubstring: ${index}`);
  }
  // Kapacitor's mistake: the last byte can never be in the result.
  if (stop >= BigInt(byteLength(text))) {
    return new LambdaError(`stop index too large for string in strSubstring: ${stop}`);
  }
  if (start > stop) return new RuntimePanic(`slice bounds out of range [${start}:${stop}]`);
  return fromBytes(toBytes(text).subarray(Number(start), Number(stop)));
}

const strReplace = pure(
  'strReplace',
  ['text', 'old', 'new', 'limit'],
  'Replaces the first `limit` places where `old` stands; all of them if it is negative.',
  [signature('string', 'string', 'string', 'string', 'int')],
  (args) => {
    const [text, old, by, limit] = args;
    if (args.length !== 4) return expects('strReplace', 4);
    if (typeof text !== 'string') return cannotPass(text, 0, 'strReplace', 'string');
    if (typeof old !== 'string') return cannotPass(old, 1, 'strReplace', 'string');
    if (typeof by !== 'string') return cannotPass(by, 2, 'strReplace', 'string');
    return typeof limit === 'bigint' ? replace(text, old, by, limit) : cannotPass(limit, 3, 'strReplace', 'int');
  },
);

const strSubstring = pure(
  'strSubstring',
  ['text', 'start', 'stop'],
  'The bytes from `start` up to, not including, `stop`, which must be less than the length.',
  [signature('string', 'string', 'int', 'int')],
  (args) => {
    const [text, start, stop] = args;
    if (args.length !== 3) return expects('strSubstring', 3);
    if (typeof text !== 'string') return cannotPass(text, 0, 'strSubstring', 'string');
    if (typeof start !== 'bigint') return cannotPass(start, 1, 'strSubstring', 'int');
    return typeof stop === 'bigint' ? substring(text, start, stop) : cannotPass(stop, 2, 'strSubstring', 'int');
  },
);

const regexReplace = pure(
  'regexReplace',
  ['regex', 'text', 'replacement'],
  'Replaces all matches. `$1` and `$name` in the replacement are groups of the match.',
  [signature('string', 'regex', 'string', 'string')],
  (args) => {
    const [regex, text, replacement] = args;
    if (args.length !== 3) return expects('regexReplace', 3);
    if (!(regex instanceof GoRegexp)) return cannotPass(regex, 0, 'regexReplace', 'regex');
    if (typeof text !== 'string') return cannotPass(text, 1, 'regexReplace', 'string');
    return typeof replacement === 'string'
      ? regex.replaceAll(text, replacement)
      : cannotPass(replacement, 2, 'regexReplace', 'string');
  },
);

/** Those that count bytes where their reader thinks of characters. */
export const BYTE_COUNTING: ReadonlySet<string> = new Set([
  ...['strLength', 'strSubstring', 'strIndex', 'strIndexAny', 'strLastIndex', 'strLastIndexAny'],
]);

export const STRINGS: readonly LambdaFunction[] = [
  string2('strContains', 'part', 'Whether the text contains the part.', 'boolean', (a, b) => a.includes(b)),
  string2('strContainsAny', 'characters', 'Whether the text contains any of the characters.', 'boolean', (a, b) => {
    return indexOfAny(a, b, false) >= 0;
  }),
  string2('strCount', 'part', 'How often the part stands in the text, without overlaps.', 'int', count),
  string2('strHasPrefix', 'prefix', 'Whether the text begins with the prefix.', 'boolean', (a, b) => a.startsWith(b)),
  string2('strHasSuffix', 'suffix', 'Whether the text ends with the suffix.', 'boolean', (a, b) => a.endsWith(b)),
  string2('strIndex', 'part', 'Byte offset of the first place where the part stands, or -1.', 'int', (a, b) => {
    return byteIndex(a, a.indexOf(b));
  }),
  string2('strIndexAny', 'characters', 'Byte offset of the first of any of the characters, or -1.', 'int', (a, b) => {
    return byteIndex(a, indexOfAny(a, b, false));
  }),
  string2('strLastIndex', 'part', 'Byte offset of the last place where the part stands, or -1.', 'int', (a, b) => {
    return byteIndex(a, a.lastIndexOf(b));
  }),
  string2(
    'strLastIndexAny',
    'characters',
    'Byte offset of the last of any of the characters, or -1.',
    'int',
    (a, b) => {
      return byteIndex(a, indexOfAny(a, b, true));
    },
  ),
  string1('strLength', 'Number of bytes, not of characters.', (text) => BigInt(byteLength(text))),
  strReplace,
  strSubstring,
  string1('strToLower', 'The text in lower case.', lowerText),
  string1('strToUpper', 'The text in upper case.', upperText),
  string2('strTrim', 'characters', 'Without any of the characters at both ends.', 'string', (a, b) => {
    return trimRight(trimLeft(a, b), b);
  }),
  string2('strTrimLeft', 'characters', 'Without any of the characters at the beginning.', 'string', trimLeft),
  string2('strTrimPrefix', 'prefix', 'Without this prefix.', 'string', (a, b) => {
    return a.startsWith(b) ? a.slice(b.length) : a;
  }),
  string2('strTrimRight', 'characters', 'Without any of the characters at the end.', 'string', trimRight),
  string1('strTrimSpace', 'Without white space at both ends.', (text) => text.replace(SPACES, '')),
  string2('strTrimSuffix', 'suffix', 'Without this suffix.', 'string', (a, b) => {
    return a.endsWith(b) ? a.slice(0, a.length - b.length) : a;
  }),
  regexReplace,
];
