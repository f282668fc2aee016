import type { Expression } from '../tickscript/ast';

/** Functions whose result has the unit of what they are given. */
const KEEPS_UNIT: ReadonlySet<string> = new Set(['float', 'int', 'abs', 'ceil', 'floor', 'trunc', 'max', 'min']);

/** Fields that an expression is made of without leaving their unit: `"now" - float("before")`, not `"a" / "b"`. */
export function namesOfSameUnit(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'lambda':
      return namesOfSameUnit(expression.expression);
    case 'reference':
      return [expression.name];
    case 'call':
      return KEEPS_UNIT.has(expression.name) ? expression.args.flatMap(namesOfSameUnit) : [];
    case 'binary': {
      const { operator, left, right } = expression;
      return operator === '+' || operator === '-' ? [left, right].flatMap(namesOfSameUnit) : [];
    }
    default:
      return [];
  }
}
