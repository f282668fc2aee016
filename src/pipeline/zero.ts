/** What a declared var holds while a template is looked at. Kapacitor tick/ast/types.go ZeroValue, v1.8. */
import type { ScriptValue } from '../definition/value';
import type { Expression, LambdaNode } from '../tickscript/ast';
import { foldOperators } from '../tickscript/walk';
import type { VarType } from './values';

const RANGE = { start: 0, end: 0 };

/** In place of Go's nil; nothing evaluates it, as a template is never started. */
const NO_EXPRESSION: Expression = { kind: 'bool', value: false, range: RANGE, position: 0 };
const NO_LAMBDA: LambdaNode = { kind: 'lambda', expression: NO_EXPRESSION, range: RANGE, position: 0 };

const ZEROS: Readonly<Record<VarType, ScriptValue>> = {
  int: { type: 'int', value: 0n },
  float: { type: 'float', value: 0 },
  bool: { type: 'bool', value: false },
  string: { type: 'string', value: '' },
  duration: { type: 'duration', value: 0n, literal: '' },
  regex: { type: 'regex', pattern: '', literal: '' },
  lambda: { type: 'lambda', value: { node: NO_LAMBDA } },
  list: { type: 'list', items: [] },
  star: { type: 'star' },
};

/**
 * Whether a default has the nil of a declared lambda or regex in it: the server's request handler breaks on it when it
 * lists the vars of the template, which is there all the same.
 */
export function holdsNil(value: ScriptValue): boolean {
  switch (value.type) {
    case 'lambda':
      return hasNil(value.value.node);
    case 'regex':
      return value.pattern === '';
    case 'list':
      return value.items.some(holdsNil);
    default:
      return false;
  }
}

function hasNil(node: Expression): boolean {
  switch (node.kind) {
    case 'lambda':
      return node.expression === NO_EXPRESSION || hasNil(node.expression);
    // Two slashes begin a comment, so that no script has an empty one.
    case 'regex':
      return node.pattern === '';
    case 'unary':
      return hasNil(node.operand);
    case 'binary':
      return foldOperators(node, hasNil, (left, { right }) => left || hasNil(right));
    case 'call':
      return node.args.some(hasNil);
    default:
      return false;
  }
}

export function zeroOf(type: VarType): ScriptValue {
  return ZEROS[type];
}
