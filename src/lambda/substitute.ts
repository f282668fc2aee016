import type { Expression, IdentifierNode } from '../tickscript/ast';

/**
 * Puts something else in the place of every identifier of an expression (Kapacitor tick/eval.go resolveIdents, v1.8).
 * Function names and references are none; lists and inlined lambdas are already resolved. `replace` may throw.
 */
export function substitute(node: Expression, replace: (identifier: IdentifierNode) => Expression): Expression {
  switch (node.kind) {
    case 'identifier':
      return replace(node);
    case 'unary':
      return { ...node, operand: substitute(node.operand, replace) };
    case 'binary':
      return { ...node, left: substitute(node.left, replace), right: substitute(node.right, replace) };
    case 'call':
      return { ...node, args: node.args.map((arg) => substitute(arg, replace)) };
    default:
      return node;
  }
}
