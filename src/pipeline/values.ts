/** Values of a script, how Kapacitor names them, and how they become part of an expression. */
import { goTypeOf } from '../definition/go-types';
import type { ScriptValue } from '../definition/value';
import { formatFloatG } from '../go/strconv/strconv';
import { durationString } from '../go/time/time';
import type { Expression, IdentifierNode, ListNode, Literal } from '../tickscript/ast';
import { debugText } from '../tickscript/debug-text';
import { formatExpression } from '../tickscript/format';
import { fail } from './failure';

/** What can stand in a variable: also what calls of Go's own methods give (`|wants()`), of no use in a script. */
export type Value = ScriptValue | { readonly type: 'opaque'; readonly goType: string };

/** A Go nil. */
export const NIL: Value = { type: 'opaque', goType: '<nil>' };

/** Types as a script and JSON vars name them (Kapacitor tick/ast/types.go, v1.8). */
export const VAR_TYPES = ['int', 'float', 'bool', 'string', 'regex', 'duration', 'lambda', 'list', 'star'] as const;
export type VarType = (typeof VAR_TYPES)[number];

export function isVarType(name: string): name is VarType {
  return VAR_TYPES.some((type) => type === name);
}

/** `undefined`: the value has no type that a var can have. */
export function varTypeOf(value: Value): VarType | undefined {
  return isVarType(value.type) ? value.type : undefined;
}

/** As messages say it. The type of bool values is `boolean` there. */
export function typeWord(type: VarType | undefined): string {
  if (type === undefined) return 'invalid type';
  return type === 'bool' ? 'boolean' : type;
}

export function goType(value: Value): string {
  return value.type === 'opaque' ? value.goType : goTypeOf(value);
}

/** Whether Go looks for members on it: pointers have some, also when none of them is of use in a script. */
export function isPointer(value: Value): boolean {
  return goType(value).startsWith('*');
}

/** An object without members under a Go type. */
export function opaqueArgument(type: string): ScriptValue {
  const object = {
    goType: type,
    get root() {
      return object;
    },
    hasProperty: () => false,
    setProperty: () => undefined,
    getProperty: () => undefined,
  };
  return { type: 'object', object };
}

/** The value that a literal is. */
export function valueOfLiteral(node: Literal): ScriptValue {
  switch (node.kind) {
    case 'number':
      return typeof node.value === 'bigint' ? { type: 'int', value: node.value } : { type: 'float', value: node.value };
    case 'string':
      return { type: 'string', value: node.value };
    case 'bool':
      return { type: 'bool', value: node.value };
    case 'duration':
      return { type: 'duration', value: node.value, literal: node.literal };
    case 'regex':
      return { type: 'regex', pattern: node.pattern, literal: node.literal };
    case 'star':
      return { type: 'star' };
  }
}

/** The value in an identifier's place (tick/ast/types.go ValueToLiteralNode, v1.8). */
export function literalOf(value: Value, at: IdentifierNode): Expression {
  const { range, position } = at;
  switch (value.type) {
    case 'int':
    case 'float':
      return { kind: 'number', value: value.value, base: 10, range, position };
    case 'string':
      return { kind: 'string', value: value.value, tripleQuotes: false, range, position };
    case 'bool':
      return { kind: 'bool', value: value.value, range, position };
    case 'duration':
      return { kind: 'duration', value: value.value, literal: '', range, position };
    case 'regex':
      return { kind: 'regex', pattern: value.pattern, literal: '', range, position };
    case 'lambda':
      return { kind: 'lambda', expression: value.value.node.expression, range, position };
    case 'star':
      return { kind: 'star', range, position };
    case 'list':
      return { kind: 'list', items: value.items.map((item) => listItemOf(item, at)), range, position };
    default:
      return fail(`unsupported literal type ${goType(value)}`, range);
  }
}

/** An expression refuses lists whatever is in them, so that only what cannot be a literal at all matters. */
function listItemOf(value: ScriptValue, at: IdentifierNode): ListNode['items'][number] {
  const literal = literalOf(value, at);
  const { range, position } = at;
  if (literal.kind === 'string' || literal.kind === 'star') return literal;
  return { kind: 'identifier', name: formatExpression(literal), range, position };
}

/** Go's `%v`, as far as it can be said without Go's addresses. */
export function valueText(value: Value, script: string): string {
  switch (value.type) {
    case 'int':
      return value.value.toString();
    case 'float':
      return formatFloatG(value.value);
    case 'bool':
      return String(value.value);
    case 'string':
      return value.value;
    case 'duration':
      return durationString(value.value);
    case 'regex':
      return value.pattern;
    case 'list':
      return `[${value.items.map((item) => valueText(item, script)).join(' ')}]`;
    case 'reference':
      return debugText(value.node, script);
    case 'lambda':
      return debugText(value.value.node, script);
    default:
      return goType(value);
  }
}
