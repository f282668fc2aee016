/** Where two runs went apart first. */
import { LEVELS } from '../alert/level';
import { formatFloatShortest, quote } from '../go/strconv/strconv';
import { durationString } from '../go/time/time';
import { GoDuration } from '../go/value';
import type { Run } from '../kapacitor/record/run-model';
import type { Message } from '../kapacitor/record/trace';
import type { NodeRunner } from '../kapacitor/server/node-runner';
import type { Task } from '../kapacitor/server/task';
import { sortedNames } from '../points/fields';
import type { BatchPoint } from '../points/point';
import type { FieldValue } from '../points/value';
import { spend } from '../text/budget';
import { matchNodes } from './match-nodes';

export interface Divergence {
  /** Index of the point. */
  readonly at: number;
  readonly task: string;
  /** Names of the node in either run; one of them without a partner. */
  readonly first?: string;
  readonly second?: string;
  /** What the node gave there in either run; '' for nothing. */
  readonly firstText: string;
  readonly secondText: string;
}

export interface Ran {
  readonly run: Run;
  readonly tasks: readonly Task[];
  /** Nothing of it was left out. */
  readonly isWhole: boolean;
}

/** The earliest point, and then the first node in the order of the graph. */
export function firstDivergence(
  first: Ran,
  second: Ran,
  pairs: readonly (readonly [Task, Task])[],
): Divergence | undefined {
  let found: Divergence | undefined;
  for (const [left, right] of pairs) {
    for (const pair of matchNodes(left.runner?.runners ?? [], right.runner?.runners ?? [])) {
      const own = pair.first === undefined ? [] : outputOf(first.run, left.id, pair.first);
      const other = pair.second === undefined ? [] : outputOf(second.run, right.id, pair.second);
      const isAlone = pair.first === undefined || pair.second === undefined;
      const index = isAlone ? 0 : firstDifference(own, other);
      if (index === undefined) continue;
      const at = Math.min(own[index]?.at ?? END, other[index]?.at ?? END);
      if (found !== undefined && found.at <= at) continue;
      found = {
        at: at === END ? -1 : at,
        task: left.id,
        ...(pair.first === undefined ? {} : { first: pair.first.nodeName }),
        ...(pair.second === undefined ? {} : { second: pair.second.nodeName }),
        firstText: own[index]?.text ?? '',
        secondText: other[index]?.text ?? '',
      };
    }
  }
  return found;
}

const END = Number.POSITIVE_INFINITY;

interface Given {
  readonly at: number;
  readonly text: string;
}

function firstDifference(first: readonly Given[], second: readonly Given[]): number | undefined {
  const longer = Math.max(first.length, second.length);
  for (let index = 0; index < longer; index++) {
    if (first[index]?.at !== second[index]?.at || first[index]?.text !== second[index]?.text) return index;
  }
  return undefined;
}

/** What a node emitted; of an alert what it decided, whether it was sent or not. */
function outputOf(run: Run, task: string, runner: NodeRunner): readonly Given[] {
  if (runner.node.definition.kind === 'alert') return decisionsOf(run, task, runner.nodeName);
  return (runner.trace?.entries ?? []).flatMap((entry) => {
    spend(1);
    return entry.type === 'emitted' ? [{ at: entry.at, text: messageText(entry.message) }] : [];
  });
}

function decisionsOf({ evaluations, events }: Run, task: string, node: string): readonly Given[] {
  const { alert, alerts, at, level, outcome, outcomes, event } = evaluations;
  const found: Given[] = [];
  for (let row = 0; row < evaluations.count; row++) {
    spend(1);
    const own = alerts[alert[row] ?? -1];
    if (own?.task !== task || own.node !== node) continue;
    const message = events[event[row] ?? -1]?.message;
    const words = [
      own.id,
      LEVELS[level[row] ?? 0],
      outcomes[outcome[row] ?? -1],
      ...(message === undefined ? [] : [message]),
    ];
    found.push({ at: at[row] ?? -1, text: words.join(' ') });
  }
  return found;
}

function messageText(message: Message): string {
  if (!('points' in message)) return `${message.name} ${pointText(message)}`;
  const points = message.points.map((point) => pointText(point));
  return [`${message.name} ${message.group} to ${message.tmax}`, ...points].join('\n');
}

function pointText({ time, tags, fields }: BatchPoint): string {
  spend(1);
  const own = [...tags.entries()].map(([tag, value]) => `${tag}=${value}`);
  const values = sortedNames(fields).map((name) => `${name}=${fieldText(fields.get(name) ?? null)}`);
  return `${[...own, ...values].join(' ')} ${time}`;
}

function fieldText(value: FieldValue): string {
  if (typeof value === 'number') return formatFloatShortest(value);
  if (typeof value === 'bigint') return `${value}i`;
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return String(value);
  return value instanceof GoDuration ? durationString(value.ns) : 'nil';
}
