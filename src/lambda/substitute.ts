import { spend } from '../text/budget';
import type { Expression, IdentifierNode } from '../tickscript/ast';
import { foldOperators } from '../tickscript/walk';

/**
 * Puts something else in the place of every identifier of an expression (Kapacitor tick/eval.go resolveIdents, v1.8).
 * Function names and references are none; lists and inlined lambdas are already resolved. `replace` may throw.
 */
export function substitute(node: Expression, replace: (identifier: IdentifierNode) => Expression): Expression {
  spend(1);
  switch (node.kind) {
    case 'identifier':
      return replace(node);
    case 'unary':
      return { ...node, operand: substitute(node.operand, replace) };
    case 'binary':
      return foldOperators(
        node,
        (leftmost) => substitute(leftmost, replace),
        (left, operator): Expression => ({ ...operator, left, right: substitute(operator.right, replace) }),
      );
    case 'call':
      return { ...node, args: node.args.map((arg) => substitute(arg, replace)) };
    default:
      return node;
  }
}
