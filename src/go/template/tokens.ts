/** What an editor needs of a template: coloured tokens, the fields it names, and what can stand at a place. */
import { perText } from '../../text/per-text';
import { type Item, type ItemType, Lexer } from './lexer';

export type TokenKind =
  | 'text'
  | 'delimiter'
  | 'comment'
  | 'keyword'
  | 'function'
  | 'field'
  | 'variable'
  | 'string'
  | 'number'
  | 'constant'
  | 'operator'
  | 'error';

/** Offsets are UTF-16 and half-open. */
export interface TemplateToken {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const KINDS: Readonly<Record<ItemType, TokenKind | undefined>> = {
  error: 'error',
  bool: 'constant',
  char: 'operator',
  charConstant: 'number',
  comment: 'comment',
  complex: 'number',
  assign: 'operator',
  declare: 'operator',
  eof: undefined,
  field: 'field',
  identifier: 'function',
  leftDelim: 'delimiter',
  leftParen: 'operator',
  number: 'number',
  pipe: 'operator',
  rawString: 'string',
  rightDelim: 'delimiter',
  rightParen: 'operator',
  space: undefined,
  string: 'string',
  text: 'text',
  variable: 'variable',
  block: 'keyword',
  break: 'keyword',
  continue: 'keyword',
  dot: 'field',
  define: 'keyword',
  else: 'keyword',
  end: 'keyword',
  if: 'keyword',
  nil: 'constant',
  range: 'keyword',
  template: 'keyword',
  with: 'keyword',
};

/** The tokens of a template in order; space has none, and after an error there are no more. */
export function templateTokens(text: string): TemplateToken[] {
  return itemsOf(text).flatMap(({ type, start, end }) => {
    const kind = KINDS[type];
    return kind === undefined ? [] : [{ kind, start, end }];
  });
}

/** What the names of a path begin at: the template's data, a dot that `range` or `with` has set, or a variable. */
export type PathRoot = 'data' | 'dot' | 'variable';

/** A path as it is written: `.Fields.usage`, `$.Level`, `$v.x`. `names` is without a variable's own name. */
export interface FieldPath {
  readonly root: PathRoot;
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The paths that a template names, also those of a template that does not parse (up to the first bad character). */
export const templateFieldPaths = perText((text): readonly FieldPath[] => {
  const paths: FieldPath[] = [];
  const dots = new DotTracker();
  const items = itemsOf(text);
  for (const [i, item] of items.entries()) {
    dots.see(item);
    const before = items[i - 1];
    const last = paths.at(-1);
    if (item.type === 'field') {
      const continues = last !== undefined && last.end === item.start && before?.end === item.start;
      const path = continues ? last : { root: dots.root, names: [], start: item.start, end: item.start };
      if (continues) paths.pop();
      // What follows a parenthesis or a function's name is a field of an unknown value.
      const isOfUnknown = before?.end === item.start && /^(?:rightParen|identifier|field)$/.test(before.type);
      if (!continues && isOfUnknown) continue;
      paths.push({ ...path, names: [...path.names, item.text.slice(1)], end: item.end });
    } else if (item.type === 'variable') {
      paths.push({ root: item.text === '$' ? 'data' : 'variable', names: [], start: item.start, end: item.end });
    }
  }
  return paths.filter((path) => path.names.length > 0);
});

/** What can be written at a place. `start` is where the word begins that completion replaces; it ends at the place. */
export type PlaceInTemplate =
  /** A name behind the names of `path`. */
  | { readonly kind: 'field'; readonly root: PathRoot; readonly path: readonly string[]; readonly start: number }
  /** A key in quotes: `index .Tags "…`. */
  | { readonly kind: 'key'; readonly path: readonly string[]; readonly start: number }
  /** A function, keyword or field. */
  | { readonly kind: 'operand'; readonly start: number };

/** The place at an offset; `undefined` outside of actions and inside comments, numbers and other strings. */
export function placeInTemplate(text: string, offset: number): PlaceInTemplate | undefined {
  const before = text.slice(0, offset);
  const opening = before.lastIndexOf('{{');
  if (opening < 0 || before.indexOf('}}', opening) >= 0 || before.startsWith('/*', opening + 2)) return undefined;
  const inside = before.slice(opening + 2);
  const key = /\bindex\s+(?:\$|)((?:\.\w+)+)\s+"(\w*)$/.exec(inside);
  if (key !== null) return { kind: 'key', path: namesIn(key[1] ?? ''), start: offset - (key[2] ?? '').length };
  if (isInsideString(inside)) return undefined;
  const path = /(?<![.\w])(\$\w*|)((?:\.\w*)+)$/.exec(inside);
  if (path !== null && !/[\w)]$/.test(inside.slice(0, path.index))) {
    const names = namesIn(path[2] ?? '');
    const word = names.pop() ?? '';
    const variable = path[1] ?? '';
    const root = variable === '' ? rootAt(text.slice(0, opening)) : variable === '$' ? 'data' : 'variable';
    return { kind: 'field', root, path: names, start: offset - word.length };
  }
  const word = /(?:^|[\s(|=])([A-Za-z_]*)$/.exec(inside);
  return word === null ? undefined : { kind: 'operand', start: offset - (word[1] ?? '').length };
}

function namesIn(path: string): string[] {
  return path.split('.').slice(1);
}

function isInsideString(text: string): boolean {
  const strings = text.matchAll(/["`'](?:(?<=")(?:[^"\\\n]|\\.)*("?)|(?<=`)[^`]*(`?)|(?:[^'\\\n]|\\.)*('?))/g);
  return [...strings].some(([, ...ends]) => ends.every((end) => end === undefined || end === ''));
}

function rootAt(text: string): PathRoot {
  const dots = new DotTracker();
  for (const item of itemsOf(text)) dots.see(item);
  return dots.root;
}

function itemsOf(text: string): Item[] {
  const lexer = new Lexer(text, true);
  const items: Item[] = [];
  for (;;) {
    const item = lexer.next();
    if (item.type === 'eof') return items;
    items.push(item);
    if (item.type === 'error') return items;
  }
}

const BLOCKS: ReadonlySet<ItemType> = new Set<ItemType>(['if', 'range', 'with', 'define', 'block', 'else', 'end']);

/** Follows what the dot is from action to action. */
class DotTracker {
  /** For each open block, whether its dot is the data, and whether the dot around it was. */
  readonly #blocks: { inside: boolean; readonly around: boolean }[] = [];
  /** The keywords of the action that is being read. */
  #keywords: ItemType[] = [];

  get root(): PathRoot {
    return (this.#blocks.at(-1)?.inside ?? true) ? 'data' : 'dot';
  }

  see(item: Item): void {
    if (BLOCKS.has(item.type)) this.#keywords.push(item.type);
    if (item.type !== 'rightDelim') return;
    const [first, second] = this.#keywords;
    this.#keywords = [];
    const current = this.#blocks.at(-1);
    const around = this.root === 'data';
    if (first === 'end') this.#blocks.pop();
    else if (first === 'if') this.#blocks.push({ inside: around, around });
    else if (first !== 'else' && first !== undefined) this.#blocks.push({ inside: false, around });
    else if (first === 'else' && current !== undefined) current.inside = second === 'with' ? false : current.around;
  }
}
