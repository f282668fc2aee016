/**
 * A script's statements to values and nodes (Kapacitor tick/eval.go, v1.8: a stack machine; here the stack is the
 * call stack, and the order of evaluation is the same).
 */
import type { ScriptValue } from '../definition/value';
import type { PipelineNode } from '../nodes/node';
import { batchSource } from '../nodes/source/batch';
import { streamSource } from '../nodes/source/stream';
import type { Range } from '../text/range';
import type {
  CallNode,
  ChainNode,
  DeclarationNode,
  Expression,
  IdentifierNode,
  LambdaNode,
  ListNode,
  Program,
  Statement,
  TypeDeclarationNode,
} from '../tickscript/ast';
import { withPosition } from '../tickscript/errors';
import { fail, failForVar, ScriptFailure, type ScriptProblem } from './failure';
import { Pipeline } from './graph';
import { callMember, readMember } from './members';
import { evaluateBinary, substituteAll, unary } from './operators';
import { Scope } from './scope';
import type { ScriptLanguage } from './script-language';
import type { TaskType } from './task-type';
import { timeDimension } from './time-function';
import {
  goType,
  isVarType,
  opaqueArgument,
  typeWord,
  type Value,
  type VarType,
  valueOfLiteral,
  varTypeOf,
} from './values';
import type { PredefinedVars } from './vars';
import { zeroOf } from './zero';

/** A var that can be given with the task. */
export interface DeclaredVar {
  readonly name: string;
  readonly type: VarType;
  /** Absent for `var x int`, which must be given. */
  readonly value?: ScriptValue;
  /** The comment in front of the declaration. */
  readonly description: string;
  readonly range: Range;
}

export type Interpreted =
  | { readonly ok: true; readonly pipeline: Pipeline; readonly vars: readonly DeclaredVar[] }
  | { readonly ok: false; readonly error: ScriptProblem };

export interface Surroundings {
  readonly language: ScriptLanguage;
  readonly type: TaskType;
  readonly vars: PredefinedVars;
  readonly deadman?: DeadmanSettings;
  /** What is declared only is zero, and a script that does nothing is none the worse. */
  readonly isTemplate: boolean;
}

/** The `[deadman]` section of kapacitor.conf. */
export interface DeadmanSettings {
  readonly id: string;
  readonly message: string;
  /** Every task gets one; the interval is in nanoseconds. */
  readonly global?: { readonly threshold: number; readonly interval: bigint };
}

/** Evaluates and validates a program. `script` is the text that it was read from. */
export function interpret(script: string, program: Program, surroundings: Surroundings): Interpreted {
  try {
    const interpreter = new Interpreter(script, surroundings);
    for (const statement of program.statements) interpreter.run(statement);
    interpreter.addDeadman();
    const { pipeline, vars } = interpreter;
    const invalid = pipeline.validate();
    if (invalid !== undefined) return failed({ message: invalid.error, range: invalid.node.range });
    if (!surroundings.isTemplate && pipeline.nodes().length <= 1) return failed({ message: 'task does nothing' });
    return { ok: true, pipeline, vars };
  } catch (failure) {
    if (failure instanceof ScriptFailure) return failed(failure.problem);
    if (failure instanceof RangeError) return failed({ message: 'the script is nested too deeply' });
    throw failure;
  }
}

function failed(error: ScriptProblem): Interpreted {
  return { ok: false, error };
}

/** What an expression leaves before anybody looks at it: names are resolved, and global calls made, by who needs them. */
type Operand =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'name'; readonly node: IdentifierNode }
  | { readonly kind: 'call'; readonly call: CallNode; readonly args: readonly ScriptValue[] };

const SOURCES = { stream: streamSource, batch: batchSource } as const;

class Interpreter {
  readonly pipeline: Pipeline;
  readonly vars: DeclaredVar[] = [];
  readonly #scope = new Scope();
  readonly #language: ScriptLanguage;
  readonly #script: string;
  readonly #predefined: PredefinedVars;
  readonly #source: PipelineNode;
  readonly #deadman: DeadmanSettings | undefined;
  readonly #isTemplate: boolean;

