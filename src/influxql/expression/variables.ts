import type { InfluxExpression, VariableType } from '../syntax/ast';
import { operandsOf } from '../syntax/walk';

/** A name in an expression, with the type it is cast to. */
export interface Variable {
  readonly name: string;
  readonly type?: VariableType;
}

/** Every name that an expression refers to, in the order they stand. */
export function variablesIn(expression: InfluxExpression): readonly Variable[] {
  return operandsOf(expression).flatMap((part): readonly Variable[] => {
    if (part.kind === 'variable' || part.kind === 'distinct') return [part];
    return part.kind === 'call' ? part.args.flatMap(variablesIn) : [];
  });
}
