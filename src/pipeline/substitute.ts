/** Expressions of a script with its variables put in their places (Kapacitor tick/eval.go resolveIdents, v1.8). */
import type { Expression } from '../tickscript/ast';
import type { Scope } from './scope';
import { literalOf } from './values';

/** Function names and references stay; what a list or an inlined lambda holds is already resolved. */
export function substituteAll(node: Expression, scope: Scope): Expression {
  switch (node.kind) {
    case 'identifier':
      return literalOf(scope.resolve(node), node);
    case 'unary':
      return { ...node, operand: substituteAll(node.operand, scope) };
    case 'binary':
      return { ...node, left: substituteAll(node.left, scope), right: substituteAll(node.right, scope) };
    case 'call':
      return { ...node, args: node.args.map((arg) => substituteAll(arg, scope)) };
    default:
      return node;
  }
}
