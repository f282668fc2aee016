import { type Context, EscapeError, failed, type State, type Step } from './context';
import { quoted } from './tags';

const URL_WORD = /(?:^|[^a-zA-Z0-9\-_\u0080-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}])url$/iu;
const QUOTED_URLS: Readonly<Record<string, State>> = { '"': 'stateCSSDqURL', "'": 'stateCSSSqURL' };

/** The last characters before the blanks before `at`: more than `URL_WORD` looks at. */
function wordBefore(text: string, at: number): string {
  let end = at;
  while ('\t\n\f\r '.includes(text.charAt(end - 1)) && end > 0) end--;
  return text.slice(Math.max(0, end - 8), end);
}

/** Style sheet text up to the beginning of a string, URL or comment. */
export function afterCss(context: Context, text: string): Step {
  for (let at = text.search(/[("'/]/); at >= 0 && at < text.length; at = next(text, /[("'/]/, at + 1)) {
    const character = text.charAt(at);
    if (character === '"') return { context: { ...context, state: 'stateCSSDqStr' }, read: at + 1 };
    if (character === "'") return { context: { ...context, state: 'stateCSSSqStr' }, read: at + 1 };
    if (text.startsWith('//', at)) return { context: { ...context, state: 'stateCSSLineCmt' }, read: at + 2 };
    if (text.startsWith('/*', at)) return { context: { ...context, state: 'stateCSSBlockCmt' }, read: at + 2 };
    if (character === '(' && URL_WORD.test(wordBefore(text, at))) {
      const spaces = /^[\t\n\f\r ]*/.exec(text.slice(at + 1))?.[0].length ?? 0;
      const start = at + 1 + spaces;
      const state = QUOTED_URLS[text.charAt(start)];
      if (state !== undefined) return { context: { ...context, state }, read: start + 1 };
      return { context: { ...context, state: 'stateCSSURL' }, read: start };
    }
  }
  return { context, read: text.length };
}

/** Where the pattern is found from `from` on, or -1. */
function next(text: string, pattern: RegExp, from: number): number {
  const found = text.slice(from).search(pattern);
  return found < 0 ? -1 : found + from;
}

const ENDS: Readonly<Partial<Record<State, RegExp>>> = {
  stateCSSDqStr: /[\\"]/,
  stateCSSDqURL: /[\\"]/,
  stateCSSSqStr: /[\\']/,
  stateCSSSqURL: /[\\']/,
};
const URL_END = /[\\\t\n\f\r )]/;

/** Inside a string or URL of a style sheet. */
export function afterCssString(start: Context, text: string): Step {
  const pattern = ENDS[start.state] ?? URL_END;
  let context = start;
  for (let from = 0; ; ) {
    let at = next(text, pattern, from);
    if (at < 0) {
      const rest = decodeCss(text.slice(from));
      // Go counts what it has decoded as read, and reads the rest again.
      return { context: withUrlPart(context, rest), read: from + rest.length };
    }
    if (text.charAt(at) !== '\\') return { context: { ...context, state: 'stateCSS' }, read: at + 1 };
    at++;
    if (at === text.length) {
      const error = new EscapeError(`unfinished escape sequence in CSS string: ${quoted(text)}`);
      return { context: failed(error), read: text.length };
    }
    context = withUrlPart(context, decodeCss(text.slice(0, at + 1)));
    from = at + 1;
  }
}

/** The part of a URL that the next character is in. */
export function withUrlPart(context: Context, text: string): Context {
  if (/[#?]/.test(text)) return { ...context, urlPart: 'urlPartQueryOrFrag' };
  const isStarted = /[^ \t\n\f\r]/.test(text);
  return isStarted && context.urlPart === 'urlPartNone' ? { ...context, urlPart: 'urlPartPreQuery' } : context;
}

/** Undoes the escapes of a style sheet: `\41 ` is A, `\"` a quote. */
export function decodeCss(text: string): string {
  return text.replace(
    /\\(?:([0-9a-fA-F]{1,6})(\r\n|[\t\n\f\r ])?|(.)|$)/gsu,
    (_, hex: string | undefined, space: string | undefined, character: string | undefined) => {
      if (hex === undefined) return character ?? '';
      const isTooLarge = Number.parseInt(hex, 16) > 0x10ffff;
      return isTooLarge ? decodeHex(hex.slice(0, -1)) + hex.slice(-1) + (space ?? '') : decodeHex(hex);
    },
  );
}

function decodeHex(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code < 0xd800 || code > 0xdfff ? String.fromCodePoint(code) : '\ufffd';
}