  constructor(script: string, { language, type, vars, deadman, isTemplate }: Surroundings) {
    this.#script = script;
    this.#isTemplate = isTemplate;
    this.#predefined = vars;
    this.#deadman = deadman;
    this.#language = language;
    this.pipeline = new Pipeline(language.nodes, deadman);
    this.#source = SOURCES[type].begin(this.pipeline);
    this.#scope.set('time', { type: 'opaque', goType: TIME_FUNCTION });
    this.#scope.set(type, { type: 'object', object: this.#source });
  }

  /** The one that kapacitor.conf asks for on every task. */
  addDeadman(): void {
    const global = this.#deadman?.global;
    if (global === undefined) return;
    const definition = this.#language.nodes.get('deadman');
    if (definition === undefined) throw new Error('a deadman for every task needs the node deadman');
    const args: readonly ScriptValue[] = [
      { type: 'float', value: global.threshold },
      { type: 'duration', value: global.interval, literal: '' },
    ];
    const { goType, range } = this.#source;
    const site = { name: 'deadman', goType };
    definition.create(args, { parent: this.#source, site, range, pipeline: this.pipeline });
  }

  run(statement: Statement): void {
    switch (statement.kind) {
      case 'comment':
      case 'dbrp':
        return;
      case 'declaration':
        this.#declare(statement);
        return;
      case 'typeDeclaration':
        this.#declareType(statement);
        return;
      default: {
        const operand = this.#evaluate(statement);
        if (operand.kind === 'call') this.#callGlobal(operand.call, operand.args);
      }
    }
  }

  #declare(node: DeclarationNode): void {
    const operand = this.#evaluate(node.value);
    const { name } = node.name;
    if (this.#scope.get(name) !== undefined) {
      fail(`attempted to redefine ${name}, vars are immutable`, node.name.range);
    }
    const value = this.#uncalled(operand);
    const type = varTypeOf(value);
    if (type !== undefined && value.type !== 'opaque') {
      this.vars.push({ name, type, value, description: description(node), range: node.name.range });
    }
    this.#scope.set(name, this.#predefinedValue(name, type, node.name.range) ?? value);
  }

  #declareType(node: TypeDeclarationNode): void {
    const { name } = node.name;
    const type = node.type.name;
    if (!isVarType(type)) fail(`invalid var type "${type}"`, node.type.range);
    this.vars.push({ name, type, description: description(node), range: node.name.range });
    const value = this.#predefinedValue(name, type, node.name.range);
    const missing = () => failForVar(name, `missing value for var "${name}".`, node.name.range);
    this.#scope.set(name, value ?? (this.#isTemplate ? zeroOf(type) : missing()));
  }

