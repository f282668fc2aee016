import { isRawByte, toBytes } from '../bytes';
import { sprint } from '../fmt/fmt';
import { stringOf } from '../fmt/methods';
import { encodeJSON } from '../json/encode';
import { type TemplateFunction, unaryFunction } from '../template/function';
import { anyOf } from '../template/reflect';
import { GoTime, GoTypedString, type GoValue, stringValue } from '../value';
import { attributeType } from './attributes';
import { decodeCss } from './css';

/** What stands in the page instead of a value that would be dangerous there. */
const FAILSAFE = 'ZgotmplZ';

/** The functions that html/template puts at the end of pipelines. */
export const ESCAPERS: ReadonlyMap<string, TemplateFunction> = new Map(
  Object.entries({
    _html_template_attrescaper: escaper((text) => HTML.replaceIn(text)),
    _html_template_commentescaper: escaper(() => ''),
    _html_template_cssescaper: escaper(escapeCss),
    _html_template_cssvaluefilter: escaper(filterCssValue),
    _html_template_htmlnamefilter: escaper(filterName),
    _html_template_htmlescaper: escaper((text) => HTML.replaceIn(text)),
    _html_template_jsregexpescaper: escaper((text) => JS_REGEXP.replaceIn(text) || '(?:)'),
    _html_template_jsstrescaper: escaper((text) => JS_STRING.replaceIn(text)),
    _html_template_jstmpllitescaper: escaper((text) => JS_TEMPLATE.replaceIn(text)),
    _html_template_jsvalescaper: unaryFunction(escapeJsValue),
    _html_template_nospaceescaper: escaper(escapeUnquoted),
    _html_template_rcdataescaper: escaper((text) => HTML.replaceIn(text)),
    _html_template_srcsetescaper: escaper((text) => text.split(',').map(filterSource).join(',')),
    _html_template_urlescaper: escaper((text) => processUrl(text, false)),
    _html_template_urlfilter: escaper((text) => (isSafeUrl(text) ? text : `#${FAILSAFE}`)),
    _html_template_urlnormalizer: escaper((text) => processUrl(text, true)),
    _eval_args_: {
      parameters: ['interface {}'],
      isVariadic: true,
      call: (args) => sprint(...args.map(anyOf)),
    } satisfies TemplateFunction,
  }),
);

/** A function of the text of its value; nil is no text. */
function escaper(escaped: (text: string) => string): TemplateFunction {
  return unaryFunction((value) => escaped(value === null ? '' : (stringValue(value) ?? sprint(value))));
}

/** Replacements of single characters, and the pattern that finds them. */
class Table {
  readonly entries: ReadonlyMap<string, string>;
  readonly #pattern: RegExp;

  constructor(entries: Iterable<readonly [string, string]>) {
    this.entries = new Map(entries);
    const codes = Array.from(this.entries.keys(), (character) => unicodeEscape(character.charCodeAt(0)));
    this.#pattern = new RegExp(`[${codes.join('')}]`, 'g');
  }

