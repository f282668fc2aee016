/** What the numbers of the sample points do to an expression or a node: zeros that divide, counters that start anew. */
import type { Schema } from '../../../nodes/shape/schema';
import { counted } from '../../../text/counted';
import type { BinaryNode, Expression, ReferenceNode } from '../../../tickscript/ast';
import { referenceLiteral } from '../../../tickscript/literals';
import { everyExpression } from '../../../tickscript/walk';
import type { ScriptAnalysis } from '../../analysis';
import { written } from '../../hints/hint';
import { type LambdaUse, type ModelNode, propertyCall, textValue } from '../../model';
import { gapBehind } from '../../own-line';
import { type Finding, inserted, replaced } from '../finding';

export function numberFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return [
    ...analysis.model.lambdas.flatMap((use) => zeroDivisions(use, analysis)),
    ...analysis.model.nodes.flatMap((node) => counterResets(node, analysis)),
  ];
}

/** `"errors" / float("total")`, where total is 0 at some points. Of integers Kapacitor says so itself: it dies. */
function zeroDivisions(use: LambdaUse, analysis: ScriptAnalysis): readonly Finding[] {
  const { step, argument, lambda } = use;
  const all = everyExpression(lambda.expression);
  const divisions = all.filter((node): node is BinaryNode => node.kind === 'binary' && node.operator === '/');
  if (divisions.length === 0) return [];
  const schema = analysis.schemas.input(step.result.node, step.chain.operator === '|' ? argument : undefined);
  return divisions.flatMap((node): readonly Finding[] => {
    const divisor = dividesBy(node.right);
    if (divisor === undefined || analysis.schemas.typesFor(schema).one(node) !== 'float') return [];
    const zeros = zerosOf(divisor.name, schema);
    if (zeros.of === 0 || isGuarded(divisor.name, use, analysis)) return [];
    const name = referenceLiteral(divisor.name);
    const better = `if(${name} == 0, 0.0, ${written(analysis.text, node)})`;
    return [
      {
        range: node.range,
        severity: 'warning',
        code: 'zero-division',
        plain: `${divisor.name} is 0 on ${zeros.of} of ${counted(zeros.all, 'point')}: a float divided by 0 is +Inf, which is above every threshold (0 / 0 is NaN, which is above and below none). Write ${better}.`,
        fix: replaced(node.range, better),
      },
    ];
  });
}

function dividesBy(node: Expression): ReferenceNode | undefined {
  if (node.kind === 'reference') return node;
  if (node.kind !== 'call' || node.name !== 'float') return undefined;
  const [only] = node.args;
  return only?.kind === 'reference' ? only : undefined;
}

function zerosOf(name: string, { series, raw }: Schema): { readonly of: number; readonly all: number } {
  if (!raw) return { of: 0, all: 0 };
  const fields = series.flatMap(({ fields }) => fields.get(name) ?? []);
  return {
    of: fields.reduce((sum, { zeros = 0 }) => sum + zeros, 0),
    all: fields.reduce((sum, { points }) => sum + points, 0),
  };
}

/** What is compared with something there, or in front of it, is thought of. */
function isGuarded(name: string, { step, lambda }: LambdaUse, { model }: ScriptAnalysis): boolean {
  const before = new Set<ModelNode>();
  for (let at: ModelNode | undefined = step.receiver.node; at !== undefined; at = at.parents[0]) before.add(at);
  const lambdas = model.lambdas.filter((use) => before.has(use.step.result.node)).map((use) => use.lambda);
  return [lambda, ...lambdas].some(({ expression }) =>
    everyExpression(expression).some(
      (node) =>
        node.kind === 'binary' &&
        /^(?:[<>]=?|[!=]=)$/.test(node.operator) &&
        [node.left, node.right].some((side) => dividesBy(side)?.name === name),
    ),
  );
}

/** `|derivative('bytes')` of a counter that falls to the beginning again. */
function counterResets(node: ModelNode, { schemas, model, text }: ScriptAnalysis): readonly Finding[] {
  const { method, call } = node;
  if (method !== 'derivative' || call === undefined || propertyCall(node, 'nonNegative') !== undefined) return [];
  const name = textValue(model, call.args[0]);
  const { series, raw } = schemas.input(node);
  if (name === undefined || !raw) return [];
  const resets = series.reduce((sum, { fields }) => sum + (fields.get(name)?.resets ?? 0), 0);
  if (resets === 0) return [];
  return [
    {
      range: call.nameRange,
      severity: 'info',
      code: 'counter-reset',
      plain: `${name} rises, and falls back ${counted(resets, 'time')}, as a counter does that starts anew: the derivative is far below 0 there. .nonNegative() leaves such a point out.`,
      fix: inserted(call.range.end, `${gapBehind(text, node.properties[0] ?? call)}.nonNegative()`),
    },
  ];
}
