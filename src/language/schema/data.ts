/** What the sample points of a workspace look like: measurements, tags with their values, fields with their types. */

import { scriptNames } from '../../kapacitor/data/script-names';
import { WHOLE } from '../../kapacitor/engine/whole';
import { dataFilesOf } from '../../kapacitor/run/data-files';
import { isBatchRecording, PointSources } from '../../kapacitor/run/sources';
import type { DataSeries, FieldType } from '../../nodes/shape/data-series';
import type { Series } from '../../points/series';
import { fieldType } from '../../points/value';
import { spend } from '../../text/budget';
import { type CaseFile, readCaseFile } from '../../workspace/case-file';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';

/** Points that are looked at; more of the same tell an editor nothing new. */
const MOST_POINTS = 20_000;

export interface DataModel {
  readonly series: readonly DataSeries[];
  /** Not all points were looked at: what is not seen may be there all the same. */
  readonly cut: boolean;
  /** Batch tasks get recorded batches, whatever they ask. */
  readonly playsBatches: boolean;
  readonly caseFile: CaseFile;
}

interface Counted {
  readonly series: Series;
  points: number;
  readonly fields: Map<string, CountedField>;
}

interface CountedField {
  readonly types: Set<FieldType>;
  points: number;
  wide?: string;
  zeros: number;
  /** The number before. */
  before: number;
  rises: number;
  /** To less than half. */
  falls: number;
  /** By less. */
  dips: number;
}

let last: { readonly files: readonly WorkspaceFile[]; readonly names: string; readonly model: DataModel } | undefined;

/** Reads the data files of a workspace; the same files are read once, whatever is typed in scripts. */
export function dataOf(workspace: Workspace): DataModel {
  const files = [...dataFilesOf(workspace, 'any', WHOLE.readers), ...filesOf(workspace, 'case')];
  // Data without types are read by what scripts call things; what else they say changes nothing.
  const names = JSON.stringify(Object.values(scriptNames(workspace)).map((set: ReadonlySet<string>) => [...set]));
  if (last?.names === names && sameFiles(last.files, files)) return last.model;
  const model = read(workspace);
  last = { files, names, model };
  return model;
}

function sameFiles(a: readonly WorkspaceFile[], b: readonly WorkspaceFile[]): boolean {
  return a.length === b.length && a.every(({ path, content }, i) => path === b[i]?.path && content === b[i]?.content);
}

function read(workspace: Workspace): DataModel {
  const [caseJson] = filesOf(workspace, 'case');
  const { caseFile } = readCaseFile('case.json', caseJson && textOf(caseJson));
  const sources = new PointSources({ readers: WHOLE.readers, workspace, caseFile, form: 'any', began: 0n });
  const all = new Map<Series, Counted>();
  let count = 0;
  for (let point = sources.next(); point !== undefined; point = sources.next()) {
    if (++count > MOST_POINTS) break;
    const counted = all.get(point.series) ?? { series: point.series, points: 0, fields: new Map() };
    all.set(point.series, counted);
    counted.points++;
    for (const [name, value] of point.fields.entries()) {
      spend(1);
      const type = fieldType(value);
      if (type === 'nil' || type === 'duration') continue;
      const field = counted.fields.get(name) ?? newField();
      field.types.add(type);
      field.points++;
      if (typeof value === 'number' || typeof value === 'bigint') follow(field, Number(value));
      if (type === 'string' && field.wide === undefined && typeof value === 'string' && isWide(value))
        field.wide = value;
      counted.fields.set(name, field);
    }
  }
  const playsBatches = filesOf(workspace, 'recording').some(({ path }) => isBatchRecording(path));
  return { series: [...all.values()].map(seriesOf), cut: count > MOST_POINTS, playsBatches, caseFile };
}

function seriesOf({ series, points, fields }: Counted): DataSeries {
  spend(1 + fields.size);
  const { database, retentionPolicy, name, tags } = series;
  return {
    database,
    retentionPolicy,
    name,
    tags: new Map(tags.entries()),
    fields: new Map(
      [...fields].map(([name, field]) => {
        const { types, points: own, wide, zeros } = field;
        const resets = resetsOf(field);
        return [
          name,
          {
            types: [...types],
            points: own,
            ...(wide === undefined ? {} : { wide }),
            ...(zeros === 0 ? {} : { zeros }),
            ...(resets === 0 ? {} : { resets }),
          },
        ];
      }),
    ),
    points,
  };
}

function newField(): CountedField {
  return { types: new Set(), points: 0, zeros: 0, before: Number.NaN, rises: 0, falls: 0, dips: 0 };
}

function follow(field: CountedField, value: number): void {
  if (value === 0) field.zeros++;
  if (value > field.before) field.rises++;
  else if (value < field.before) {
    if (value >= 0 && value < field.before / 2) field.falls++;
    else field.dips++;
  }
  field.before = value;
}

/** A gauge dips as often as it rises. */
function resetsOf({ rises, falls, dips }: CountedField): number {
  return dips === 0 && rises >= Math.max(3, 3 * falls) ? falls : 0;
}

/** Whether a text has characters of several bytes. */
export function isWide(text: string): boolean {
  return /[^\x20-\x7e\s]/.test(text);
}
