/** Why an alert had its level: its level expressions with their parts, for what the node received at one moment. */
import type { Lambda } from '../definition/value';
import { formatFloatShortest, quote } from '../go/strconv/strconv';
import { durationString, formatRFC3339Nano } from '../go/time/time';
import { GoInt } from '../go/value';
import type { Message } from '../kapacitor/record/trace';
import type { Task } from '../kapacitor/server/task';
import type { Environment } from '../lambda/environment';
import { type ExplainedPart, explain } from '../lambda/explain';
import type { Scope } from '../lambda/scope';
import { Duration, LambdaError, type LambdaValue, MISSING, Time } from '../lambda/value';
import { DefinedNode } from '../nodes/define';
import type { BatchPoint } from '../points/point';
import type { ExplainedNode, Explanation } from './api';

const PROPERTIES = ['crit', 'critReset', 'warn', 'warnReset', 'info', 'infoReset'] as const;

/** Empty where the node is no alert, or its messages were not kept. */
export function explainLevel(
  tasks: readonly Task[],
  at: number,
  taskId: string,
  nodeName: string,
): readonly Explanation[] {
  const runner = tasks.find(({ id }) => id === taskId)?.runner;
  const node = runner?.runnerNamed(nodeName);
  if (runner === undefined || !(node?.node instanceof DefinedNode)) return [];
  const entry = node.trace?.entriesAt(at)?.findLast(({ type }) => type === 'received');
  if (entry?.type !== 'received') return [];
  const { options } = node.node;
  const lambdas = PROPERTIES.flatMap((property) => {
    const lambda: unknown = Reflect.get(options, property);
    return isLambda(lambda) ? [{ property, lambda }] : [];
  });
  const point = decidingPoint(
    entry.message,
    lambdas.map(({ lambda }) => lambda),
    runner.environment,
  );
  if (point === undefined) return [];
  return lambdas.map(({ property, lambda }) => ({
    property,
    root: explained(lambda, scopeOf(point), runner.environment),
  }));
}

function isLambda(value: unknown): value is Lambda {
  return typeof value === 'object' && value !== null && 'node' in value;
}

/** Of a batch, the first point for which the highest level holds; else its last. */
function decidingPoint(message: Message, lambdas: readonly Lambda[], environment: Environment): BatchPoint | undefined {
  if (!('points' in message)) return message;
  for (const { node } of lambdas) {
    const found = message.points.find((point) => {
      const explanation = explain(node.expression, scopeOf(point), environment);
      return explanation.ok && explanation.value.result === true;
    });
    if (found !== undefined) return found;
  }
  return message.points.at(-1);
}

function scopeOf({ fields, tags, time }: BatchPoint): Scope {
  return { fields, tags, time, computed: undefined };
}

function explained({ node }: Lambda, scope: Scope, environment: Environment): ExplainedNode {
  const explanation = explain(node.expression, scope, environment);
  if (!explanation.ok) return { text: 'lambda', type: '', error: explanation.error, children: [] };
  const { root, result } = explanation.value;
  const top = explainedNode(root);
  // An error of the whole says more than that of a part.
  return result instanceof LambdaError ? { ...top, error: result.message } : top;
}

function explainedNode({ text, type, value, error, children }: ExplainedPart): ExplainedNode {
  return {
    text,
    type: type ?? '',
    ...(value === undefined ? {} : { value: valueText(value) }),
    ...(error === undefined ? {} : { error }),
    children: children.map(explainedNode),
  };
}

function valueText(value: LambdaValue): string {
  if (value === MISSING) return 'missing';
  if (value === null) return 'nil';
  if (typeof value === 'number') return formatFloatShortest(value);
  if (typeof value === 'string') return quote(value);
  if (value instanceof GoInt) return String(value.value);
  if (value instanceof Duration) return durationString(value.ns);
  if (value instanceof Time) return formatRFC3339Nano(value.ns);
  return typeof value === 'object' ? `/${value.source}/` : String(value);
}
