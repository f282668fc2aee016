import { spend } from '../../text/budget';
import { quote } from '../strconv/quote';
import { copyList } from '../template/copy';
import {
  type ActionNode,
  type BranchNode,
  type ListNode,
  type Node,
  nodeText,
  type Statement,
  type TemplateNode,
  type TextNode,
  type Tree,
} from '../template/nodes';
import { type Context, contextText, EscapeError, failed, isSame, mangledName, TEXT } from './context';
import { appendEscapers, functionName, PREDEFINED_ESCAPERS } from './pipeline';
import { escapersFor } from './sinks';
import { VALUE_STATES } from './tags';
import { escapedText } from './text';

/**
 * Escapes the template of that name and those it calls, as html/template does before the first execution: text and
 * pipelines of `trees` are changed in place, and templates called in contexts of their own are added.
 * `undefined`: done. `describe` gives the text of an error, with its position.
 */
export function escapeTrees(
  trees: Map<string, Tree>,
  name: string,
  describe: (error: EscapeError) => string,
): string | undefined {
  const escaper = new Escaper(trees, describe);
  const { context } = escaper.tree(TEXT, undefined, name, 0);
  if (context.error !== undefined) {
    context.error.name = name;
    return describe(context.error);
  }
  if (context.state !== 'stateText') {
    const error = new EscapeError(`ends in a non-text context: ${contextText(context, describe)}`);
    error.name = name;
    return describe(error);
  }
  escaper.commit();
  return undefined;
}

/** The places at which a loop is left or begun anew. */
interface Loop {
  readonly outer: Loop | undefined;
  readonly breaks: Context[];
  readonly continues: Context[];
}

const newLoop = (outer: Loop | undefined): Loop => ({ outer, breaks: [], continues: [] });

class Escaper {
  /** The context that a template, by its mangled name, ends in. */
  readonly #outputs = new Map<string, Context>();
  readonly #derived = new Map<string, Tree>();
  readonly #called = new Set<string>();
  readonly #actions = new Map<ActionNode, readonly string[]>();
  readonly #calls = new Map<TemplateNode, string>();
  readonly #texts = new Map<TextNode, string>();
  #loop: Loop | undefined;

  constructor(
    private readonly trees: Map<string, Tree>,
    private readonly describe: (error: EscapeError) => string,
  ) {}

