import { spend } from '../../text/budget';
import type { Range } from '../../text/range';
import type { Mark } from './cursor';
import { YamlError } from './failure';
import type { YamlMapping, YamlNode, YamlScalar, YamlSequence } from './node';
import { Scanner } from './scanner';
import { TagHandles } from './tag-handles';
import type { Token } from './token';

/** A collection that is not at its end. Frames lie on a stack, so that depth costs no calls. */
type Frame = SequenceFrame | MappingFrame | PairFrame;

interface SequenceFrame {
  /** A plain one is not indented deeper than its key, and no token opens or ends it. */
  readonly kind: 'block sequence' | 'plain sequence' | 'flow sequence';
  readonly node: YamlSequence;
  /** Before the first entry stands the token that opens the collection. */
  isFirst: boolean;
}

interface MappingFrame {
  readonly kind: 'block mapping' | 'flow mapping';
  readonly node: YamlMapping;
  isFirst: boolean;
  next: 'key' | 'value' | 'no value';
}

/** `[a: b]`: one pair in a list. */
interface PairFrame {
  readonly kind: 'pair';
  readonly node: YamlMapping;
  next: 'key' | 'value' | 'end';
}

/** Which nodes may begin: block ones, and lists that are not indented deeper than their key. */
type Where = 'flow' | 'block' | 'block or list';

interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string;
}

/** The first document of a YAML text, with the errors of go-yaml v2's parser at its places. */
export class Parser {
  readonly #scanner: Scanner;
  readonly #anchors = new Map<string, YamlNode>();
  readonly #stack: Frame[] = [];
  #tags = new TagHandles();

  constructor(text: string) {
    // go-yaml reads a line break where there is nothing at all.
    this.#scanner = new Scanner(text === '' ? '\n' : text);
  }

