import { isRawByte } from '../bytes';
import { isPrintable } from '../unicode';

const HTML: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** template.HTMLEscapeString: the `html` function of messages. */
export function escapeHtml(text: string): string {
  return text.replace(/["'&<>]|[^ -\uffff]/g, (character) => HTML[character] ?? character);
}

const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

/** template.JSEscapeString: the `js` function of messages. */
export function escapeJs(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    out += JS[character] ?? (code < 0x80 ? escapeControl(character, code) : escapeUnprintable(character, code));
  }
  return out;
}

function escapeControl(character: string, code: number): string {
  return code < 0x20 ? `\\u${hex(code)}` : character;
}

function escapeUnprintable(character: string, code: number): string {
  if (isRawByte(code)) return character;
  return isPrintable(code) ? character : `\\u${hex(code)}`;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
