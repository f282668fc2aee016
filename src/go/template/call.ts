import { GoComplex, GoDuration, GoInt, stringValue, typeName } from '../value';
import { BUILTINS } from './builtins';
import { CallError, type ParameterType, refusal, type TemplateFunction } from './function';
import { type Node, type NumberNode, nodeText, type Operand } from './nodes';
import { concrete, Interface, isTrue, type Reflected } from './reflect';

/** No argument comes from a pipe. (A missing value can come from one.) */
export const NOTHING: unique symbol = Symbol('nothing');
export type Final = Reflected | typeof NOTHING;

/** What a call asks of the execution that it stands in. */
export interface ArgumentScope {
  /** The node that an error would be reported at, as Go's state.node. */
  node: Node | undefined;
  /** The value of an operand that is no constant. */
  operand(dot: Reflected, operand: Operand): Reflected;
  fail(message: string): never;
}

/**
 * Calls a function or a method. `operands` are those of the command, the function's name first (or none at all);
 * `node` is what an error of the call is reported at.
 */
export function call(
  execution: ArgumentScope,
  dot: Reflected,
  callee: TemplateFunction,
  node: Node,
  name: string,
  operands: readonly Operand[],
  final: Final,
): Reflected {
  const args = operands.slice(1);
  checkCount(execution, callee, name, args.length, final);
  const refused = refusal(name, callee.results);
  if (refused !== undefined) execution.fail(refused);
  const builtin = BUILTINS.get(name);
  if (builtin === callee && (name === 'and' || name === 'or')) return shortCircuit(execution, dot, name, args, final);
  const values = args.map((arg, i) => argument(execution, dot, parameterType(callee, i), arg));
  if (final !== NOTHING) values.push(assigned(execution, final, parameterType(callee, args.length)));
  const result =
    builtin === callee && name === 'call' ? callValue(calleeText(args, final), values) : callee.call(values);
  if (!(result instanceof CallError)) return result;
  execution.node = node;
  return execution.fail(`error calling ${name}: ${result.message}`);
}

function checkCount(
  execution: ArgumentScope,
  callee: TemplateFunction,
  name: string,
  count: number,
  final: Final,
): void {
  const given = final === NOTHING ? count : count + 1;
  const { length } = callee.parameters;
  if (callee.isVariadic) {
    if (given < length - 1) {
      execution.fail(`wrong number of args for ${name}: want at least ${length - 1} got ${count}`);
    }
  } else if (given !== length) {
    execution.fail(`wrong number of args for ${name}: want ${length} got ${given}`);
  }
}

function parameterType(callee: TemplateFunction, at: number): ParameterType {
  return callee.parameters[at] ?? callee.parameters.at(-1) ?? 'interface {}';
}

/** `and` and `or` give the first argument that decides, without looking at the others, or the last one. */
function shortCircuit(
  execution: ArgumentScope,
  dot: Reflected,
  name: 'and' | 'or',
  args: readonly Operand[],
  final: Final,
): Reflected {
  let value: Reflected;
  for (const arg of args) {
    value = argument(execution, dot, 'reflect.Value', arg);
    if (isTrue(value) === (name === 'or')) return value;
  }
  return final === NOTHING ? value : final;
}

/** `call`: no value that templates here can have is a function. */
function callValue(name: string, [callee]: readonly Reflected[]): CallError {
  const value = concrete(callee);
  return new CallError(value === undefined ? 'call of nil' : `non-function ${name} of type ${typeName(value)}`);
}

/** How `call` names what it calls: as written, or, piped in, as reflection prints it. */
function calleeText([first]: readonly Operand[], final: Final): string {
  if (first !== undefined) return nodeText(first);
  if (final === NOTHING || final === undefined) return '<invalid Value>';
  const value = concrete(final) ?? null;
  return stringValue(value) ?? `<${typeName(value)} Value>`;
}

function argument(execution: ArgumentScope, dot: Reflected, type: ParameterType, operand: Operand): Reflected {
  execution.node = operand;
  switch (operand.kind) {
    case 'nil':
      if (canBeNil(type)) return undefined;
      return execution.fail(`cannot assign nil to ${type}`);
    case 'bool':
    case 'string':
    case 'number':
      return typedConstant(execution, type, operand);
    default:
      return assigned(execution, execution.operand(dot, operand), type);
  }
}

function canBeNil(type: ParameterType): boolean {
  return type === 'reflect.Value' || type === 'interface {}' || type === '[]uint8' || type === '*time.Location';
}

/** The value as one of the type, or the end of the execution. */
function assigned(execution: ArgumentScope, value: Reflected, type: ParameterType): Reflected {
  if (type === 'reflect.Value') return value;
  if (value === undefined) {
    return canBeNil(type) ? undefined : execution.fail(`invalid value; expected ${type}`);
  }
  if (type === 'interface {}') return concrete(value);
  const inside = concrete(value);
  if (inside !== undefined && typeName(inside) === type) return inside;
  const found = inside === undefined ? (value instanceof Interface ? 'interface {}' : type) : typeName(inside);
  return execution.fail(`wrong type for value; expected ${type}; got ${found}`);
}

type Constant = Extract<Operand, { kind: 'bool' | 'string' | 'number' }>;

/** A constant where a type is asked for. */
function typedConstant(execution: ArgumentScope, type: ParameterType, operand: Constant): Reflected {
  switch (type) {
    case 'reflect.Value':
    case 'interface {}':
      return constantOf(execution, operand);
    case 'string':
      return operand.kind === 'string' ? operand.value : execution.fail(`expected string; found ${nodeText(operand)}`);
    case 'int':
    case 'time.Duration':
      if (operand.kind !== 'number' || operand.int === undefined) {
        return execution.fail(`expected integer; found ${nodeText(operand)}`);
      }
      return type === 'int' ? new GoInt(operand.int) : new GoDuration(operand.int);
    default:
      return execution.fail(`can't handle ${nodeText(operand)} for arg of type ${type}`);
  }
}

/** The value of a constant where no type is asked for. */
export function constantOf(execution: ArgumentScope, operand: Constant): Reflected {
  execution.node = operand;
  return operand.kind === 'number' ? idealConstant(execution, operand) : operand.value;
}

/** The syntax of a number says its type, as in Go: a point or an exponent makes a float. */
function idealConstant(execution: ArgumentScope, { text, int, uint, float, complex }: NumberNode): Reflected {
  if (complex !== undefined) return new GoComplex(complex.real, complex.imaginary);
  const isHexInteger = /^0[xX][^pP]*$/.test(text) && text.length > 2;
  if (float !== undefined && !isHexInteger && !text.startsWith("'") && /[.eEpP]/.test(text)) return float;
  if (int !== undefined) return new GoInt(int);
  return uint === undefined ? undefined : execution.fail(`${text} overflows int`);
}
