/** Names that tasks of a workspace write points to: the sample points need not have them. */
import { parseInfluxQL } from '../influxql/syntax/parse';
import type { Expression } from '../tickscript/ast';
import { parseScript } from '../tickscript/parse';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../workspace/workspace';
import { givenValue, type ModelNode, modelOf, propertyCall, type ScriptModel, textValue } from './model';

/** `undefined` is whatever the points have. */
export interface WrittenName {
  readonly database: string | undefined;
  readonly retentionPolicy: string | undefined;
  readonly measurement: string | undefined;
}

let last: { readonly files: readonly WorkspaceFile[]; readonly names: readonly WrittenName[] } | undefined;

/** By `kapacitorLoopback`, by `influxDBOut`, whose points InfluxDB sends back, and by `SELECT … INTO`. The same scripts are read once. */
export function writtenNames(workspace: Workspace): readonly WrittenName[] {
  const files = filesOf(workspace, 'script');
  const known = last;
  if (known?.files.length === files.length && files.every((file, i) => file === known.files[i])) return known.names;
  const names = files.flatMap((file) => {
    const text = textOf(file);
    // Most scripts write nothing.
    if (!/kapacitorLoopback|influxDBOut|\binto\b/i.test(text)) return [];
    const model = modelOf(parseScript(text).partial);
    return model.nodes.flatMap((node) => writtenBy(node, model));
  });
  last = { files, names };
  return names;
}

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