  replaceIn(text: string): string {
    return text.replace(this.#pattern, (character) => this.entries.get(character) ?? character);
  }
}

const HTML = new Table([
  ['\0', '\ufffd'],
  ['"', '&#34;'],
  ['&', '&amp;'],
  ["'", '&#39;'],
  ['+', '&#43;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);
const UNQUOTED = new Table([
  ...HTML.entries,
  ['\0', '&#xfffd;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\v', '&#11;'],
  ['\f', '&#12;'],
  ['\r', '&#13;'],
  [' ', '&#32;'],
  ['=', '&#61;'],
  ['`', '&#96;'],
]);

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

const hexEscaped = (characters: string): [string, string][] =>
  Array.from(characters, (character) => [character, unicodeEscape(character.charCodeAt(0))]);
const backslashed = (characters: string): [string, string][] =>
  Array.from(characters, (character) => [character, `\\${character}`]);

const JS_CONTROLS: readonly [string, string][] = [
  ...hexEscaped(Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')),
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ...hexEscaped('\u2028\u2029'),
];
const JS_STRING = new Table([...JS_CONTROLS, ...hexEscaped('"`&\'+<>'), ...backslashed('/\\')]);
const JS_TEMPLATE = new Table([...JS_STRING.entries, ...hexEscaped('$'), ...hexEscaped('{}')]);
const JS_REGEXP = new Table([...JS_CONTROLS, ...hexEscaped('"&\'+<>'), ...backslashed('$()*-./?[\\]^{|}')]);

function escapeUnquoted(text: string): string {
  if (text === '') return FAILSAFE;
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const seen = isRawByte(code) ? 0xfffd : code;
    const isBad = (seen >= 0xfdd0 && seen <= 0xfdef) || (seen >= 0xfff0 && seen <= 0xffff);
    out += UNQUOTED.entries.get(character) ?? (isBad ? `&#x${seen.toString(16)};` : character);
  }
  return out;
}

/** A value as an expression of a script: as JSON, or as it is where it is one already. */
function escapeJsValue(value: GoValue): string {
  if (value instanceof GoTypedString) return value.value;
  const text = value instanceof GoTime || value === null ? undefined : stringOf(value);
  const encoded = encodeJSON(text ?? value);
  if (!encoded.ok) {
    const problem = encoded.error
      .replace(/<(\/?)script/gi, '\\x3C$1script')
      .replaceAll('*/', '* /')
      .replaceAll('<!--', '\\x3C!--');
    return ` /* ${problem} */null `;
  }
  // Words and numbers keep away from the words around them.
  const isWord = /^[$0-9A-Za-z_]/.test(encoded.text) || /[$0-9A-Za-z_]$/.test(encoded.text);
  return isWord ? ` ${encoded.text} ` : encoded.text;
}

const CSS = new Table([
  ['\0', '\\0'],
  ...Array.from('\t\n\f\r"&\'()+/:;<>{}', (character): [string, string] => [
    character,
    `\\${character.charCodeAt(0).toString(16)}`,
  ]),
  ['\\', '\\\\'],
]);

function escapeCss(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const replacement = CSS.entries.get(text.charAt(at));
    out += replacement ?? text.charAt(at);
    // A space ends a number that would otherwise go on, or be the last thing before what the template writes.
    if (
      replacement !== undefined &&
      replacement !== '\\\\' &&
      /^$|^[0-9a-fA-F\t\n\f\r ]/.test(text.slice(at + 1, at + 2))
    ) {
      out += ' ';
    }
  }
  return out;
}

/** Quantities, names, keywords and colours; nothing that could end what the value stands in. */
function filterCssValue(text: string): string {
  const value = decodeCss(text);
  if (value.includes('\0') || /["'()/;@[\\\]`{}<>]|--/.test(value)) return FAILSAFE;
  const letters = value.replace(/[^a-zA-Z0-9_]/g, '').toLowerCase();
  return /expression|mozbinding/.test(letters) ? FAILSAFE : value;
}

/** Part of the name of a tag or of an attribute that holds plain text. */
function filterName(text: string): string {
  const name = text.toLowerCase();
  return /^[0-9a-z]+$/.test(name) && attributeType(name) === 'plain' ? name : FAILSAFE;
}

/** A URL without a scheme, or with one that does nothing but go to a page or begin a mail. */
function isSafeUrl(text: string): boolean {
  const scheme = /^([^:]*):/s.exec(text)?.[1];
  return scheme === undefined || scheme.includes('/') || /^(?:http|https|mailto)$/i.test(scheme);
}

/** Percent escapes. `isWhole`: the text is a URL, whose own signs and escapes stay; otherwise a part of one. */
function processUrl(text: string, isWhole: boolean): string {
  let out = '';
  const bytes = toBytes(text);
  for (const [i, byte] of bytes.entries()) {
    const character = String.fromCharCode(byte);
    const isKept = isWhole ? /[A-Za-z0-9\-._~!#$&*+,/:;=?@[\]]/ : /[A-Za-z0-9\-._~]/;
    const isEscape = isWhole && byte === 0x25 && /^[0-9a-fA-F]{2}$/.test(ascii(bytes.subarray(i + 1, i + 3)));
    out += isEscape || (byte < 0x80 && isKept.test(character)) ? character : percentLower(byte);
  }
  return out;
}

function percentLower(byte: number): string {
  return `%${byte.toString(16).padStart(2, '0')}`;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** One image of a `srcset`: its URL and what is said about its size. */
function filterSource(source: string): string {
  const parts = /^([ \t\n\f\r]*)([^ \t\n\f\r]*)((?:[ \t\n\f\r][ \t\n\f\r0-9A-Za-z]*)?)$/.exec(source);
  const [, space = '', url = '', size = ''] = parts ?? [];
  return parts !== null && isSafeUrl(url) ? space + processUrl(url, true) + size : `#${FAILSAFE}`;
}
