import type { Problem } from '../../problems/problem';
import type { Task } from '../server/task';
import { InfluxDB } from './ask';
import type { BatchHost, BatchRun } from './batch';
import { Live } from './live';
import { playbacksOf } from './playback';
import { Replay } from './replay';
import { readSpan, spanProblem } from './span';

/** How the batch tasks of a workspace are run. */
export function runBatches(host: BatchHost): BatchRun {
  const { batch } = host.caseFile;
  const span = readSpan(batch);
  const influxDB = new InfluxDB(host.server);
  const { problems } = influxDB;
  if (batch !== undefined && span === undefined) problems.push(spanProblem(host.workspace));
  const played = playbacksOf(host);
  for (const problem of played.problems) problems.push(problem);
  if (host.clock === 'points')
    return { live: new Live(host, span, influxDB, played.playbacks), store: influxDB, problems };
  if (span !== undefined) return { replay: new Replay(host, span, influxDB), store: influxDB, problems };
  problems.push(...host.tasks.flatMap(asksNothing));
  return { store: influxDB, problems };
}

/** A real server's queries are about its own time, so a strict run of batch tasks needs to be told the time. */
function asksNothing({ script: file, definition }: Task): readonly Problem[] {
  const query = definition?.pipeline.nodes().find((node) => node.definition.kind === 'query');
  if (query === undefined) return [];
  const plain =
    'Strictly, this asks about today. Say in case.json which time to ask about: "batch": {"start": "…", "stop": "…"}.';
  return [{ file, range: query.range, severity: 'info', kapacitor: '', plain, code: 'query-span' }];
}
