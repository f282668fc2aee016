/** Names that tasks of a workspace write points to: the sample points need not have them. */
import { parseInfluxQL } from '../influxql/syntax/parse';
import type { Expression } from '../tickscript/ast';
import { parseScript } from '../tickscript/parse';
import { SCRIPT_KINDS } from '../workspace/kinds';
import { perFile } from '../workspace/per-file';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { givenValue, type ModelNode, modelOf, propertyCall, type ScriptModel, textValue } from './model';

/** `undefined` is whatever the points have. */
export interface WrittenName {
  readonly database: string | undefined;
  readonly retentionPolicy: string | undefined;
  readonly measurement: string | undefined;
}

let last: { readonly key: string; readonly names: readonly WrittenName[] } | undefined;

/**
 * By `kapacitorLoopback`, by `influxDBOut`, whose points InfluxDB sends back, and by `SELECT … INTO`. The same names are
 * the same object: analyses are kept by it.
 */
export function writtenNames(workspace: Workspace): readonly WrittenName[] {
  const names = filesOf(workspace, ...SCRIPT_KINDS).flatMap(writtenIn);
  const key = JSON.stringify(names);
  if (last?.key !== key) last = { key, names };
  return last.names;
}

const writtenIn = perFile((file): readonly WrittenName[] => {
  const text = textOf(file);
  // Most scripts write nothing.
  if (!/kapacitorLoopback|influxDBOut|\binto\b/i.test(text)) return [];
  const model = modelOf(parseScript(text).partial);
  return model.nodes.flatMap((node) => writtenBy(node, model));
});

function writtenBy(node: ModelNode, model: ScriptModel): readonly WrittenName[] {
  const text = (property: string) => textValue(model, propertyCall(node, property)?.args[0]);
  switch (node.method) {
    case 'kapacitorLoopback':
    case 'influxDBOut':
      return [
        { database: text('database'), retentionPolicy: text('retentionPolicy'), measurement: text('measurement') },
      ];
    case 'query':
      return selectedInto(givenValue(model, node.call?.args[0]));
    default:
      return [];
  }
}

function selectedInto(query: Expression | undefined): readonly WrittenName[] {
  const parsed = query?.kind === 'string' ? parseInfluxQL(query.value) : undefined;
  if (parsed?.ok !== true) return [];
  return parsed.statements.flatMap((statement) => {
    if (statement.kind !== 'select' || statement.target === undefined) return [];
    const { database, retentionPolicy, name } = statement.target;
    return [{ database, retentionPolicy, measurement: name }];
  });
}
