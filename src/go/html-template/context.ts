import type { Node } from '../template/nodes';

/**
 * Where in a page a piece of template text ends: html/template's state machine. All names are Go's, because its error
 * messages print them: `{stateJS delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>}`.
 */
export interface Context {
  readonly state: State;
  /** What ends the attribute value that this is in. */
  readonly delim: Delim;
  readonly urlPart: UrlPart;
  readonly jsCtx: JsContext;
  /**
   * How many braces are open in each `${…}` of a JavaScript template literal. Counts change in place, as Go's do: a
   * loop's second pass changes what the first one found.
   */
  readonly jsBraceDepth: number[] | undefined;
  readonly attr: Attribute;
  readonly element: Element;
  /** The `break` or `continue` that left a loop here. */
  readonly node: Node | undefined;
  readonly error: EscapeError | undefined;
}

export type State =
  | 'stateText'
  | 'stateTag'
  | 'stateAttrName'
  | 'stateAfterName'
  | 'stateBeforeValue'
  | 'stateHTMLCmt'
  | 'stateRCDATA'
  | 'stateAttr'
  | 'stateURL'
  | 'stateSrcset'
  | 'stateJS'
  | 'stateJSDqStr'
  | 'stateJSSqStr'
  | 'stateJSTmplLit'
  | 'stateJSRegexp'
  | 'stateJSBlockCmt'
  | 'stateJSLineCmt'
  | 'stateJSHTMLOpenCmt'
  | 'stateJSHTMLCloseCmt'
  | 'stateCSS'
  | 'stateCSSDqStr'
  | 'stateCSSSqStr'
  | 'stateCSSDqURL'
  | 'stateCSSSqURL'
  | 'stateCSSURL'
  | 'stateCSSBlockCmt'
  | 'stateCSSLineCmt'
  | 'stateError'
  | 'stateMetaContent'
  | 'stateMetaContentURL'
  | 'stateDead';
export type Delim = 'delimNone' | 'delimDoubleQuote' | 'delimSingleQuote' | 'delimSpaceOrTagEnd';
export type UrlPart = 'urlPartNone' | 'urlPartPreQuery' | 'urlPartQueryOrFrag' | 'urlPartUnknown';
export type JsContext = 'jsCtxRegexp' | 'jsCtxDivOp' | 'jsCtxUnknown';
export type Attribute =
  | 'attrNone'
  | 'attrScript'
  | 'attrScriptType'
  | 'attrStyle'
  | 'attrURL'
  | 'attrSrcset'
  | 'attrMetaContent';
export type Element =
  | 'elementNone'
  | 'elementScript'
  | 'elementStyle'
  | 'elementTextarea'
  | 'elementTitle'
  | 'elementMeta';

/** Why a template cannot be escaped. */
export class EscapeError {
  /** The template's name; known at the end. */
  name = '';

  constructor(
    public description: string,
    readonly node: Node | undefined = undefined,
    public line = 0,
  ) {}
}

/** Between tags: where every template begins and has to end. */
export const TEXT: Context = {
  state: 'stateText',
  delim: 'delimNone',
  urlPart: 'urlPartNone',
  jsCtx: 'jsCtxRegexp',
  jsBraceDepth: undefined,
  attr: 'attrNone',
  element: 'elementNone',
  node: undefined,
  error: undefined,
};

export function failed(error: EscapeError): Context {
  return { ...TEXT, state: 'stateError', error };
}

/** What a transition makes of the front of a text: the context after `read` characters. */
export interface Step {
  readonly context: Context;
  readonly read: number;
}

export function isSame(a: Context, b: Context): boolean {
  return (
    a.state === b.state &&
    a.delim === b.delim &&
    a.urlPart === b.urlPart &&
    a.jsCtx === b.jsCtx &&
    braces(a) === braces(b) &&
    a.attr === b.attr &&
    a.element === b.element &&
    a.error === b.error
  );
}

function braces(context: Context): string {
  return `[${(context.jsBraceDepth ?? []).join(' ')}]`;
}

/** As `%v` prints it. `describe` gives the text of the error in it. */
export function contextText(context: Context, describe: (error: EscapeError) => string): string {
  const { state, delim, urlPart, jsCtx, attr, element, error } = context;
  const problem = error === undefined ? '<nil>' : describe(error);
  return `{${[state, delim, urlPart, jsCtx, braces(context), attr, element, problem].join(' ')}}`;
}

/** The name of a template that is called in a context other than text: it is escaped in its own way there. */
export function mangledName(context: Context, name: string): string {
  if (context.state === 'stateText') return name;
  const parts: string[] = [context.state];
  if (context.delim !== 'delimNone') parts.push(context.delim);
  if (context.urlPart !== 'urlPartNone') parts.push(context.urlPart);
  if (context.jsCtx !== 'jsCtxRegexp') parts.push(context.jsCtx);
  if (context.jsBraceDepth !== undefined) parts.push(`jsBraceDepth(${braces(context)})`);
  if (context.attr !== 'attrNone') parts.push(context.attr);
  if (context.element !== 'elementNone') parts.push(context.element);
  return `${name}$htmltemplate_${parts.join('_')}`;
}

const COMMENTS: ReadonlySet<State> = new Set<State>([
  'stateHTMLCmt',
  'stateJSBlockCmt',
  'stateJSLineCmt',
  'stateJSHTMLOpenCmt',
  'stateJSHTMLCloseCmt',
  'stateCSSBlockCmt',
  'stateCSSLineCmt',
]);
const SCRIPT_LITERALS: ReadonlySet<State> = new Set<State>([
  'stateJSDqStr',
  'stateJSSqStr',
  'stateJSTmplLit',
  'stateJSRegexp',
]);

export function isComment(state: State): boolean {
  return COMMENTS.has(state);
}

/** A string, template or regular expression literal of a script. */
export function isScriptLiteral(state: State): boolean {
  return SCRIPT_LITERALS.has(state);
}
