import { DEEPEST, TOO_DEEP } from '../../text/depth';
import { quote, unquote } from '../strconv/quote';
import { ItemReader } from './item-reader';
import { describeItem, type Item, type ItemType, Lexer } from './lexer';
import type { BranchNode, CommandNode, ListNode, Operand, PipeNode, Statement, Tree, VariableNode } from './nodes';
import { isEmpty, nodeText } from './nodes';
import { readNumber } from './number';

/** A template that does not parse: Go's text, and where in the template (UTF-16 offsets) reading stopped. */
export interface TemplateError {
  readonly message: string;
  readonly range?: { readonly start: number; readonly end: number };
}

export type ParsedTrees =
  | { readonly ok: true; readonly trees: Map<string, Tree> }
  | { readonly ok: false; readonly error: TemplateError };

/** Parses a template text: its own tree and those of its `define`s and `block`s, by name. */
export function parseTrees(name: string, text: string, hasFunction: (name: string) => boolean): ParsedTrees {
  const shared: Shared = { name, lexer: new Lexer(text), trees: new Map(), hasFunction };
  try {
    new TreeParser(shared, name).parse();
    return { ok: true, trees: shared.trees };
  } catch (error) {
    if (error instanceof ParseFailure) return { ok: false, error: error.problem };
    throw error;
  }
}

class ParseFailure extends Error {
  constructor(readonly problem: TemplateError) {
    super(problem.message);
  }
}

interface Shared {
  readonly name: string;
  readonly lexer: Lexer;
  readonly trees: Map<string, Tree>;
  readonly hasFunction: (name: string) => boolean;
}

/** `{{end}}` or `{{else}}`, which end a list. */
type Terminator = { readonly kind: 'end'; readonly at: number } | { readonly kind: 'else'; readonly at: number };

/** Go allows 10,000; here each level takes several frames of the stack. */
const MAX_PAREN_DEPTH = 1000;
const OPERAND_STARTS: ReadonlySet<ItemType> = new Set<ItemType>([
  'bool',
  'charConstant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
]);

/** Parser of one tree. `define` and `block` have parsers of their own on the same lexer. */
class TreeParser {
  readonly #items: ItemReader;
  #variables = ['$'];
  #actionLine = 0;
  #rangeDepth = 0;
  #blockDepth = 0;
  #parenDepth = 0;
  readonly #shared: Shared;
  #name: string;

  constructor(shared: Shared, name: string) {
    this.#shared = shared;
    this.#items = new ItemReader(shared.lexer);
    this.#name = name;
  }

  parse(): void {
    const root: ListNode = { kind: 'list', at: this.#items.peek().start, nodes: [] };
    while (this.#items.peek().type !== 'eof') {
      if (this.#items.peek().type === 'leftDelim') {
        const delimiter = this.#items.next();
        if (this.#items.nextNonSpace().type === 'define') {
          new TreeParser(this.#shared, 'definition').#definition();
          continue;
        }
        this.#items.pushBack(delimiter, this.#items.newest);
      }
      const node = this.#textOrAction();
      if (node.kind === 'end' || node.kind === 'else') this.#fail(`unexpected {{${node.kind}}}`);
      else root.nodes.push(node);
    }
    this.#add(root);
  }

  #definition(): void {
    const context = 'define clause';
    const name = this.#items.nextNonSpace();
    if (name.type !== 'string' && name.type !== 'rawString') this.#unexpected(name, context);
    this.#name = this.#unquoted(name);
    this.#expect('rightDelim', context);
    this.#body(context);
  }

  /** The list of a `define` or `block`, up to its `{{end}}`. */
  #body(context: string): void {
    const { list, end } = this.#itemList();
    if (end.kind !== 'end') this.#fail(`unexpected {{${end.kind}}} in ${context}`);
    this.#add(list);
  }

