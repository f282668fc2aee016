import { parseRFC3339 } from '../../go/time/time';
import type { Problem } from '../../problems/problem';
import { isObject } from '../../text/json';
import { filesOf, textOf, type Workspace } from '../../workspace/workspace';

/** Over which time batch tasks ask; nanoseconds since the Unix epoch. */
export interface BatchSpan {
  readonly start: bigint;
  /** A tick at this time is made. */
  readonly stop: bigint;
  /** Whether an InfluxDB is configured. */
  readonly influxDB: boolean;
}

/** What `batch` of case.json says: `{"start": "2018-03-06T09:00:00Z", "stop": "…"}`. `undefined` when it says no span. */
export function readSpan(batch: unknown): BatchSpan | undefined {
  if (!isObject(batch)) return undefined;
  const start = timeOf(batch.start);
  const stop = timeOf(batch.stop);
  return start === undefined || stop === undefined ? undefined : { start, stop, influxDB: batch.influxdb !== false };
}

function timeOf(value: unknown): bigint | undefined {
  return typeof value === 'string' ? parseRFC3339(value) : undefined;
}

/** What is told of a `batch` that says no span. */
export function spanProblem(workspace: Workspace): Problem {
  const [file] = filesOf(workspace, 'case');
  const start = Math.max(0, file === undefined ? 0 : textOf(file).indexOf('"batch"'));
  return {
    file: 'case.json',
    range: { start, end: start + '"batch"'.length },
    severity: 'error',
    kapacitor: '',
    plain: '"batch" needs a "start" and a "stop" like "2018-03-06T09:00:00Z"; without both it is left aside.',
    code: 'case-json',
  };
}