  #predefinedValue(name: string, type: VarType | undefined, range: Range): ScriptValue | undefined {
    const given = this.#predefined.get(name);
    if (given === undefined || given.type === type) return given?.value;
    const types = `got ${typeWord(given.type)} exp ${typeWord(type)}`;
    return failForVar(name, `invalid type supplied for ${name}, ${types}`, range);
  }

  #evaluate(node: Expression): Operand {
    switch (node.kind) {
      case 'identifier':
        return { kind: 'name', node };
      case 'call':
        return { kind: 'call', call: node, args: this.#arguments(node) };
      default:
        return { kind: 'value', value: this.#value(node) };
    }
  }

  #value(node: Exclude<Expression, IdentifierNode | CallNode>): Value {
    switch (node.kind) {
      case 'number':
      case 'string':
      case 'bool':
      case 'duration':
      case 'regex':
      case 'star':
        return valueOfLiteral(node);
      case 'reference':
        return { type: 'reference', node };
      case 'lambda':
        return { type: 'lambda', value: { node: this.#lambda(node) } };
      case 'list':
        return this.#list(node);
      case 'unary':
        return unary(this.#script, node, this.#uncalled(this.#evaluate(node.operand)));
      case 'binary':
        return evaluateBinary(node, this.#scope, this.#language.functions);
      case 'chain':
        return this.#chain(node);
    }
  }

  #lambda(node: LambdaNode): LambdaNode {
    return { ...node, expression: substituteAll(node.expression, this.#scope) };
  }

  #list(node: ListNode): ScriptValue {
    return { type: 'list', items: node.items.map((item) => this.#asArgument(this.#uncalled(this.#evaluate(item)))) };
  }

  /** Left, then the arguments on the right, and only then a name on the left is looked up. */
  #chain(node: ChainNode): Value {
    const steps: ChainNode[] = [];
    let head: Expression = node;
    for (; head.kind === 'chain'; head = head.left) steps.push(head);
    let left = this.#evaluate(head);
    for (const step of steps.reverse()) left = { kind: 'value', value: this.#step(step, left) };
    return this.#uncalled(left);
  }

  #step(step: ChainNode, left: Operand): Value {
    const members = { script: this.#script, pipeline: this.pipeline };
    if (step.right.kind === 'identifier') return readMember(members, step, step.right, this.#uncalled(left));
    const args = this.#arguments(step.right);
    return callMember(members, step.operator, step.right, this.#uncalled(left), args);
  }

  /** A single list stands for its items. */
  #arguments(call: CallNode): readonly ScriptValue[] {
    const args = call.args.map((arg) => this.#argument(arg));
    const [only] = args;
    return args.length === 1 && only?.type === 'list' ? only.items : args;
  }

  #argument(node: Expression): ScriptValue {
    const operand = this.#evaluate(node);
    if (operand.kind === 'call') return this.#asArgument(this.#callGlobal(operand.call, operand.args));
    return this.#asArgument(this.#uncalled(operand));
  }

  /** Names are looked up; a global call stays one that has not been made. */
  #uncalled(operand: Operand): Value {
    switch (operand.kind) {
      case 'value':
        return operand.value;
      case 'name':
        return this.#scope.resolve(operand.node);
      case 'call':
        return { type: 'deferred', call: operand.call };
    }
  }

  /** Nothing accepts what Go's own methods give; any value without a use of its own says the same. */
  #asArgument(value: Value): ScriptValue {
    return value.type === 'opaque' ? opaqueArgument(value.goType) : value;
  }

  #callGlobal(call: CallNode, args: readonly ScriptValue[]): Value {
    const callee = this.#scope.get(call.name);
    if (callee === undefined) return this.#failAt(call, `no global function "${call.name}" defined`);
    if (callee.type !== 'opaque' || callee.goType !== TIME_FUNCTION)
      return this.#failAt(call, notCallable(call, callee, args));
    const result = timeDimension(call.name, args);
    return result.ok ? result.value : this.#failAt(call, result.error);
  }

  #failAt(call: CallNode, message: string): never {
    return fail(withPosition(this.#script, call.position, message), call.nameRange);
  }
}

const TIME_FUNCTION = 'func(time.Duration, ...time.Duration) (kapacitor.TimeDimension, error)';

/** A variable called as if it were a function. */
function notCallable(call: CallNode, callee: Value, args: readonly ScriptValue[]): string {
  const detail =
    callee.type === 'deferred'
      ? `reflect: Call with too ${args.length < 1 ? 'few' : 'many'} input arguments`
      : `reflect: call of reflect.Value.Call on ${goKind(goType(callee))} Value`;
  return `error calling func "${call.name}" on obj <nil>: ${detail}`;
}

function goKind(type: string): string {
  if (type.startsWith('*')) return 'ptr';
  if (type.startsWith('[]')) return 'slice';
  return type === 'time.Duration' ? 'int64' : type;
}

function description({ comment }: DeclarationNode | TypeDeclarationNode): string {
  return (comment?.lines ?? []).map((line) => line ?? '\n').join('\n');
}
