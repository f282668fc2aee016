/** All points of a workspace as line protocol and as a recording of a stream. */
import { gzipSync, strToU8 } from 'fflate';
import type { Engine } from '../kapacitor/engine/engine';
import { dataFilesOf } from '../kapacitor/run/data-files';
import { PointSources } from '../kapacitor/run/sources';
import { writeLine } from '../points/line-protocol/write-line';
import { fingerprint } from '../sharing/shared-state';
import { type CaseFile, DEFAULT_DBRP } from '../workspace/case-file';
import type { Workspace } from '../workspace/workspace';
import { around, type BundleFile } from './bundle-file';

/** A point as it is written. */
export interface WrittenPoint {
  readonly database: string;
  readonly retentionPolicy: string;
  /** Of line protocol, with its time in nanoseconds. */
  readonly line: string;
}

export function writtenPoints(
  engine: Engine,
  workspace: Workspace,
  caseFile: CaseFile,
  defaultRetentionPolicy: string,
): readonly WrittenPoint[] {
  const { readers } = engine;
  const sources = new PointSources({ readers, workspace, caseFile, form: 'any', began: 0n, defaultRetentionPolicy });
  const points: WrittenPoint[] = [];
  for (let point = sources.next(); point !== undefined; point = sources.next()) {
    const { database, retentionPolicy } = point;
    points.push({ database, retentionPolicy, line: writeLine(point) });
  }
  return points;
}

export function exportData(
  engine: Engine,
  workspace: Workspace,
  points: readonly WrittenPoint[],
): readonly BundleFile[] {
  if (points.length === 0) return [];
  const stands = dataFilesOf(workspace, 'any', engine.readers).map(({ path }) => path);
  const lines = linesOf(points);
  const records = points.map(({ database, retentionPolicy, line }) => `${database}\n${retentionPolicy}\n${line}\n`);
  return [
    { path: 'data.lp', content: lines, stands },
    around(`recordings/${recordingId('points', lines)}.srpl`, gzipSync(strToU8(records.join('')), { mtime: 0 })),
  ];
}

function linesOf(points: readonly WrittenPoint[]): string {
  let [database, retentionPolicy] = [DEFAULT_DBRP.database, DEFAULT_DBRP.retentionPolicy];
  const lines: string[] = [];
  for (const point of points) {
    if (point.database !== database || point.retentionPolicy !== retentionPolicy) {
      ({ database, retentionPolicy } = point);
      lines.push(`# db=${database} rp=${retentionPolicy}`);
    }
    lines.push(point.line);
  }
  return `${lines.join('\n')}\n`;
}

/** A server may have recordings of several exports: each has a name of its own. */
export function recordingId(name: string, content: string | Uint8Array): string {
  return `${name}-${fingerprint(content).toString(36)}`;
}
