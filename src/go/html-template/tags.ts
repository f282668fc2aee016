import { quote } from '../strconv/quote';
import { attributeType } from './attributes';
import {
  type Attribute,
  type Context,
  type Delim,
  type Element,
  EscapeError,
  failed,
  isComment,
  isScriptLiteral,
  type State,
  type Step,
  TEXT,
} from './context';

const SPACES = /^[ \t\n\f\r]*/;
const TAG_NAME = /^[A-Za-z](?:[A-Za-z0-9]|[:-][A-Za-z0-9])*/;

const ELEMENTS: Readonly<Record<string, Element>> = {
  script: 'elementScript',
  style: 'elementStyle',
  textarea: 'elementTextarea',
  title: 'elementTitle',
  meta: 'elementMeta',
};

/** The state inside an element. */
const CONTENT_STATES: Readonly<Record<Element, State>> = {
  elementNone: 'stateText',
  elementScript: 'stateJS',
  elementStyle: 'stateCSS',
  elementTextarea: 'stateRCDATA',
  elementTitle: 'stateRCDATA',
  elementMeta: 'stateText',
};

/** The state at the beginning of an attribute's value. */
export const VALUE_STATES: Readonly<Record<Attribute, State>> = {
  attrNone: 'stateAttr',
  attrScript: 'stateJS',
  attrScriptType: 'stateAttr',
  attrStyle: 'stateCSS',
  attrURL: 'stateURL',
  attrSrcset: 'stateSrcset',
  attrMetaContent: 'stateMetaContent',
};

/** Length of the white space at the front. */
function spaceLength(text: string): number {
  return SPACES.exec(text)?.[0].length ?? 0;
}

/** The first `count` characters, quoted. */
export function quoted(text: string, count = Number.POSITIVE_INFINITY): string {
  return quote(Array.from(text).slice(0, count).join(''));
}

/** Text up to a tag or a comment. */
export function afterText(context: Context, text: string): Step {
  for (let at = text.indexOf('<'); at >= 0 && at + 1 < text.length; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<!--', at)) return { context: { ...TEXT, state: 'stateHTMLCmt' }, read: at + 4 };
    const isEnd = text.charAt(at + 1) === '/';
    if (isEnd && at + 2 === text.length) break;
    const start = at + (isEnd ? 2 : 1);
    const name = TAG_NAME.exec(text.slice(start))?.[0];
    if (name === undefined) continue;
    const element = isEnd ? 'elementNone' : (ELEMENTS[name.toLowerCase()] ?? 'elementNone');
    return { context: { ...TEXT, state: 'stateTag', element }, read: start + name.length };
  }
  return { context, read: text.length };
}

/** Inside a tag, before an attribute or the tag's end. */
export function afterTag(context: Context, text: string): Step {
  const start = spaceLength(text);
  if (start === text.length) return { context, read: text.length };
  if (text.charAt(start) === '>') {
    const element = context.element === 'elementMeta' ? 'elementNone' : context.element;
    return { context: { ...TEXT, state: CONTENT_STATES[element], element }, read: start + 1 };
  }
  const name = attributeName(text, start);
  if (name instanceof EscapeError) return { context: failed(name), read: text.length };
  if (name === '') {
    const found = quoted(text.slice(start));
    const error = new EscapeError(`expected space, attr name, or end of tag, but got ${found}`);
    return { context: failed(error), read: text.length };
  }
  const read = start + name.length;
  const state = read === text.length ? 'stateAttrName' : 'stateAfterName';
  const attr = attributeOf(context.element, name.toLowerCase());
  return { context: { ...TEXT, state, element: context.element, attr }, read };
}

function attributeOf(element: Element, name: string): Attribute {
  if (element === 'elementScript' && name === 'type') return 'attrScriptType';
  if (element === 'elementMeta' && name === 'content') return 'attrMetaContent';
  switch (attributeType(name)) {
    case 'url':
      return 'attrURL';
    case 'css':
      return 'attrStyle';
    case 'js':
      return 'attrScript';
    case 'srcset':
      return 'attrSrcset';
    default:
      return 'attrNone';
  }
}

/** The attribute name at an offset; quotes and `<` in one are an error. */
function attributeName(text: string, from = 0): string | EscapeError {
  const name = /^[^ \t\n\f\r=>'"<]*/.exec(text.slice(from))?.[0] ?? '';
  const next = text.charAt(from + name.length);
  return /^['"<]$/.test(next) ? new EscapeError(`${quote(next)} in attribute name: ${quoted(text, 32)}`) : name;
}

export function afterAttributeName(context: Context, text: string): Step {
  const name = attributeName(text);
  if (name instanceof EscapeError) return { context: failed(name), read: text.length };
  const state = name.length === text.length ? context.state : 'stateAfterName';
  return { context: { ...context, state }, read: name.length };
}

/** Behind an attribute's name: `=`, or another attribute, or the tag's end. */
export function afterName(context: Context, text: string): Step {
  const at = spaceLength(text);
  if (at === text.length) return { context, read: text.length };
  if (text.charAt(at) === '=') return { context: { ...context, state: 'stateBeforeValue' }, read: at + 1 };
  return { context: { ...context, state: 'stateTag' }, read: at };
}

const QUOTES: Readonly<Record<string, Delim>> = { "'": 'delimSingleQuote', '"': 'delimDoubleQuote' };

export function beforeValue(context: Context, text: string): Step {
  const at = spaceLength(text);
  if (at === text.length) return { context, read: text.length };
  const delim = QUOTES[text.charAt(at)];
  return {
    context: { ...context, state: VALUE_STATES[context.attr], delim: delim ?? 'delimSpaceOrTagEnd' },
    read: delim === undefined ? at : at + 1,
  };
}

export function afterHtmlComment(context: Context, text: string): Step {
  const end = text.indexOf('-->');
  return end < 0 ? { context, read: text.length } : { context: TEXT, read: end + 3 };
}

const END_TAGS: Readonly<Partial<Record<Element, RegExp>>> = {
  elementScript: /<\/script[> \t\n\f/]/i,
  elementStyle: /<\/style[> \t\n\f/]/i,
  elementTextarea: /<\/textarea[> \t\n\f/]/i,
  elementTitle: /<\/title[> \t\n\f/]/i,
  elementMeta: /<\/[> \t\n\f/]/,
};

/** Up to the end tag of an element whose content is no markup. Inside literals of scripts there is no end tag. */
export function beforeEndTag(context: Context, text: string): Step {
  const { element, state } = context;
  const isHidden = element === 'elementScript' && (isScriptLiteral(state) || isComment(state));
  const endTag = isHidden ? undefined : END_TAGS[element];
  const end = endTag === undefined ? -1 : text.search(endTag);
  return end < 0 ? { context, read: text.length } : { context: TEXT, read: end };
}

/** `content` of a `meta` element, up to its `url=`. */
export function afterMetaContent(context: Context, text: string): Step {
  const found = /url[ \t\n\f\r]*=/i.exec(text);
  return found === null
    ? { context, read: text.length }
    : { context: { ...context, state: 'stateMetaContentURL' }, read: found.index + found[0].length };
}

export function afterMetaContentUrl(context: Context, text: string): Step {
  const end = text.indexOf(';');
  return end < 0
    ? { context, read: text.length }
    : { context: { ...context, state: 'stateMetaContent' }, read: end + 1 };
}