  commit(): void {
    for (const [name, tree] of this.#derived) this.trees.set(name, tree);
    for (const [node, escapers] of this.#actions) appendEscapers(node.pipe, escapers);
    for (const [node, name] of this.#calls) node.name = name;
    for (const [node, text] of this.#texts) node.text = text;
  }

  /** The context behind a template that is called in a context, and its name there. */
  tree(context: Context, node: Node | undefined, name: string, line: number): { context: Context; name: string } {
    const mangled = mangledName(context, name);
    this.#called.add(mangled);
    const known = this.#outputs.get(mangled);
    if (known !== undefined) return { context: known, name: mangled };
    const tree = this.#tree(name);
    if (tree === undefined) {
      return { context: failed(new EscapeError(`no such template ${quote(name)}`, node, line)), name: mangled };
    }
    return { context: this.#output(context, mangled === name ? tree : this.#derive(tree, mangled)), name: mangled };
  }

  #tree(name: string): Tree | undefined {
    return this.trees.get(name) ?? this.#derived.get(name);
  }

  #derive(tree: Tree, name: string): Tree {
    const known = this.#tree(name);
    if (known !== undefined) return known;
    const derived = { name, root: copyList(tree.root) };
    this.#derived.set(name, derived);
    return derived;
  }

  /** A template may call itself: what it ends in is guessed, and the guess is checked. */
  #output(context: Context, tree: Tree): Context {
    const first = this.#body(context, tree);
    if (first.isSure) return first.context;
    const second = this.#body(first.context, tree);
    if (second.isSure) return second.context;
    if (first.context.state === 'stateError') return first.context;
    const problem = `cannot compute output context for template ${tree.name}`;
    return failed(new EscapeError(problem, tree.root));
  }

  #body(context: Context, tree: Tree): { context: Context; isSure: boolean } {
    this.#outputs.set(tree.name, context);
    const trial = this.#trial();
    const after = trial.#list(context, tree.root);
    const isSure = after.state !== 'stateError' && (!trial.#called.has(tree.name) || isSame(context, after));
    if (isSure) this.#adopt(trial);
    return { context: after, isSure };
  }

  /** An escaper that knows what this one knows, and whose findings can be thrown away. */
  #trial(): Escaper {
    const trial = new Escaper(this.trees, this.describe);
    for (const [name, output] of this.#outputs) trial.#outputs.set(name, output);
    trial.#loop = this.#loop;
    return trial;
  }

  #adopt(trial: Escaper): void {
    for (const [name, output] of trial.#outputs) this.#outputs.set(name, output);
    for (const [name, tree] of trial.#derived) this.#derived.set(name, tree);
    for (const name of trial.#called) this.#called.add(name);
    for (const [node, escapers] of trial.#actions) this.#actions.set(node, escapers);
    for (const [node, name] of trial.#calls) this.#calls.set(node, name);
    for (const [node, text] of trial.#texts) this.#texts.set(node, text);
  }

  #list(start: Context, list: ListNode | undefined): Context {
    let context = start;
    for (const node of list?.nodes ?? []) {
      context = this.#statement(context, node);
      if (context.state === 'stateDead') break;
    }
    return context;
  }

  #statement(context: Context, node: Statement): Context {
    spend(4);
    switch (node.kind) {
      case 'action':
        return this.#action(context, node);
      case 'break':
        this.#loop?.breaks.push({ ...context, node });
        return { ...TEXT, state: 'stateDead' };
      case 'continue':
        this.#loop?.continues.push({ ...context, node });
        return { ...TEXT, state: 'stateDead' };
      case 'comment':
        return context;
      case 'text': {
        const result = escapedText(context, node.text);
        if (result.text !== undefined) this.#texts.set(node, result.text);
        return result.context;
      }
      case 'template': {
        const called = this.tree(context, node, node.name, node.line);
        if (called.name !== node.name) this.#calls.set(node, called.name);
        return called.context;
      }
      default:
        return this.#branch(context, node);
    }
  }

  #action(before: Context, node: ActionNode): Context {
    if (node.pipe.variables.length > 0) return before;
    const context = nudged(before);
    for (const [i, command] of node.pipe.commands.entries()) {
      const name = functionName(command) ?? '';
      const isUnquoted = context.state === 'stateAttr' && context.delim === 'delimSpaceOrTagEnd' && name === 'html';
      if (PREDEFINED_ESCAPERS.has(name) && (i < node.pipe.commands.length - 1 || isUnquoted)) {
        const problem = `predefined escaper ${quote(name)} disallowed in template`;
        return failed(new EscapeError(problem, node, node.line));
      }
    }
    const sink = escapersFor(context);
    if (sink === 'ambiguous') {
      const problem = `${nodeText(node)} appears in an ambiguous context within a URL`;
      return failed(new EscapeError(problem, node, node.line));
    }
    if (context.state !== 'stateError') this.#actions.set(node, sink);
    if (context.state === 'stateJS') return { ...context, jsCtx: 'jsCtxDivOp' };
    return context.state === 'stateTag' ? { ...context, state: 'stateAttrName' } : context;
  }

  #branch(context: Context, node: BranchNode): Context {
    const isLoop = node.kind === 'range';
    if (isLoop) this.#loop = newLoop(this.#loop);
    let after = this.#list(cloned(context), node.list);
    if (isLoop) {
      after = this.#afterLoop(after, node);
      if (after.state === 'stateError') return after;
    }
    const otherwise = this.#list(cloned(context), node.elseList);
    return this.#join(after, otherwise, node, node.kind);
  }

  /** A loop's body may run again, from the context in which it ends. */
  #afterLoop(first: Context, node: BranchNode): Context {
    const once = first.state === 'stateError' ? first : this.#joinExits(first);
    this.#loop = this.#loop?.outer;
    if (once.state === 'stateError') return once;
    this.#loop = newLoop(this.#loop);
    const twice = this.#trial().#list(once, node.list);
    const both = this.#join(once, twice, node, node.kind);
    if (both.error !== undefined) {
      both.error.line = node.line;
      both.error.description = `on range loop re-entry: ${both.error.description}`;
    }
    const after = both.state === 'stateError' ? both : this.#joinExits(both);
    this.#loop = this.#loop.outer;
    return after;
  }

  #joinExits(start: Context): Context {
    let context = start;
    for (const kind of ['break', 'continue'] as const) {
      const exits = (kind === 'break' ? this.#loop?.breaks : this.#loop?.continues) ?? [];
      for (const exit of exits) {
        context = this.#join(context, exit, exit.node, 'range');
        if (context.error === undefined) continue;
        if (exit.node?.kind === kind) context.error.line = exit.node.line;
        context.error.description = `at range loop ${kind}: ${context.error.description}`;
        return context;
      }
    }
    return context;
  }

  /** The context behind two branches, which has to be one and the same. */
  #join(a: Context, b: Context, node: Node | undefined, kind: string): Context {
    if (a.state === 'stateError') return a;
    if (b.state === 'stateError') return b;
    if (a.state === 'stateDead') return b;
    if (b.state === 'stateDead' || isSame(a, b)) return a;
    if (isSame({ ...a, urlPart: b.urlPart }, b)) return { ...a, urlPart: 'urlPartUnknown' };
    if (isSame({ ...a, jsCtx: b.jsCtx }, b)) return { ...a, jsCtx: 'jsCtxUnknown' };
    const [c, d] = [nudged(a), nudged(b)];
    if (!isSame(c, a) || !isSame(d, b)) {
      const joined = this.#join(c, d, node, kind);
      if (joined.state !== 'stateError') return joined;
    }
    const contexts = `${contextText(a, this.describe)}, ${contextText(b, this.describe)}`;
    return failed(new EscapeError(`{{${kind}}} branches end in different contexts: ${contexts}`, node));
  }
}

function cloned(context: Context): Context {
  return context.jsBraceDepth === undefined ? context : { ...context, jsBraceDepth: [...context.jsBraceDepth] };
}

/** The context in which an action stands that comes next: it is the name or value that the text leaves out. */
function nudged(context: Context): Context {
  switch (context.state) {
    case 'stateTag':
      return { ...context, state: 'stateAttrName' };
    case 'stateBeforeValue':
      return { ...context, state: VALUE_STATES[context.attr], delim: 'delimSpaceOrTagEnd', attr: 'attrNone' };
    case 'stateAfterName':
      return { ...context, state: 'stateAttrName', attr: 'attrNone' };
    default:
      return context;
  }
}
