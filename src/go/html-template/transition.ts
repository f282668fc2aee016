import { quote } from '../strconv/quote';
import { type Context, type Delim, EscapeError, failed, type State, type Step, TEXT } from './context';
import { afterCss, afterCssString, withUrlPart } from './css';
import { afterJs, afterJsRegexp, afterJsString, afterTemplateLiteral, isJsType } from './js';
import {
  afterAttributeName,
  afterHtmlComment,
  afterMetaContent,
  afterMetaContentUrl,
  afterName,
  afterTag,
  afterText,
  beforeEndTag,
  beforeValue,
  quoted,
} from './tags';
import { unescapeHtml } from './unescape';

type Transition = (context: Context, text: string) => Step;

const stay: Transition = (context, text) => ({ context, read: text.length });
const afterUrl: Transition = (context, text) => ({ context: withUrlPart(context, text), read: text.length });

function blockComment(after: State): Transition {
  return (context, text) => {
    const end = text.indexOf('*/');
    return end < 0 ? stay(context, text) : { context: { ...context, state: after }, read: end + 2 };
  };
}

/** The line's end itself is not part of the comment. */
function lineComment(ends: RegExp, after: State): Transition {
  return (context, text) => {
    const end = text.search(ends);
    return end < 0 ? stay(context, text) : { context: { ...context, state: after }, read: end };
  };
}

const jsLineComment = lineComment(/[\n\r\u2028\u2029]/, 'stateJS');

const TRANSITIONS: Readonly<Record<State, Transition>> = {
  stateText: afterText,
  stateTag: afterTag,
  stateAttrName: afterAttributeName,
  stateAfterName: afterName,
  stateBeforeValue: beforeValue,
  stateHTMLCmt: afterHtmlComment,
  stateRCDATA: beforeEndTag,
  stateAttr: stay,
  stateURL: afterUrl,
  stateMetaContent: afterMetaContent,
  stateMetaContentURL: afterMetaContentUrl,
  stateSrcset: afterUrl,
  stateJS: afterJs,
  stateJSDqStr: afterJsString,
  stateJSSqStr: afterJsString,
  stateJSRegexp: afterJsRegexp,
  stateJSTmplLit: afterTemplateLiteral,
  stateJSBlockCmt: blockComment('stateJS'),
  stateJSLineCmt: jsLineComment,
  stateJSHTMLOpenCmt: jsLineComment,
  stateJSHTMLCloseCmt: jsLineComment,
  stateCSS: afterCss,
  stateCSSDqStr: afterCssString,
  stateCSSSqStr: afterCssString,
  stateCSSDqURL: afterCssString,
  stateCSSSqURL: afterCssString,
  stateCSSURL: afterCssString,
  stateCSSBlockCmt: blockComment('stateCSS'),
  stateCSSLineCmt: lineComment(/[\n\f\r]/, 'stateCSS'),
  stateError: stay,
  stateDead: stay,
};

const VALUE_ENDS: Readonly<Record<Exclude<Delim, 'delimNone'>, RegExp>> = {
  delimDoubleQuote: /"/,
  delimSingleQuote: /'/,
  delimSpaceOrTagEnd: /[ \t\n\f\r>]/,
};

/** The context after the front of the text, and how much of it that is. */
export function afterFront(context: Context, text: string): Step {
  if (context.delim !== 'delimNone') return afterValue(context, context.delim, text);
  const beforeEnd = beforeEndTag(context, text);
  if (beforeEnd.read === 0) return beforeEnd;
  return TRANSITIONS[context.state](context, text.slice(0, beforeEnd.read));
}

function afterValue(context: Context, delim: Exclude<Delim, 'delimNone'>, text: string): Step {
  const end = text.search(VALUE_ENDS[delim]);
  const value = end < 0 ? text : text.slice(0, end);
  if (delim === 'delimSpaceOrTagEnd') {
    const bad = /["'<=`]/.exec(value)?.[0];
    if (bad !== undefined) {
      const error = new EscapeError(`${quote(bad)} in unquoted attr: ${quoted(value)}`);
      return { context: failed(error), read: text.length };
    }
  }
  if (end < 0) return { context: afterDecoded(context, unescapeHtml(text)), read: text.length };
  const isOtherScript =
    context.state === 'stateAttr' &&
    context.element === 'elementScript' &&
    context.attr === 'attrScriptType' &&
    !isJsType(value);
  const element = isOtherScript ? 'elementNone' : context.element;
  const read = delim === 'delimSpaceOrTagEnd' ? end : end + 1;
  return { context: { ...TEXT, state: 'stateTag', element }, read };
}

/** The context after the whole of an attribute's value so far. */
function afterDecoded(start: Context, text: string): Context {
  let context = start;
  for (let rest = text; rest !== ''; ) {
    const step = TRANSITIONS[context.state](context, rest);
    context = step.context;
    rest = rest.slice(step.read);
  }
  return context;
}
