/** Walking expressions. */

import type { Expression, Program } from '../tickscript/ast';

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
