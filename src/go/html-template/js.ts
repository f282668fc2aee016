import { type Context, EscapeError, failed, type JsContext, type State, type Step } from './context';
import { quoted } from './tags';

const BEFORE_REGEXP = new Set(
  'break case continue delete do else finally in instanceof return throw try typeof void'.split(' '),
);

/** Whether a slash after this run of tokens begins a regular expression or divides (Go js.go, nextJSCtx). */
function slashAfter(text: string, before: JsContext): JsContext {
  const code = text.trimEnd();
  if (code === '') return before;
  const signs = /(?:(?<!\+)\++|(?<!-)-+)$/.exec(code)?.[0];
  if (signs !== undefined) return signs.length % 2 === 1 ? 'jsCtxRegexp' : 'jsCtxDivOp';
  if (code.endsWith('.')) return /[0-9]\.$/.test(code) ? 'jsCtxDivOp' : 'jsCtxRegexp';
  if (/[,<>=*%&|^?!~([:;{}]$/.test(code)) return 'jsCtxRegexp';
  const word = /(?<![$0-9A-Za-z_])[$0-9A-Za-z_]*$/.exec(code)?.[0] ?? '';
  return BEFORE_REGEXP.has(word) ? 'jsCtxRegexp' : 'jsCtxDivOp';
}

const LITERALS: Readonly<Record<string, State>> = {
  '"': 'stateJSDqStr',
  "'": 'stateJSSqStr',
  '`': 'stateJSTmplLit',
};
const COMMENT_STARTS: readonly (readonly [text: string, state: State])[] = [
  ['//', 'stateJSLineCmt'],
  ['/*', 'stateJSBlockCmt'],
  ['<!--', 'stateJSHTMLOpenCmt'],
  ['-->', 'stateJSHTMLCloseCmt'],
  ['#!', 'stateJSLineCmt'],
];

/** Script code up to the beginning of a literal or comment, or past a brace or sign. */
export function afterJs(start: Context, text: string): Step {
  const at = text.search(/["`'/{}<\-#]/);
  if (at < 0) return { context: { ...start, jsCtx: slashAfter(text, start.jsCtx) }, read: text.length };
  const context = { ...start, jsCtx: slashAfter(text.slice(0, at), start.jsCtx) };
  const sign = text.charAt(at);
  const literal = LITERALS[sign];
  if (literal !== undefined) return { context: { ...context, state: literal, jsCtx: 'jsCtxRegexp' }, read: at + 1 };
  for (const [opening, state] of COMMENT_STARTS) {
    if (text.startsWith(opening, at)) return { context: { ...context, state }, read: at + opening.length };
  }
  if (sign === '/') return afterSlash(context, text, at);
  if (sign === '{' || sign === '}') return afterBrace(context, sign, at + 1);
  return { context, read: at + 1 };
}

function afterSlash(context: Context, text: string, at: number): Step {
  switch (context.jsCtx) {
    case 'jsCtxRegexp':
      return { context: { ...context, state: 'stateJSRegexp' }, read: at + 1 };
    case 'jsCtxDivOp':
      return { context: { ...context, jsCtx: 'jsCtxRegexp' }, read: at + 1 };
    default: {
      const found = quoted(text.slice(at), 32);
      const error = new EscapeError(`'/' could start a division or regexp: ${found}`);
      return { context: failed(error), read: text.length };
    }
  }
}

/** Braces count only inside a `${…}`, whose end one of them is. */
function afterBrace(context: Context, brace: '{' | '}', read: number): Step {
  const inside = { ...context, jsCtx: slashAfter(brace, context.jsCtx) };
  const depths = context.jsBraceDepth ?? [];
  const last = depths.length - 1;
  if (last < 0) return { context: inside, read };
  const depth = (depths[last] ?? 0) + (brace === '{' ? 1 : -1);
  depths[last] = depth;
  if (depth >= 0) return { context: inside, read };
  return { context: { ...context, state: 'stateJSTmplLit', jsBraceDepth: depths.slice(0, -1) }, read };
}

function unfinishedEscape(text: string): Step {
  const error = new EscapeError(`unfinished escape sequence in JS string: ${quoted(text)}`);
  return { context: failed(error), read: text.length };
}

/** Inside a template literal. */
export function afterTemplateLiteral(context: Context, text: string): Step {
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') {
      at++;
      if (at === text.length) return unfinishedEscape(text);
    } else if (text.startsWith('${', at)) {
      const jsBraceDepth = [...(context.jsBraceDepth ?? []), 0];
      return { context: { ...context, state: 'stateJS', jsBraceDepth }, read: at + 2 };
    } else if (character === '`') {
      return { context: { ...context, state: 'stateJS' }, read: at + 1 };
    }
  }
  return { context, read: text.length };
}

/** Inside a quoted string. */
export function afterJsString(context: Context, text: string): Step {
  const mark = context.state === 'stateJSSqStr' ? "'" : '"';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === mark) return endOfLiteral(context, at + 1);
    if (character !== '\\') continue;
    at++;
    if (at === text.length) return unfinishedEscape(text);
  }
  return { context, read: text.length };
}

/** Inside a regular expression. */
export function afterJsRegexp(context: Context, text: string): Step {
  let inCharset = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') {
      at++;
      if (at === text.length) return unfinishedEscape(text);
    } else if (character === '[' || character === ']') {
      inCharset = character === '[';
    } else if (character === '/') {
      // The slash of an end tag does not end the literal; the tag is escaped later.
      if (/^<\/script$/i.test(text.slice(Math.max(at - 1, 0), at + 7))) at++;
      else if (!inCharset) return endOfLiteral(context, at + 1);
    }
  }
  if (!inCharset) return { context, read: text.length };
  const error = new EscapeError(`unfinished JS regexp charset: ${quoted(text)}`);
  return { context: failed(error), read: text.length };
}

function endOfLiteral(context: Context, read: number): Step {
  return { context: { ...context, state: 'stateJS', jsCtx: 'jsCtxDivOp' }, read };
}

const JS_TYPES = new Set([
  '',
  'application/ecmascript',
  'application/javascript',
  'application/json',
  'application/ld+json',
  'application/x-ecmascript',
  'application/x-javascript',
  'module',
  'text/ecmascript',
  'text/javascript',
  'text/javascript1.0',
  'text/javascript1.1',
  'text/javascript1.2',
  'text/javascript1.3',
  'text/javascript1.4',
  'text/javascript1.5',
  'text/jscript',
  'text/livescript',
  'text/x-ecmascript',
  'text/x-javascript',
]);

/** Whether a script of that `type` is JavaScript. */
export function isJsType(mimeType: string): boolean {
  return JS_TYPES.has((mimeType.split(';')[0] ?? '').toLowerCase().trim());
}