  /** `undefined`: there is no document. What follows the first one is not read. */
  document(): YamlNode | undefined {
    const first = this.#scanner.peek();
    if (first.kind === 'stream end') return undefined;
    const isExplicit = first.kind === '---' || first.kind === '%YAML' || first.kind === '%TAG';
    const root = isExplicit ? this.#explicitDocument() : this.#node('block');
    for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
      spend(1);
      this.#step(frame);
    }
    // The end of a document is known by the token behind it.
    this.#scanner.peek();
    return root;
  }

  #explicitDocument(): YamlNode {
    this.#tags = this.#directives();
    const start = this.#scanner.peek();
    if (start.kind !== '---') throw fail('did not find expected <document start>', start);
    this.#scanner.drop();
    const token = this.#scanner.peek();
    return END_OF_DOCUMENT.has(token.kind) ? emptyScalar(token.start) : this.#node('block');
  }

  #directives(): TagHandles {
    const tags = new TagHandles();
    let hasVersion = false;
    for (let token = this.#scanner.peek(); ; token = this.#scanner.peek()) {
      if (token.kind === '%YAML') {
        if (hasVersion) throw fail('found duplicate %YAML directive', token);
        if (token.major !== 1 || token.minor !== 1) throw fail('found incompatible YAML document', token);
        hasVersion = true;
      } else if (token.kind === '%TAG') {
        if (!tags.declare(token.handle, token.prefix)) throw fail('found duplicate %TAG directive', token);
      } else return tags;
      this.#scanner.drop();
    }
  }

  /** Begins a node: collections are filled by the steps that follow. */
  #node(where: Where): YamlNode {
    const { start } = this.#scanner.peek();
    const alias = this.#alias();
    if (alias !== undefined) return alias;
    const properties = this.#properties();
    const node = this.#content(where, properties, start);
    if (properties.anchor !== undefined) this.#anchors.set(properties.anchor, node);
    return node;
  }

  #alias(): YamlNode | undefined {
    const token = this.#scanner.peek();
    if (token.kind !== 'alias') return undefined;
    const range = rangeOf(token);
    const target = this.#anchors.get(token.name);
    if (target === undefined) throw new YamlError(`yaml: unknown anchor '${token.name}' referenced`, range);
    this.#scanner.drop();
    return { kind: 'alias', name: token.name, target, range };
  }

  #properties(): Properties {
    let anchor: string | undefined;
    let tag: Extract<Token, { readonly kind: 'tag' }> | undefined;
    for (let token = this.#scanner.peek(); ; token = this.#scanner.peek()) {
      if (token.kind === 'anchor' && anchor === undefined) anchor = token.name;
      else if (token.kind === 'tag' && tag === undefined) tag = token;
      else break;
      this.#scanner.drop();
    }
    if (tag === undefined) return { anchor, tag: '' };
    const name = this.#tags.resolve(tag.handle, tag.suffix);
    if (name === undefined) throw fail('found undefined tag handle', tag);
    return { anchor, tag: name };
  }

  #content(where: Where, { anchor, tag }: Properties, start: Mark): YamlNode {
    const token = this.#scanner.peek();
    const { kind } = token;
    if (kind === 'scalar') {
      this.#scanner.drop();
      const isImplicit = tag === '!' || (tag === '' && token.style === 'plain');
      return { kind, value: token.value, tag, isImplicit, range: rangeOf(token) };
    }
    const range = rangeOf(token);
    if (kind === '-' && where === 'block or list') {
      return this.#push({ kind: 'plain sequence', node: { kind: 'sequence', items: [], range }, isFirst: false });
    }
    const isBlock = where !== 'flow';
    if (kind === '[' || (kind === 'block sequence' && isBlock)) {
      const node: YamlSequence = { kind: 'sequence', items: [], range };
      return this.#push({ kind: kind === '[' ? 'flow sequence' : kind, node, isFirst: true });
    }
    if (kind === '{' || (kind === 'block mapping' && isBlock)) {
      const node: YamlMapping = { kind: 'mapping', items: [], range };
      return this.#push({ kind: kind === '{' ? 'flow mapping' : kind, node, isFirst: true, next: 'key' });
    }
    if (anchor === undefined && tag === '') throw fail('did not find expected node content', token);
    const { at } = start;
    return { kind: 'scalar', value: '', tag, isImplicit: tag === '', range: { start: at, end: at } };
  }

  #push(frame: Frame): YamlNode {
    this.#stack.push(frame);
    return frame.node;
  }

  /** Reads an entry, a key or a value, or ends the collection. */
  #step(frame: Frame): void {
    if (frame.kind !== 'pair' && frame.isFirst) this.#scanner.drop();
    switch (frame.kind) {
      case 'block sequence':
      case 'plain sequence':
        this.#blockEntry(frame);
        break;
      case 'flow sequence':
        this.#flowEntry(frame);
        break;
      case 'block mapping':
        if (frame.next === 'key') this.#blockKey(frame);
        else this.#blockValue(frame);
        break;
      case 'flow mapping':
        if (frame.next === 'key') this.#flowKey(frame);
        else this.#flowValue(frame);
        break;
      case 'pair':
        this.#pair(frame);
    }
    if (frame.kind !== 'pair') frame.isFirst = false;
  }

  #blockEntry({ kind, node }: SequenceFrame): void {
    const token = this.#scanner.peek();
    if (token.kind === '-') {
      this.#scanner.drop();
      const isEmpty = this.#isNext(kind === 'block sequence' ? NO_ENTRY : NO_PLAIN_ENTRY);
      node.items.push(isEmpty ? emptyScalar(token.end) : this.#node('block'));
      return;
    }
    if (kind === 'block sequence') {
      if (token.kind !== 'block end') throw fail("did not find expected '-' indicator", token);
      this.#scanner.drop();
    }
    this.#end(node);
  }

  #blockKey(frame: MappingFrame): void {
    const token = this.#scanner.peek();
    if (token.kind === '?') {
      this.#scanner.drop();
      frame.next = 'value';
      frame.node.items.push(this.#isNext(NO_BLOCK_KEY) ? emptyScalar(token.end) : this.#node('block or list'));
      return;
    }
    if (token.kind !== 'block end') throw fail('did not find expected key', token);
    this.#scanner.drop();
    this.#end(frame.node);
  }

  #blockValue(frame: MappingFrame): void {
    const token = this.#scanner.peek();
    frame.next = 'key';
    if (token.kind !== ':') {
      frame.node.items.push(emptyScalar(token.start));
      return;
    }
    this.#scanner.drop();
    frame.node.items.push(this.#isNext(NO_BLOCK_KEY) ? emptyScalar(token.end) : this.#node('block or list'));
  }

  #flowEntry({ node, isFirst }: SequenceFrame): void {
    this.#flowSeparator(isFirst, ']');
    const token = this.#scanner.peek();
    if (token.kind === ']') {
      this.#scanner.drop();
      this.#end(node, token.end);
    } else if (token.kind === '?') {
      this.#scanner.drop();
      const pair: YamlMapping = { kind: 'mapping', items: [], range: rangeOf(token) };
      node.items.push(this.#push({ kind: 'pair', node: pair, next: 'key' }));
    } else node.items.push(this.#node('flow'));
  }

  #flowSeparator(isFirst: boolean, close: ']' | '}'): void {
    const token = this.#scanner.peek();
    if (isFirst || token.kind === close) return;
    if (token.kind !== ',') throw fail(`did not find expected ',' or '${close}'`, token);
    this.#scanner.drop();
  }

  #pair(frame: PairFrame): void {
    const token = this.#scanner.peek();
    const { items } = frame.node;
    if (frame.next === 'end') this.#end(frame.node);
    else if (frame.next === 'key') {
      frame.next = 'value';
      const isEmpty = NO_PAIR_KEY.has(token.kind);
      // Whatever follows a `?` without a key is lost: so it is in go-yaml.
      if (isEmpty) this.#scanner.drop();
      items.push(isEmpty ? emptyScalar(token.end) : this.#node('flow'));
    } else {
      frame.next = 'end';
      if (token.kind === ':') this.#scanner.drop();
      const isEmpty = token.kind !== ':' || this.#isNext(NO_PAIR_VALUE);
      items.push(isEmpty ? emptyScalar(this.#scanner.peek().start) : this.#node('flow'));
    }
  }

  #flowKey(frame: MappingFrame): void {
    this.#flowSeparator(frame.isFirst, '}');
    const token = this.#scanner.peek();
    if (token.kind === '}') {
      this.#scanner.drop();
      this.#end(frame.node, token.end);
    } else if (token.kind === '?') {
      this.#scanner.drop();
      frame.next = 'value';
      const isEmpty = this.#isNext(NO_FLOW_KEY);
      frame.node.items.push(isEmpty ? emptyScalar(this.#scanner.peek().start) : this.#node('flow'));
    } else {
      frame.next = 'no value';
      frame.node.items.push(this.#node('flow'));
    }
  }

  #flowValue(frame: MappingFrame): void {
    const token = this.#scanner.peek();
    const hasColon = frame.next === 'value' && token.kind === ':';
    frame.next = 'key';
    if (hasColon) this.#scanner.drop();
    const isEmpty = !hasColon || this.#isNext(NO_FLOW_VALUE);
    frame.node.items.push(isEmpty ? emptyScalar(this.#scanner.peek().start) : this.#node('flow'));
  }

  #isNext(kinds: ReadonlySet<Token['kind']>): boolean {
    return kinds.has(this.#scanner.peek().kind);
  }

  /** A block ends with its last entry. */
  #end(node: YamlSequence | YamlMapping, end?: Mark): void {
    this.#stack.pop();
    const { start } = node.range;
    node.range = { start, end: end?.at ?? node.items.at(-1)?.range.end ?? node.range.end };
  }
}

const END_OF_DOCUMENT: ReadonlySet<Token['kind']> = new Set(['%YAML', '%TAG', '---', '...', 'stream end']);
const NO_ENTRY: ReadonlySet<Token['kind']> = new Set(['-', 'block end']);
const NO_PLAIN_ENTRY: ReadonlySet<Token['kind']> = new Set(['-', '?', ':', 'block end']);
const NO_BLOCK_KEY: ReadonlySet<Token['kind']> = new Set(['?', ':', 'block end']);
const NO_PAIR_KEY: ReadonlySet<Token['kind']> = new Set([':', ',', ']']);
const NO_PAIR_VALUE: ReadonlySet<Token['kind']> = new Set([',', ']']);
const NO_FLOW_KEY: ReadonlySet<Token['kind']> = new Set([':', ',', '}']);
const NO_FLOW_VALUE: ReadonlySet<Token['kind']> = new Set([',', '}']);

function rangeOf({ start, end }: Token): Range {
  return { start: start.at, end: end.at };
}

function emptyScalar({ at }: Mark): YamlScalar {
  return { kind: 'scalar', value: '', tag: '', isImplicit: true, range: { start: at, end: at } };
}

/** An error of the parser: it counts lines from 0, and leaves the first one out. */
function fail(problem: string, { start, end }: Token): YamlError {
  const where = start.line === 0 ? '' : `line ${start.line}: `;
  return new YamlError(`yaml: ${where}${problem}`, { start: start.at, end: Math.max(end.at, start.at + 1) });
}
