/** What kind of content an attribute's value is. `unsafe` ones change how the page itself is understood. */
export type ContentType = 'plain' | 'css' | 'html' | 'js' | 'url' | 'srcset' | 'unsafe';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const TYPES: ReadonlyMap<string, ContentType> = new Map<string, ContentType>([
  ...words(`
    accept alt autocomplete autofocus autoplay border checked class cols colspan contenteditable contextmenu controls
    coords crossorigin datetime default dir dirname disabled draggable dropzone for formtarget headers height hidden
    high hreflang id ismap kind label lang list loop low max maxlength media mediagroup min multiple name open optimum
    placeholder preload pubdate radiogroup readonly required reversed rows rowspan spellcheck scope scoped seamless
    selected shape size sizes span srclang start step tabindex target title width wrap
  `).map((name): [string, ContentType] => [name, 'plain']),
  ...words(`
    action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src
    usemap xmlns
  `).map((name): [string, ContentType] => [name, 'url']),
  ...words(`
    accept-charset async challenge charset content defer enctype formenctype formmethod formnovalidate http-equiv
    keytype language method novalidate pattern rel sandbox type value
  `).map((name): [string, ContentType] => [name, 'unsafe']),
  ['form', 'unsafe'],
  ['srcdoc', 'html'],
  ['srcset', 'srcset'],
  ['style', 'css'],
]);

/** The content type of an attribute, by its lower-case name; unknown names are guessed at with caution, as Go does. */
export function attributeType(name: string): ContentType {
  const short = withoutPrefix(name);
  if (short === undefined) return 'url';
  const known = TYPES.get(short);
  if (known !== undefined) return known;
  if (short.startsWith('on')) return 'js';
  return /src|uri|url/.test(short) ? 'url' : 'plain';
}

/** Without `data-` or a namespace; `undefined` for the declaration of a namespace. */
function withoutPrefix(name: string): string | undefined {
  if (name.startsWith('data-')) return name.slice(5);
  const colon = name.indexOf(':');
  if (colon < 0) return name;
  return name.slice(0, colon) === 'xmlns' ? undefined : name.slice(colon + 1);
}
