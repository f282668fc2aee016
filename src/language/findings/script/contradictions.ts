/** Conditions that no value meets, levels that are never reached, and resets that never come. */
import type { CallNode, Expression } from '../../../tickscript/ast';
import { everyExpression } from '../../../tickscript/walk';
import type { ScriptAnalysis } from '../../analysis';
import { written } from '../../hints/hint';
import { givenValue, type ModelNode, propertyCall } from '../../model';
import { type Finding, replaced } from '../finding';
import { LEVELS } from './levels';
import { areApart, isWithin, rangeOf } from './ranges';

export function contradictionFindings(analysis: ScriptAnalysis): readonly Finding[] {
  const seen = new Set<number>();
  const never = analysis.model.lambdas.flatMap(({ lambda }) => {
    if (seen.has(lambda.range.start)) return [];
    seen.add(lambda.range.start);
    return everyExpression(lambda.expression).flatMap((node) => neverTrue(node, analysis));
  });
  const levels = analysis.model.nodes.flatMap((node) => (node.method === 'alert' ? orderOf(node, analysis) : []));
  return [...never, ...levels];
}

/** `hour("time") >= 22 AND hour("time") < 6`. */
function neverTrue(node: Expression, { text, model }: ScriptAnalysis): readonly Finding[] {
  if (node.kind !== 'binary' || node.operator !== 'AND') return [];
  const right = rangeOf(node.right, text, model);
  const others = right === undefined ? [] : lastConjuncts(node.left);
  const other = others.find((each) => {
    const left = rangeOf(each, text, model);
    return left !== undefined && right !== undefined && areApart(left, right);
  });
  if (other === undefined) return [];
  const [one, two] = [written(text, other), written(text, node.right)];
  const operator = text.slice(node.left.range.end, node.right.range.start);
  const at = node.left.range.end + operator.indexOf('AND');
  const isWhole = other === node.left && operator.trim() === 'AND';
  return [
    {
      range: { start: other.range.start, end: node.right.range.end },
      severity: 'warning',
      code: 'always-false',
      plain: `This is never true: no value meets ${one} and ${two} at once. OR was probably meant.`,
      ...(isWhole ? { fix: replaced({ start: at, end: at + 3 }, 'OR') } : {}),
    },
  ];
}

/** What stands in a chain of ANDs: `a AND b AND c`. */
function lastConjuncts(node: Expression): readonly Expression[] {
  const found: Expression[] = [];
  let at: Expression = node;
  for (; at.kind === 'binary' && at.operator === 'AND' && found.length < 20; at = at.left) found.push(at.right);
  return [at, ...found];
}

interface Level {
  readonly name: string;
  readonly call: CallNode;
  readonly expression: Expression;
}

function levelOf(node: ModelNode, name: string, { model }: ScriptAnalysis): Level | undefined {
  const call = propertyCall(node, name);
  const lambda = givenValue(model, call?.args[0]);
  return call !== undefined && lambda?.kind === 'lambda' ? { name, call, expression: lambda.expression } : undefined;
}

function orderOf(node: ModelNode, analysis: ScriptAnalysis): readonly Finding[] {
  const { text, model } = analysis;
  const levels = LEVELS.flatMap((name) => levelOf(node, name, analysis) ?? []);
  const found: Finding[] = [];
  for (const [index, lower] of levels.entries()) {
    const own = rangeOf(lower.expression, text, model);
    const higher = levels.slice(index + 1).find((each) => {
      const above = rangeOf(each.expression, text, model);
      return own !== undefined && above !== undefined && isWithin(own, above);
    });
    if (higher === undefined) continue;
    found.push({
      range: lower.call.range,
      severity: 'warning',
      code: 'level-order',
      plain: `This alert never has the level ${lower.name}: wherever ${written(text, lower.expression)} is true, ${written(text, higher.expression)} of .${higher.name}() is as well, and the higher level wins.`,
      ...exchanged(lower, higher, text),
    });
  }
  for (const level of levels) {
    const reset = levelOf(node, `${level.name}Reset`, analysis);
    const [own, ends] = [rangeOf(level.expression, text, model), reset && rangeOf(reset.expression, text, model)];
    if (reset === undefined || own === undefined || ends === undefined || !isWithin(ends, own)) continue;
    found.push({
      range: reset.call.range,
      severity: 'warning',
      code: 'level-order',
      plain: `This never ends ${level.name}: where ${written(text, reset.expression)} is true, ${written(text, level.expression)} is as well, and the level stays. A reset is true where the level is not.`,
    });
  }
  return found;
}

/** Both conditions in each other's place. */
function exchanged(lower: Level, higher: Level, text: string): Pick<Finding, 'fix'> {
  const [one, two] = [lower.call.args[0], higher.call.args[0]];
  if (one?.kind !== 'lambda' || two?.kind !== 'lambda' || sameText(lower, higher, text)) return {};
  return {
    fix: {
      title: `Exchange the conditions of ${lower.name} and ${higher.name}`,
      edits: [
        { range: one.range, text: written(text, two) },
        { range: two.range, text: written(text, one) },
      ],
    },
  };
}

function sameText(lower: Level, higher: Level, text: string): boolean {
  return written(text, lower.expression) === written(text, higher.expression);
}
