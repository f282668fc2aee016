/** Values of a TOML text: strings, numbers and dates, with BurntSushi's words for wrong ones. */
import { byteLength } from '../../go/bytes';
import { quote } from '../../go/strconv/strconv';
import { EOF, isNewline, type TomlFailure, type TomlScanner } from './toml-scan';

export type Scalar =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'time'; readonly value: string };

/** Reads a basic string whose opening quote has been stepped over, and its closing quote. */
export function basicString(scan: TomlScanner): string {
  scan.ignore();
  for (;;) {
    const character = scan.next();
    if (character === EOF) throw scan.fail(`unexpected EOF; expected '"'`);
    if (isNewline(character)) throw scan.failOnPreviousLine('strings cannot contain newlines');
    if (character === '\\') checkEscape(scan);
    if (character === '"') return closed(scan, 1, (body) => withoutEscapes(scan, body));
  }
}

/** Reads a literal string whose opening quote has been stepped over. */
export function literalString(scan: TomlScanner): string {
  scan.ignore();
  for (;;) {
    const character = scan.next();
    if (character === EOF) throw scan.fail(`unexpected EOF; expected "'"`);
    if (isNewline(character)) throw scan.failOnPreviousLine('strings cannot contain newlines');
    if (character === "'") return closed(scan, 1, (body) => body);
  }
}

/** Reads a string of several lines whose three opening quotes have been stepped over. */
export function multilineString(scan: TomlScanner, mark: '"' | "'"): string {
  scan.ignore();
  const escapes = mark === '"';
  const six = escapes ? `'""""""'` : `"''''''"`;
  for (;;) {
    const character = scan.next();
    if (character === EOF) throw scan.fail(`unexpected EOF; expected ${escapes ? `'"""'` : `"'''"`}`);
    if (escapes && character === '\\' && !isNewline(scan.peek())) checkEscape(scan);
    if (character !== mark || !scan.accept(mark)) continue;
    if (!scan.accept(mark)) continue;
    if (scan.peek() === mark) {
      if (hasFive(scan.current, mark)) throw scan.fail(`unexpected ${six}`);
      scan.backup(mark);
      scan.backup(mark);
      continue;
    }
    return closed(scan, 3, (body) => {
      const lines = body.replace(/^\r?\n/, '');
      return escapes
        ? withoutEscapes(
            scan,
            lines.replace(CONTINUED_LINE, (_, kept: string) => kept),
          )
        : lines;
    });
  }
}

/** A backslash, an even number of them before it, at the end of a line: it and all white space after it go. */
const CONTINUED_LINE = /((?:^|[^\\])(?:\\\\)*)\\[ \t]*\r?\n[ \t\r\n]*/g;

function hasFive(text: string, mark: string): boolean {
  const five = mark.repeat(5);
  return text.endsWith(five) && (mark === "'" || !text.endsWith(`\\${five}`));
}

/** Errors inside the string are told at its last line. */
function closed(scan: TomlScanner, marks: number, read: (body: string) => string): string {
  scan.at -= marks;
  const value = read(scan.current);
  scan.at += marks;
  scan.ignore();
  return value;
}

