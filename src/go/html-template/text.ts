import { type Context, isComment, isScriptLiteral } from './context';
import { afterFront } from './transition';

const SCRIPT_TAG = /<(script|\/script|!--)/gi;
const DOCTYPE = /^<!DOCTYPE/i;

/**
 * The context behind a piece of text, and the text as it is written: without comments, and with a `<` escaped that
 * begins no tag. `text` is undefined where nothing changes.
 */
export function escapedText(start: Context, text: string): { context: Context; text: string | undefined } {
  let out = '';
  let written = 0;
  let context = start;
  for (let at = 0; at < text.length; ) {
    const step = afterFront(context, text.slice(at));
    const after = step.context;
    const end = at + step.read;
    if (context.state === 'stateText' || context.state === 'stateRCDATA') {
      const tag = after.state === context.state ? end : tagStart(text, at, end);
      for (let i = text.indexOf('<', at); i >= 0 && i < tag; i = text.indexOf('<', i + 1)) {
        if (DOCTYPE.test(text.slice(i, i + 9))) continue;
        out += `${text.slice(written, i)}&lt;`;
        written = i + 1;
      }
    } else if (isComment(context.state) && context.delim === 'delimNone') {
      out += commentReplacement(context, text.slice(written, end));
      written = end;
    }
    if (context.state !== after.state && isComment(after.state) && after.delim === 'delimNone') {
      out += text.slice(written, end - openingLength(after));
      written = end;
    }
    const part = text.slice(at, end);
    if (isScriptLiteral(context.state) && part.search(SCRIPT_TAG) >= 0) {
      out += text.slice(written, at) + part.replace(SCRIPT_TAG, '\\x3C$1');
      written = end;
    }
    if (at === end && context.state === after.state) throw new Error(`no way on from ${context.state}`);
    context = after;
    at = end;
  }
  if (written === 0 || context.state === 'stateError') return { context, text: undefined };
  const isHidden = isComment(context.state) && context.delim === 'delimNone';
  return { context, text: isHidden ? out : out + text.slice(written) };
}

/** Where the tag begins with which a text ends. */
function tagStart(text: string, from: number, end: number): number {
  const start = text.lastIndexOf('<', end - 1);
  return start >= from ? start : end;
}

/** What stands for a comment: a script's may have ended a line. */
function commentReplacement(context: Context, text: string): string {
  if (context.state === 'stateCSSBlockCmt') return ' ';
  if (context.state !== 'stateJSBlockCmt') return '';
  return /[\n\r\u2028\u2029]/.test(text) ? '\n' : ' ';
}

/** Length of the sign that began the comment. */
function openingLength(context: Context): number {
  switch (context.state) {
    case 'stateHTMLCmt':
    case 'stateJSHTMLOpenCmt':
      return 4;
    case 'stateJSHTMLCloseCmt':
      return 3;
    default:
      return 2;
  }
}
