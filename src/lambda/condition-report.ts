import type { Range } from '../text/range';
import type { BinaryNode, Expression } from '../tickscript/ast';
import type { CompiledLambda } from './compile';
import { type ComparisonReport, comparisonReport, type Tally } from './seen';

/** A condition that was asked, and was never true. Plain data. */
export interface UnmetCondition extends Readonly<Tally> {
  /** `crit`, `where`. */
  readonly name: string;
  /** Of the expression; of a variable's where the script has it from there. */
  readonly range: Range;
  readonly comparisons: readonly ComparisonReport[];
  /** It is nothing but such comparisons, joined by AND. */
  readonly isWhole: boolean;
}

/** `undefined`: it was true at least once, or never asked. */
export function unmetCondition(name: string, lambda: CompiledLambda): UnmetCondition | undefined {
  const { tally, seen, expression } = lambda;
  if (tally.tested === 0 || tally.met > 0) return undefined;
  const parts = conjuncts(expression);
  const nodes = parts.flatMap(alternatives).filter((part): part is BinaryNode => part.kind === 'binary');
  const comparisons = nodes.flatMap((node) => {
    const own = seen.get(node);
    return own === undefined ? [] : comparisonReport(node, own);
  });
  return {
    ...tally,
    name,
    range: expression.range,
    comparisons,
    isWhole: comparisons.length === parts.length && nodes.length === parts.length,
  };
}

/** Of `a OR b` both, and what each of them asks. */
function alternatives(node: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const waiting = [node];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.kind === 'binary' && (part.operator === 'OR' || part.operator === 'AND'))
      waiting.push(part.right, part.left);
    else found.push(part);
  }
  return found;
}

/** What all has to be true. Vars may put one expression into many places, where it is true or not all the same. */
export function conjuncts(node: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const seen = new Set<Expression>();
  const waiting = [node];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (part.kind === 'lambda') waiting.push(part.expression);
    else if (part.kind === 'binary' && part.operator === 'AND') waiting.push(part.right, part.left);
    else found.push(part);
  }
  return found;
}
