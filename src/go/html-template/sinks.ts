import { type Context, isComment } from './context';

/** The escapers of a value in a context; `ambiguous`: before or in the query of a URL, which cannot be told. */
export function escapersFor(context: Context): readonly string[] | 'ambiguous' {
  const inner = innerEscapers(context);
  if (inner === 'ambiguous') return inner;
  switch (context.delim) {
    case 'delimNone':
      return named(inner);
    case 'delimSpaceOrTagEnd':
      return named([...inner, 'nospaceescaper']);
    default:
      return named([...inner, 'attrescaper']);
  }
}

function named(escapers: readonly string[]): readonly string[] {
  return escapers.map((name) => `_html_template_${name}`);
}

function innerEscapers(context: Context): readonly string[] | 'ambiguous' {
  switch (context.state) {
    case 'stateURL':
    case 'stateCSSDqStr':
    case 'stateCSSSqStr':
    case 'stateCSSDqURL':
    case 'stateCSSSqURL':
    case 'stateCSSURL':
      return urlEscapers(context);
    case 'stateMetaContentURL':
      return ['urlfilter'];
    case 'stateJS':
      return ['jsvalescaper'];
    case 'stateJSDqStr':
    case 'stateJSSqStr':
      return ['jsstrescaper'];
    case 'stateJSTmplLit':
      return ['jstmpllitescaper'];
    case 'stateJSRegexp':
      return ['jsregexpescaper'];
    case 'stateCSS':
      return ['cssvaluefilter'];
    case 'stateText':
      return ['htmlescaper'];
    case 'stateRCDATA':
      return ['rcdataescaper'];
    case 'stateAttrName':
    case 'stateTag':
      return ['htmlnamefilter'];
    case 'stateSrcset':
      return ['srcsetescaper'];
    default:
      return isComment(context.state) ? ['commentescaper'] : [];
  }
}

function urlEscapers(context: Context): readonly string[] | 'ambiguous' {
  const isString = context.state === 'stateCSSDqStr' || context.state === 'stateCSSSqStr';
  switch (context.urlPart) {
    case 'urlPartNone':
      return ['urlfilter', isString ? 'cssescaper' : 'urlnormalizer'];
    case 'urlPartPreQuery':
      return [isString ? 'cssescaper' : 'urlnormalizer'];
    case 'urlPartQueryOrFrag':
      return ['urlescaper'];
    case 'urlPartUnknown':
      return 'ambiguous';
  }
}
