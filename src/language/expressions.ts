/** Walking expressions. */

import type { Range } from '../text/range';
import type { Expression, Program } from '../tickscript/ast';

/** An expression and everything in it, outside in, in no further order. */
export function everyExpression(root: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const waiting: Expression[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node);
    waiting.push(...partsOf(node));
  }
  return found;
}

/** What an expression is directly made of. */
function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
    case 'chain':
      return [node.left, node.right];
    case 'lambda':
      return [node.expression];
    case 'list':
      return node.items;
    default:
      return [];
  }
}

/** The expressions that statements are or hold. */
export function rootsOf(program: Program): readonly Expression[] {
  return program.statements.flatMap((statement): readonly Expression[] => {
    switch (statement.kind) {
      case 'declaration':
        return [statement.value];
      case 'typeDeclaration':
      case 'dbrp':
      case 'comment':
        return [];
      default:
        return [statement];
    }
  });
}

export function contains(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