function checkEscape(scan: TomlScanner): void {
  const character = scan.next();
  if ('btnfr"\\ \t'.includes(character) && character !== EOF) return;
  const count = character === 'u' ? 4 : character === 'U' ? 8 : 0;
  if (count === 0) throw scan.fail(`invalid escape in string '\\${character === EOF ? '\0' : character}'`);
  for (let i = 0; i < count; i++) {
    if (/^[0-9a-fA-F]$/.test(scan.next())) continue;
    const wanted = count === 4 ? 'four' : 'eight';
    throw scan.fail(
      `expected ${wanted} hexadecimal digits after '\\${character}', but got ${quote(scan.current)} instead`,
    );
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

function withoutEscapes(scan: TomlScanner, body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(/\\(?:u(.{4})|U(.{8})|(.))/gs, (_, short?: string, long?: string, simple?: string) => {
    const digits = short ?? long;
    if (digits !== undefined) return escapedCharacter(scan, digits);
    if (simple === ' ' || simple === '\t') throw scan.fail(`invalid escape: '\\${simple}'`);
    return SIMPLE_ESCAPES[simple ?? ''] ?? simple ?? '';
  });
}

function escapedCharacter(scan: TomlScanner, digits: string): string {
  const code = Number.parseInt(digits, 16);
  const isValid = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (!isValid) throw scan.fail(`Escaped character '\\u${digits}' is not valid UTF-8.`);
  return String.fromCodePoint(code);
}

/** Reads a number or a date that begins with a digit. */
export function numberOrDate(scan: TomlScanner): Scalar {
  const first = scan.next();
  if (first === '0') {
    const second = scan.next();
    if (/[box]/.test(second) && second !== EOF) return basedInteger(scan, second);
    scan.backup(second);
  }
  take(scan, /[0-9]/);
  const following = scan.peek();
  const isDate = (following === '-' || following === ':') && scan.current.length > (first === '0' ? 1 : 0);
  if (isDate) return date(scan);
  return decimal(scan);
}

/** Reads a number whose sign has been stepped over. */
export function signedNumber(scan: TomlScanner): Scalar {
  const first = scan.next();
  if (first === 'i' || first === 'n') {
    const [second, third] = first === 'i' ? (['n', 'f'] as const) : (['a', 'n'] as const);
    if (!scan.accept(second) || !scan.accept(third)) throw scan.fail(`invalid float: '${scan.current}'`);
    return { type: 'float', value: specialFloat(scan.current) };
  }
  if (first === '0' && /[box]/.test(scan.peek()) && scan.peek() !== EOF) {
    throw scan.fail(`cannot use sign with non-decimal numbers: '${scan.current}${scan.peek()}'`);
  }
  if (first === '.') throw scan.fail("floats must start with a digit, not '.'");
  if (!/[0-9]/.test(first)) throw scan.fail(`expected a digit but got ${quotedCharacter(first)}`);
  return decimal(scan);
}

export function specialFloat(text: string): number {
  if (text.endsWith('nan')) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function take(scan: TomlScanner, wanted: RegExp): void {
  let character = scan.next();
  while (character !== EOF && wanted.test(character)) character = scan.next();
  scan.backup(character);
}

const BASES = {
  b: { digits: /[01]/, all: /[01_]/, name: 'a binary' },
  o: { digits: /[0-7]/, all: /[0-7_]/, name: 'an octal' },
  x: { digits: /[0-9a-fA-F]/, all: /[0-9a-fA-F_]/, name: 'a hexidecimal' },
} as const;

function basedInteger(scan: TomlScanner, letter: string): Scalar {
  const base = letter === 'b' ? BASES.b : letter === 'o' ? BASES.o : BASES.x;
  const following = scan.peek();
  if (following === EOF || !base.digits.test(following)) {
    throw scan.fail(`not ${base.name} number: '${scan.current}${following === EOF ? '\0' : following}'`);
  }
  take(scan, base.all);
  return integer(scan);
}

/** Any digits, dots, exponents and underscores; whether they make a number is looked at afterwards. */
function decimal(scan: TomlScanner): Scalar {
  take(scan, /[0-9_]/);
  const following = scan.peek();
  if (following === EOF || !/[.eE]/.test(following)) return integer(scan);
  take(scan, /[0-9_.eE+-]/);
  return float(scan);
}

function integer(scan: TomlScanner): Scalar {
  const text = scan.current;
  if (!underscoresFit(text)) {
    throw scan.fail(`Invalid integer ${quote(text)}: underscores must be surrounded by digits`);
  }
  if (hasLeadingZero(text)) throw scan.fail(`Invalid integer ${quote(text)}: cannot have leading zeroes`);
  const digits = text.replace(/[_+]/g, '');
  const value = digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits);
  if (BigInt.asIntN(64, value) !== value) throw scan.fail(`${text} is out of range for int64`);
  return { type: 'int', value };
}

function float(scan: TomlScanner): Scalar {
  const text = scan.current;
  const parts = text.split(/[.eE]/).filter((part) => part !== '');
  const problem = floatProblem(text, parts);
  if (problem !== undefined) throw scan.fail(problem);
  const value = Number(text.replaceAll('_', ''));
  if (Number.isNaN(value)) throw scan.fail(`Invalid float value: ${quote(text)}`);
  if (!Number.isFinite(value)) throw scan.fail(`${text} is out of range for float64`);
  return { type: 'float', value };
}

function floatProblem(text: string, parts: readonly string[]): string | undefined {
  const invalid = `Invalid float ${quote(text)}:`;
  if (!parts.every(underscoresFit)) return `${invalid} underscores must be surrounded by digits`;
  if (hasLeadingZero(parts[0] ?? '')) return `${invalid} cannot have leading zeroes`;
  return /\.(?![0-9])/.test(text) ? `${invalid} '.' must be followed by one or more digits` : undefined;
}

function hasLeadingZero(text: string): boolean {
  return /^0[^box]/.test(text) || /^[+-]0./.test(text);
}

/** An underscore stands between two characters that may be digits of some base. */
function underscoresFit(text: string): boolean {
  let fits = false;
  for (const character of text) {
    if (character === '_' && !fits) return false;
    fits = /[0-9a-fA-F]/.test(character);
  }
  return fits;
}

function date(scan: TomlScanner): Scalar {
  take(scan, /[0-9\-:Tt .Zz+]/);
  const text = scan.current.trim().replace(/[zt ]/g, (character) => (character === 'z' ? 'Z' : 'T'));
  if (!isDate(text)) throw scan.fail(`invalid datetime: ${quote(text)}`);
  return { type: 'time', value: text };
}

const DATE = String.raw`(\d{4})-(\d\d)-(\d\d)`;
const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?`;
const FORMS = [
  new RegExp(`^${DATE}T${TIME}(?:Z|[+-](?:[01]\\d|2[0-4]):[0-5]\\d)$`),
  new RegExp(`^${DATE}T${TIME}$`),
  new RegExp(`^${DATE}$`),
  new RegExp(`^${TIME}$`),
];

function isDate(text: string): boolean {
  if (!FORMS.some((form) => form.test(text))) return false;
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (parts === null) return true;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Go's %q of a character. */
export function quotedCharacter(character: string): string {
  if (character === EOF) return `'\\x00'`;
  if (character === "'") return `'\\''`;
  return `'${character === '"' ? '"' : quote(character).slice(1, -1)}'`;
}

/** As an error names what it found: the end of the text in words. */
export function foundCharacter(character: string): string {
  return character === EOF ? 'end of file' : `'${character}'`;
}

/** Reads `true` or `false`; other words are an error of a missing value. */
export function boolean(scan: TomlScanner): Scalar | TomlFailure {
  const from = scan.at;
  take(scan, /\p{L}/u);
  const word = scan.text.slice(from, scan.at);
  if (word === 'true' || word === 'false') return { type: 'bool', value: word === 'true' };
  return scan.fail(`expected value but found ${quote(word)} instead`);
}

export function isLetter(character: string): boolean {
  return byteLength(character) > 0 && /^\p{L}$/u.test(character);
}
