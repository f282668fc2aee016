import { BudgetExceeded, LONGEST_TEXT, spend, spendText } from '../../text/budget';
import { compareStrings } from '../bytes';
import { printDefault } from '../fmt/fmt';
import { quote } from '../strconv/quote';
import {
  GoDuration,
  GoInt,
  GoMap,
  GoNamedInt,
  GoSlice,
  GoStruct,
  type GoValue,
  integerValue,
  isExported,
} from '../value';
import { type ArgumentScope, call, constantOf, type Final, NOTHING } from './call';
import type { TemplateFunction } from './function';
import { methodOf } from './methods';
import {
  type BranchNode,
  type CommandNode,
  type ListNode,
  type Node,
  nodeText,
  type Operand,
  type PipeNode,
  type Statement,
  type TemplateNode,
  type Tree,
} from './nodes';
import { concrete, element, Interface, isTrue, type Reflected, reflected, reflectedType } from './reflect';

/** An execution that failed, thrown inside this room only. `at` is the node that Go's message points at. */
export class ExecutionFailure extends Error {
  constructor(
    message: string,
    readonly treeName: string,
    readonly at: Node | undefined,
  ) {
    super(message);
  }
}

/** What all executions of one template share. */
export interface Program {
  readonly trees: ReadonlyMap<string, Tree>;
  readonly functions: ReadonlyMap<string, TemplateFunction>;
  /** Go's option `missingkey=error`. */
  readonly missingKey?: 'error';
}

interface Variable {
  readonly name: string;
  value: Reflected;
}

/** What a statement asks the loop around it to do. */
type Flow = 'next' | 'break' | 'continue';

/** Go allows 100,000; a template this deep in itself does not come to an end. */
const MAX_DEPTH = 1000;
const MAX_DEPTH_TEXT = 'exceeded maximum template depth (100000)';

/** One execution of a template. Not to be used again. */
export class Execution implements ArgumentScope {
  /** What has been written so far. */
  out = '';
  /** The node that an error would be reported at, as Go's state.node. */
  node: Node | undefined;
  #variables: Variable[] = [];
  #tree: Tree;
  #depth = 0;

  constructor(
    readonly program: Program,
    tree: Tree,
  ) {
    this.#tree = tree;
  }

  run(data: GoValue): string {
    const dot = reflected(data);
    this.#variables = [{ name: '$', value: dot }];
    this.#list(dot, this.#tree.root);
    return this.out;
  }

  fail(message: string): never {
    throw new ExecutionFailure(message, this.#tree.name, this.node);
  }

  #list(dot: Reflected, list: ListNode): Flow {
    this.node = list;
    for (const statement of list.nodes) {
      const flow = this.#statement(dot, statement);
      if (flow !== 'next') return flow;
    }
    return 'next';
  }