  #add(root: ListNode): void {
    const known = this.#shared.trees.get(this.#name);
    if (known === undefined || isEmpty(known.root)) {
      this.#shared.trees.set(this.#name, { name: this.#name, root });
    } else if (!isEmpty(root)) {
      this.#fail(`template: multiple definition of template ${quote(this.#name)}`);
    }
  }

  #fail(message: string): never {
    const { line, start, end } = this.#items.newest;
    throw new ParseFailure({ message: `template: ${this.#shared.name}:${line}: ${message}`, range: { start, end } });
  }

  #unexpected(item: Item, context: string): never {
    if (item.type !== 'error') this.#fail(`unexpected ${describeItem(item)} in ${context}`);
    const started = `started at ${this.#shared.name}:${this.#actionLine}`;
    if (this.#actionLine === 0 || this.#actionLine === item.line) this.#fail(item.text);
    this.#fail(item.text.endsWith(' action') ? `${item.text} ${started}` : `${item.text} in action ${started}`);
  }

  #expect(type: ItemType, context: string): Item {
    const item = this.#items.nextNonSpace();
    if (item.type !== type) this.#unexpected(item, context);
    return item;
  }

  #unquoted(item: Item): string {
    const text = unquote(item.text);
    if (text === undefined) this.#fail('invalid syntax');
    return text;
  }

  #itemList(): { list: ListNode; end: Terminator } {
    const list: ListNode = { kind: 'list', at: this.#items.peekNonSpace().start, nodes: [] };
    while (this.#items.peekNonSpace().type !== 'eof') {
      const node = this.#textOrAction();
      if (node.kind === 'end' || node.kind === 'else') return { list, end: node };
      list.nodes.push(node);
    }
    this.#fail('unexpected EOF');
  }

  #textOrAction(): Statement | Terminator {
    const item = this.#items.nextNonSpace();
    if (item.type === 'text') return { kind: 'text', at: item.start, text: item.text };
    if (item.type !== 'leftDelim') this.#unexpected(item, 'input');
    this.#actionLine = item.line;
    const node = this.#action();
    this.#actionLine = 0;
    return node;
  }

  #action(): Statement | Terminator {
    const item = this.#items.nextNonSpace();
    switch (item.type) {
      case 'block':
        return this.#block();
      case 'break':
      case 'continue':
        return this.#loopControl(item, item.type);
      case 'else':
        return this.#else();
      case 'end':
        return { kind: 'end', at: this.#expect('rightDelim', 'end').start };
      case 'if':
      case 'range':
      case 'with':
        return this.#branch(item.type);
      case 'template':
        return this.#template();
      default:
        this.#items.pushBack(item);
        return { kind: 'action', at: item.start, line: item.line, pipe: this.#pipeline('command', 'rightDelim') };
    }
  }

  #loopControl(item: Item, kind: 'break' | 'continue'): Statement {
    const next = this.#items.nextNonSpace();
    if (next.type !== 'rightDelim') this.#unexpected(next, `{{${kind}}}`);
    if (this.#rangeDepth === 0) this.#fail(`{{${kind}}} outside {{range}}`);
    return { kind, at: item.start, line: item.line };
  }

  #else(): Terminator {
    const next = this.#items.peekNonSpace();
    // `{{else if …}}` stands for `{{else}}{{if …}}`: the keyword stays to be read.
    if (next.type === 'if' || next.type === 'with') return { kind: 'else', at: next.start };
    return { kind: 'else', at: this.#expect('rightDelim', 'else').start };
  }

  #branch(kind: BranchNode['kind']): BranchNode {
    const known = this.#variables.length;
    const line = this.#items.peekNonSpace().line;
    const pipe = this.#pipeline(kind, 'rightDelim');
    if (kind === 'range') this.#rangeDepth++;
    if (++this.#blockDepth > DEEPEST) this.#fail(TOO_DEEP);
    const { list, end } = this.#itemList();
    if (kind === 'range') this.#rangeDepth--;
    const elseList = end.kind === 'else' ? this.#elseList(kind, end) : undefined;
    this.#blockDepth--;
    this.#variables.length = known;
    return { kind, at: pipe.at, line, pipe, list, elseList };
  }

  #elseList(kind: BranchNode['kind'], end: Terminator): ListNode {
    if (kind !== 'range' && this.#items.peek().type === kind) {
      this.#items.next();
      return { kind: 'list', at: end.at, nodes: [this.#branch(kind)] };
    }
    const otherwise = this.#itemList();
    if (otherwise.end.kind !== 'end') this.#fail(`expected end; found {{${otherwise.end.kind}}}`);
    return otherwise.list;
  }

  #block(): Statement {
    const context = 'block clause';
    const item = this.#items.nextNonSpace();
    const name = this.#templateName(item, context);
    const pipe = this.#pipeline(context, 'rightDelim');
    new TreeParser(this.#shared, name).#body(context);
    return { kind: 'template', at: item.start, line: item.line, name, pipe };
  }

  #template(): Statement {
    const context = 'template clause';
    const item = this.#items.nextNonSpace();
    const name = this.#templateName(item, context);
    const next = this.#items.nextNonSpace();
    if (next.type === 'rightDelim') return { kind: 'template', at: item.start, line: item.line, name, pipe: undefined };
    this.#items.pushBack(next);
    const pipe = this.#pipeline(context, 'rightDelim');
    return { kind: 'template', at: item.start, line: item.line, name, pipe };
  }

  #templateName(item: Item, context: string): string {
    if (item.type !== 'string' && item.type !== 'rawString') this.#unexpected(item, context);
    return this.#unquoted(item);
  }

  #pipeline(context: string, end: ItemType): PipeNode {
    const pipe: PipeNode = {
      kind: 'pipe',
      at: this.#items.peekNonSpace().start,
      isAssign: false,
      variables: [],
      commands: [],
    };
    this.#declarations(pipe, context);
    for (;;) {
      const item = this.#items.nextNonSpace();
      if (item.type === end) {
        this.#checkPipeline(pipe, context);
        return pipe;
      }
      if (!OPERAND_STARTS.has(item.type)) this.#unexpected(item, context);
      this.#items.pushBack(item);
      pipe.commands.push(this.#command());
    }
  }

  #declarations(pipe: PipeNode, context: string): void {
    while (this.#items.peekNonSpace().type === 'variable') {
      const variable = this.#items.next();
      const after = this.#items.peek();
      const next = this.#items.peekNonSpace();
      const isComma = next.type === 'char' && next.text === ',';
      if (next.type !== 'assign' && next.type !== 'declare' && !isComma) {
        if (after.type === 'space') this.#items.pushBack(after);
        this.#items.pushBack(variable);
        return;
      }
      this.#items.nextNonSpace();
      pipe.variables.push(variableNode(variable.start, variable.text));
      this.#variables.push(variable.text);
      if (!isComma) {
        pipe.isAssign = next.type === 'assign';
        return;
      }
      if (context !== 'range' || pipe.variables.length >= 2) this.#fail(`too many declarations in ${context}`);
      const following = this.#items.peekNonSpace().type;
      if (following !== 'variable' && following !== 'rightDelim' && following !== 'rightParen') {
        this.#fail('range can only initialize variables');
      }
    }
  }

  #checkPipeline(pipe: PipeNode, context: string): void {
    if (pipe.commands.length === 0) this.#fail(`missing value for ${context}`);
    pipe.commands.forEach((command, i) => {
      const kind = command.operands[0]?.kind;
      if (i > 0 && (kind === 'bool' || kind === 'dot' || kind === 'nil' || kind === 'number' || kind === 'string')) {
        this.#fail(`non executable command in pipeline stage ${i + 1}`);
      }
    });
  }

  #command(): CommandNode {
    const command: CommandNode = { kind: 'command', at: this.#items.peekNonSpace().start, operands: [] };
    for (;;) {
      this.#items.peekNonSpace();
      const operand = this.#operand();
      if (operand !== undefined) command.operands.push(operand);
      const item = this.#items.next();
      if (item.type === 'space') continue;
      if (item.type === 'rightDelim' || item.type === 'rightParen') this.#items.pushBack(item);
      else if (item.type !== 'pipe') this.#unexpected(item, 'operand');
      if (command.operands.length === 0) this.#fail('empty command');
      return command;
    }
  }

  /** `undefined`: what follows is no operand. */
  #operand(): Operand | undefined {
    const term = this.#term();
    if (term === undefined || this.#items.peek().type !== 'field') return term;
    const at = this.#items.peek().start;
    const names: string[] = [];
    while (this.#items.peek().type === 'field') names.push(this.#items.next().text.slice(1));
    switch (term.kind) {
      case 'field':
      case 'variable':
        return { kind: term.kind, at, names: [...term.names, ...names] };
      case 'bool':
      case 'string':
      case 'number':
      case 'nil':
      case 'dot':
        return this.#fail(`unexpected . after term ${quote(nodeText(term))}`);
      default:
        return { kind: 'chain', at, operand: term, names };
    }
  }

  #term(): Operand | undefined {
    const item = this.#items.nextNonSpace();
    const at = item.start;
    switch (item.type) {
      case 'identifier':
        if (!this.#shared.hasFunction(item.text)) this.#fail(`function ${quote(item.text)} not defined`);
        return { kind: 'identifier', at, name: item.text };
      case 'dot':
        return { kind: 'dot', at };
      case 'nil':
        return { kind: 'nil', at };
      case 'variable':
        if (!this.#variables.includes(item.text)) this.#fail(`undefined variable ${quote(item.text)}`);
        return variableNode(at, item.text);
      case 'field':
        return { kind: 'field', at, names: [item.text.slice(1)] };
      case 'bool':
        return { kind: 'bool', at, value: item.text === 'true' };
      case 'charConstant':
      case 'complex':
      case 'number':
        return this.#number(item);
      case 'leftParen':
        return this.#parenthesized();
      case 'string':
      case 'rawString':
        return { kind: 'string', at, quoted: item.text, value: this.#unquoted(item) };
      default:
        this.#items.pushBack(item);
        return undefined;
    }
  }

  #number(item: Item): Operand {
    const number = readNumber(item);
    return number.ok ? number.value : this.#fail(number.error);
  }

  #parenthesized(): Operand {
    if (this.#parenDepth >= MAX_PAREN_DEPTH) this.#fail('max expression depth exceeded');
    this.#parenDepth++;
    const pipe = this.#pipeline('parenthesized pipeline', 'rightParen');
    this.#parenDepth--;
    return pipe;
  }
}

function variableNode(at: number, name: string): VariableNode {
  return { kind: 'variable', at, names: [name] };
}
