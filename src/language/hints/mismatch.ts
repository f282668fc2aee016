/** Operators between values of types that do not go together. */
import type { Advice } from './hint';

export const MISMATCH = /mismatched type to binary operator\. got (\w+) (\S+) (\w+)/;

export function mismatchAdvice([, left, operator, right]: RegExpExecArray): Advice {
  return {
    code: 'type-mix',
    plain: `${left} ${operator} ${right} does not exist: convert one side, for example with float() or string().`,
  };
}