  #statement(dot: Reflected, node: Statement): Flow {
    this.node = node;
    spend(1);
    switch (node.kind) {
      case 'text':
        this.#write(node.text);
        return 'next';
      case 'action': {
        const value = this.pipeline(dot, node.pipe);
        if (node.pipe.variables.length === 0) this.#print(node, value);
        return 'next';
      }
      case 'if':
      case 'with':
        return this.#ifOrWith(dot, node);
      case 'range':
        return this.#range(dot, node);
      case 'template':
        this.#template(dot, node);
        return 'next';
      case 'break':
      case 'continue':
        return node.kind;
      case 'comment':
        return 'next';
    }
  }

  #print(node: Node, value: Reflected): void {
    this.node = node;
    if (typeof value === 'string') this.#write(value);
    else if (value === undefined) this.#write('<no value>');
    else this.#write(printDefault(value instanceof Interface ? value.inside : value));
  }

  #write(text: string): void {
    this.out += text;
    spendText(text.length);
    if (this.out.length > LONGEST_TEXT) throw new BudgetExceeded('memory');
  }

  #ifOrWith(dot: Reflected, node: BranchNode): Flow {
    const mark = this.#variables.length;
    const value = this.pipeline(dot, node.pipe);
    let flow: Flow = 'next';
    if (isTrue(value)) flow = this.#list(node.kind === 'with' ? value : dot, node.list);
    else if (node.elseList !== undefined) flow = this.#list(dot, node.elseList);
    this.#variables.length = mark;
    return flow;
  }

  #range(dot: Reflected, node: BranchNode): Flow {
    const before = this.#variables.length;
    const value = concrete(this.pipeline(dot, node.pipe));
    const mark = this.#variables.length;
    let isEmpty = true;
    let flow: Flow = 'next';
    for (const [key, item] of this.#items(value, node)) {
      isEmpty = false;
      this.#setLoopVariables(node.pipe, key, item);
      const inner = this.#list(item, node.list);
      this.#variables.length = mark;
      if (inner === 'break') break;
    }
    if (isEmpty && node.elseList !== undefined) flow = this.#list(dot, node.elseList);
    this.#variables.length = before;
    // Go catches a break of the else list here, too; a continue goes on to the loop around.
    return flow === 'break' ? 'next' : flow;
  }

  #setLoopVariables(pipe: PipeNode, key: Reflected, item: Reflected): void {
    const [first, second] = pipe.variables;
    if (first === undefined) return;
    if (pipe.isAssign) {
      this.#assign(first.names[0] ?? '', second === undefined ? item : key);
      if (second !== undefined) this.#assign(second.names[0] ?? '', item);
      return;
    }
    const top = this.#variables.at(-1);
    const below = this.#variables.at(-2);
    if (top !== undefined) top.value = item;
    if (second !== undefined && below !== undefined) below.value = key;
  }

  *#items(value: ReturnType<typeof concrete>, node: BranchNode): Generator<readonly [Reflected, Reflected]> {
    if (value === undefined) return;
    if (value instanceof GoMap) {
      for (const key of [...value.entries.keys()].sort(compareStrings)) {
        yield [key, element(value.entries.get(key) ?? null, value.elementType)];
      }
    } else if (value instanceof GoSlice) {
      for (const [i, item] of value.items.entries()) yield [new GoInt(BigInt(i)), element(item, value.elementType)];
    } else {
      yield* this.#integers(value, node);
    }
  }

  *#integers(value: Exclude<GoValue, null>, node: BranchNode): Generator<readonly [Reflected, Reflected]> {
    const count = integerValue(value);
    if (count === undefined) this.fail(`range can't iterate over ${printDefault(value)}`);
    if (node.pipe.variables.length > 1) {
      this.fail(`can't use ${printDefault(value)} to iterate over more than one variable`);
    }
    for (let i = 0n; i < count; i++) {
      spend(1);
      yield [undefined, sameType(value, i)];
    }
  }

  #template(dot: Reflected, node: TemplateNode): void {
    const tree = this.program.trees.get(node.name);
    if (tree === undefined) this.fail(`template ${quote(node.name)} not defined`);
    if (this.#depth === MAX_DEPTH) this.fail(MAX_DEPTH_TEXT);
    const data = node.pipe === undefined ? undefined : this.pipeline(dot, node.pipe);
    const [variables, caller] = [this.#variables, this.#tree];
    this.#variables = [{ name: '$', value: data }];
    this.#tree = tree;
    this.#depth++;
    this.#list(data, tree.root);
    this.#depth--;
    this.#tree = caller;
    this.#variables = variables;
  }

  pipeline(dot: Reflected, pipe: PipeNode): Reflected {
    this.node = pipe;
    let value: Final = NOTHING;
    for (const command of pipe.commands) {
      const result: Reflected = this.#command(dot, command, value);
      value = result instanceof Interface ? (result.inside ?? undefined) : result;
    }
    const result = value === NOTHING ? undefined : value;
    for (const variable of pipe.variables) {
      const name = variable.names[0] ?? '';
      if (pipe.isAssign) this.#assign(name, result);
      else this.#variables.push({ name, value: result });
    }
    return result;
  }

  #assign(name: string, value: Reflected): void {
    const variable = this.#variables.findLast((candidate) => candidate.name === name);
    if (variable === undefined) this.fail(`undefined variable: ${name}`);
    variable.value = value;
  }

  #command(dot: Reflected, command: CommandNode, final: Final): Reflected {
    const [first] = command.operands;
    if (first === undefined) return undefined;
    switch (first.kind) {
      case 'field':
        this.node = first;
        return this.#fields(dot, dot, first, first.names, 0, command.operands, final);
      case 'identifier':
        return this.#function(dot, first, command, command.operands, final);
      case 'chain':
      case 'variable':
        return this.#reach(dot, first, command.operands, final);
      case 'pipe':
        this.#refuseArguments(command.operands, final);
        return this.pipeline(dot, first);
    }
    this.node = first;
    this.#refuseArguments(command.operands, final);
    if (first.kind === 'nil') this.fail('nil is not a command');
    return first.kind === 'dot' ? dot : constantOf(this, first);
  }

  #refuseArguments(operands: readonly Operand[], final: Final): void {
    const [first] = operands;
    if (first !== undefined && (operands.length > 1 || final !== NOTHING)) {
      this.fail(`can't give argument to non-function ${nodeText(first)}`);
    }
  }

  /** A variable or a parenthesized pipeline with the fields behind it. */
  #reach(dot: Reflected, node: Operand, operands: readonly Operand[], final: Final): Reflected {
    this.node = node;
    if (node.kind === 'variable') {
      const [name] = node.names;
      const variable = this.#variables.findLast((candidate) => candidate.name === name);
      if (variable === undefined) this.fail(`undefined variable: ${name}`);
      if (node.names.length > 1) return this.#fields(dot, variable.value, node, node.names, 1, operands, final);
      if (operands.length > 0) this.#refuseArguments(operands, final);
      return variable.value;
    }
    if (node.kind !== 'chain') return undefined;
    if (node.operand.kind === 'nil') this.fail(`indirection through explicit nil in ${nodeText(node)}`);
    return this.#fields(dot, this.operand(dot, node.operand), node, node.names, 0, operands, final);
  }

  /** An operand that can be of any type, as it stands: not a constant of a type that is asked for. */
  operand(dot: Reflected, operand: Operand): Reflected {
    switch (operand.kind) {
      case 'dot':
        this.node = operand;
        return dot;
      case 'field':
        this.node = operand;
        return this.#fields(dot, dot, operand, operand.names, 0, [], NOTHING);
      case 'variable':
      case 'chain':
        return this.#reach(dot, operand, [], NOTHING);
      case 'pipe':
        return this.pipeline(dot, operand);
      case 'identifier':
        return this.#function(dot, operand, operand, [], NOTHING);
      case 'nil':
        return undefined;
      default:
        return constantOf(this, operand);
    }
  }

  #function(
    dot: Reflected,
    node: Operand & { kind: 'identifier' },
    command: Node,
    operands: readonly Operand[],
    final: Final,
  ): Reflected {
    this.node = node;
    const known = this.program.functions.get(node.name);
    if (known === undefined) this.fail(`${quote(node.name)} is not a defined function`);
    return call(this, dot, known, command, node.name, operands, final);
  }

  /** `.A.B.C` from a receiver on; only the last can be a method with arguments. */
  #fields(
    dot: Reflected,
    start: Reflected,
    node: Node,
    names: readonly string[],
    from: number,
    operands: readonly Operand[],
    final: Final,
  ): Reflected {
    let receiver = start;
    const last = names.length - 1;
    for (let i = from; i < last; i++) receiver = this.#field(dot, names[i] ?? '', node, [], NOTHING, receiver);
    return this.#field(dot, names[last] ?? '', node, operands, final, receiver);
  }

  #field(
    dot: Reflected,
    name: string,
    node: Node,
    operands: readonly Operand[],
    final: Final,
    receiver: Reflected,
  ): Reflected {
    const isStrict = this.program.missingKey === 'error';
    if (receiver === undefined) return isStrict ? this.fail(`nil data; no entry for key ${quote(name)}`) : undefined;
    const value = concrete(receiver);
    if (value === undefined) this.fail(`nil pointer evaluating interface {}.${name}`);
    if (value instanceof GoStruct) {
      const field = value.field(name);
      if (field !== undefined) {
        if (!isExported(name)) this.#unexported(name, receiver);
        if (operands.length > 1 || final !== NOTHING) {
          this.fail(`${name} has arguments but cannot be invoked as function`);
        }
        return reflected(field);
      }
    } else if (value instanceof GoMap) {
      if (operands.length > 1 || final !== NOTHING) this.fail(`${name} is not a method but has arguments`);
      const found = value.entries.get(name);
      if (found === undefined && isStrict) this.fail(`map has no entry for key ${quote(name)}`);
      return found === undefined ? undefined : element(found, value.elementType);
    } else {
      const method = methodOf(value, name);
      if (method !== undefined) return call(this, dot, method, node, name, operands, final);
      if (isPrivateField(reflectedType(value), name)) this.#unexported(name, receiver);
    }
    return this.fail(`can't evaluate field ${name} in type ${reflectedType(receiver)}`);
  }

  #unexported(name: string, receiver: Exclude<Reflected, undefined>): never {
    this.fail(`${name} is an unexported field of struct type ${reflectedType(receiver)}`);
  }
}

const PRIVATE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'time.Time': ['wall', 'ext', 'loc'],
  '*time.Location': ['name', 'zone', 'tx', 'extend', 'cacheStart', 'cacheEnd', 'cacheZone'],
};

function isPrivateField(type: string, name: string): boolean {
  return PRIVATE_FIELDS[type]?.includes(name) ?? false;
}

/** A number of the type of another. */
function sameType(like: Exclude<GoValue, null>, value: bigint): Reflected {
  if (typeof like === 'bigint') return value;
  if (like instanceof GoDuration) return new GoDuration(value);
  return like instanceof GoNamedInt ? new GoNamedInt(like.typeName, value) : new GoInt(value);
}
