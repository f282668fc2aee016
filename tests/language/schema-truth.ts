/** What the schema at each node says, against the points that the node really gave on. */

import { GoInt } from '../../src/go/value';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';
import type { Task } from '../../src/kapacitor/server/task';
import { analyseScript } from '../../src/language/analysis';
import { definitionOf, type ModelNode } from '../../src/language/model';
import type { Field, Schema, Tag } from '../../src/nodes/shape/schema';
import type { Batch, BatchPoint, Point } from '../../src/points/point';
import { type FieldValue, fieldType } from '../../src/points/value';
import type { Workspace } from '../../src/workspace/workspace';

export interface Compared {
  readonly file: string;
  /** The chain method; `stream` or `batch` for a source. */
  readonly method: string;
  readonly points: number;
  /** What the schema says of no point, or what a point has and the schema does not say. */
  readonly wrong: readonly string[];
  /** Something that only a run tells, though all was known of what comes in. */
  readonly unknown: readonly string[];
  /** Fields, tags and types that the schema says may be there, and that no point had. */
  readonly unseen: readonly string[];
}

/** Runs a workspace, and compares node by node. */
export function compareSchemas(workspace: Workspace): readonly Compared[] {
  const session = new RunSession(WHOLE, workspace, { trace: 'full', silence: 10_000_000_000n });
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // All points are fed in one go.
  }
  session.finish();
  for (const { runner } of session.tasks) runner?.end();
  return session.tasks.flatMap((task) => compareTask(workspace, task));
}

function compareTask(workspace: Workspace, task: Task): readonly Compared[] {
  const { file } = task;
  const analysis = analyseScript(workspace, file);
  if (analysis === undefined || task.runner === undefined) return [];
  return analysis.model.nodes.map((node) => {
    const messages = messagesOf(node, task);
    const schema = analysis.schemas.output(node);
    const points = messages.flatMap((message) => ('points' in message ? message.points : [message]));
    return {
      file,
      method: node.method,
      points: points.length,
      wrong: [...new Set(messages.flatMap((message) => wrongIn(message, schema)))],
      unknown: node.parents.some((parent) => isUnknown(analysis.schemas.output(parent))) ? [] : unknownIn(schema),
      unseen: unseenBy(points, schema),
    };
  });
}

function messagesOf(node: ModelNode, { runner }: Task): readonly (Point | Batch)[] {
  const kind = definitionOf(node)?.kind;
  const start = node.call?.nameRange.start ?? 0;
  // A deadman makes three nodes, of which the alert is the last.
  const running = runner?.runners.find(
    ({ node: { definition, range } }) => definition.kind === kind && range.start === start,
  );
  return (running?.trace?.entries ?? []).flatMap((entry) => (entry.type === 'emitted' ? [entry.message] : []));
}

function wrongIn(message: Point | Batch, schema: Schema): readonly string[] {
  const isBatch = 'points' in message;
  const wrong: string[] = [];
  if (isBatch !== (schema.edge === 'batch')) wrong.push(`edge is not ${schema.edge}`);
  if (!schema.measurements.includes(message.name) && !schema.open) wrong.push(`measurement ${message.name}`);
  wrong.push(...wrongGroup(message, schema));
  const points = isBatch ? message.points : [message];
  if (isBatch && points.length === 0 && !schema.emptyBatches) wrong.push('an empty batch');
  for (const point of points) wrong.push(...wrongFields(point, schema), ...wrongTags(point, schema));
  return wrong;
}

function wrongGroup(message: Point | Batch, { groups }: Schema): readonly string[] {
  const names = new Set('points' in message ? message.tags.names : message.dimensions.tagNames);
  const wrong = [...names].flatMap((name) => (groups.tags.has(name) || groups.open ? [] : [`grouped by ${name}`]));
  for (const [name, tag] of groups.tags) if (tag.everywhere && !names.has(name)) wrong.push(`not grouped by ${name}`);
  const { byMeasurement } = groups;
  // The first point of stats is of no group when nothing has come yet.
  const isFirst = message.name === 'stats' && names.size === 0;
  if (byMeasurement !== undefined && message.dimensions.byName !== byMeasurement && !groups.open && !isFirst) {
    wrong.push('grouped by measurement, or not');
  }
  if ('points' in message) {
    for (const [name, value] of message.tags.entries()) {
      wrong.push(...wrongValue('group tag', name, value, groups.tags.get(name)));
    }
  }
  return wrong;
}

function wrongFields({ fields }: BatchPoint, schema: Schema): readonly string[] {
  const wrong: string[] = [];
  for (const [name, value] of fields.entries()) {
    const known = schema.fields.get(name);
    const type = typeOf(value);
    if (known === undefined) wrong.push(...(schema.open ? [] : [`field ${name} is there`]));
    else if (!known.types.some((each) => each === type || each === 'unknown')) wrong.push(`field ${name} is ${type}`);
  }
  for (const [name, field] of schema.fields) {
    if (field.everywhere && !fields.has(name)) wrong.push(`field ${name} is missing`);
  }
  return wrong;
}

/** The text of a number that `sideload` reads becomes an `int` of Go's, which no expression takes. */
function typeOf(value: FieldValue): Field['types'][number] {
  return value instanceof GoInt ? 'int' : fieldType(value);
}

function wrongTags({ tags }: BatchPoint, schema: Schema): readonly string[] {
  const wrong: string[] = [];
  for (const [name, value] of tags.entries()) {
    const known = schema.tags.get(name);
    if (known === undefined && !schema.open) wrong.push(`tag ${name} is there`);
    wrong.push(...wrongValue('tag', name, value, known));
  }
  for (const [name, tag] of schema.tags) {
    if (tag.everywhere && !tags.has(name)) wrong.push(`tag ${name} is missing`);
  }
  return wrong;
}

function wrongValue(what: string, name: string, value: string, tag: Tag | undefined): readonly string[] {
  return tag === undefined || tag.open || tag.values.includes(value) ? [] : [`${what} ${name} is ${value}`];
}

function isUnknown(schema: Schema): boolean {
  return unknownIn(schema).length > 0;
}

function unknownIn({ fields, open, groups }: Schema): readonly string[] {
  return [
    ...(open ? ['there may be more'] : []),
    ...(groups.open ? ['groups'] : []),
    ...[...fields].flatMap(([name, { types }]) => (types.includes('unknown') ? [`type of ${name}`] : [])),
  ];
}

function unseenBy(points: readonly BatchPoint[], schema: Schema): readonly string[] {
  const types = new Set<string>();
  const names = new Set<string>();
  const tags = new Set<string>();
  for (const point of points) {
    for (const [name, value] of point.fields.entries()) types.add(`${name} ${typeOf(value)}`).add(name);
    for (const name of point.tags.names) tags.add(name);
  }
  for (const name of types) names.add(name);
  return [
    ...[...schema.fields].flatMap(([name, field]) =>
      field.types.length === 0
        ? []
        : field.types.flatMap((type) => (types.has(`${name} ${type}`) ? [] : [`${name} ${type}`])),
    ),
    ...[...schema.tags.keys()].flatMap((name) => (tags.has(name) ? [] : [`tag ${name}`])),
  ];
}
