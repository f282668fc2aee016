/** Numbers that count in a unit, where a duration is compared with them. */
import type { BinaryNode } from '../../../tickscript/ast';
import { formatDuration } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { written } from '../../hints/hint';
import { givenValue, type LambdaUse, type ModelNode, propertyCall, type ScriptModel, textValue } from '../../model';
import { type QuickFix, replaced } from '../finding';

const SECOND = 1_000_000_000n;

/** `"elapsed" > 5m` behind `|elapsed('v', 1s)`, where 300 is meant. */
export function inUnits(
  { left, right, operator }: BinaryNode,
  use: LambdaUse,
  { model, text }: ScriptAnalysis,
): { readonly plain: string; readonly fix?: QuickFix } | undefined {
  const [number, duration] = right.kind === 'duration' ? [left, right] : [right, left];
  if (duration.kind !== 'duration') return undefined;
  const [one, two] = [written(text, number), written(text, duration)];
  const unit = number.kind === 'reference' ? unitOf(number.name, use.step.receiver.node, model) : undefined;
  if (unit === undefined || unit <= 0n) {
    return { plain: `${one} is a number in its unit, ${two} is a duration: compare it with a number.` };
  }
  const count = countOf(duration.value, unit);
  const better = number === left ? `${one} ${operator} ${count}` : `${count} ${operator} ${one}`;
  return {
    plain: `${one} counts in ${formatDuration(unit)}, ${two} is a duration: write ${better}.`,
    fix: replaced(duration.range, count),
  };
}

/** Of a field that `elapsed` or `stateDuration` made, there or in front of it. */
function unitOf(name: string, from: ModelNode, model: ScriptModel): bigint | undefined {
  for (let node: ModelNode | undefined = from; node !== undefined; node = node.parents[0]) {
    const isElapsed = node.method === 'elapsed';
    if (!isElapsed && node.method !== 'stateDuration') continue;
    const own = textValue(model, propertyCall(node, 'as')?.args[0]) ?? (isElapsed ? 'elapsed' : 'state_duration');
    if (own !== name) continue;
    const given = isElapsed ? node.call?.args[1] : propertyCall(node, 'unit')?.args[0];
    const value = givenValue(model, given);
    if (value?.kind === 'duration') return value.value;
    return given === undefined && !isElapsed ? SECOND : undefined;
  }
  return undefined;
}

/** `300`, `1.5`. */
function countOf(duration: bigint, unit: bigint): string {
  return duration % unit === 0n ? String(duration / unit) : String(Number(duration) / Number(unit));
}
