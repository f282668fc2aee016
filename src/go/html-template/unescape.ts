/** Characters that mean something in a script, style or URL, by their names in HTML. */
const NAMES: Readonly<Record<string, string>> = {
  Tab: '\t',
  NewLine: '\n',
  excl: '!',
  quot: '"',
  QUOT: '"',
  num: '#',
  dollar: '$',
  percnt: '%',
  amp: '&',
  AMP: '&',
  apos: "'",
  lpar: '(',
  rpar: ')',
  ast: '*',
  midast: '*',
  plus: '+',
  comma: ',',
  period: '.',
  sol: '/',
  colon: ':',
  semi: ';',
  lt: '<',
  LT: '<',
  equals: '=',
  gt: '>',
  GT: '>',
  quest: '?',
  commat: '@',
  lsqb: '[',
  lbrack: '[',
  bsol: '\\',
  rsqb: ']',
  rbrack: ']',
  Hat: '^',
  lowbar: '_',
  UnderBar: '_',
  grave: '`',
  DiacriticalGrave: '`',
  lcub: '{',
  lbrace: '{',
  verbar: '|',
  vert: '|',
  VerticalLine: '|',
  rcub: '}',
  rbrace: '}',
  nbsp: '\u00a0',
};
const REFERENCE = /&(?:#[xX]([0-9a-fA-F]+);?|#([0-9]+);?|(quot|QUOT|amp|AMP|lt|LT|gt|GT|[A-Za-z]+;);?)/g;

/**
 * Decodes character references in the text of an attribute, so that the state machine sees what a browser would. Names
 * of letters and of other characters that no state depends on stay as they are.
 */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (all: string, hex?: string, digits?: string, name?: string) => {
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    if (digits !== undefined) return character(Number.parseInt(digits, 10));
    return NAMES[(name ?? '').replace(';', '')] ?? all;
  });
}

function character(code: number): string {
  const isRune = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isRune ? String.fromCodePoint(code) : '\ufffd';
}
