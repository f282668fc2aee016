import { durationString } from '../../src/go/time/time';
import { GoDuration, GoInt } from '../../src/go/value';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { RunSession } from '../../src/kapacitor/run/run-session';
import type { Batch, BatchPoint, Point } from '../../src/points/point';
import { type FieldValue, MissingField } from '../../src/points/value';

export interface ScriptRun {
  readonly run: Run;
  /** Why the task was refused or what it died of. */
  readonly error: string | undefined;
  /** What a node emitted, a line each: `@1 m h=a {v=1}`. */
  emitted(node: string): readonly string[];
  /** `msg: err` of every error line. */
  readonly errors: readonly string[];
}

interface Options {
  /** Seconds that pass after the last point. */
  readonly silence?: number;
  readonly strict?: boolean;
  /** Ends the tasks as if they were stopped, so that joins and unions give what they hold. */
  readonly stop?: boolean;
  readonly conf?: string;
  /** Further files of the workspace, text by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs one script over lines of line protocol whose times are seconds. */
export function runScript(script: string, lines: readonly string[], options: Options = {}): ScriptRun {
  const session = new RunSession(
    WHOLE,
    [
      { path: 't.tick', content: script },
      { path: 'data.lp', content: lines.map((line) => `${line}\n`).join('') },
      { path: 'case.json', content: '{"precision": "s"}' },
      ...Object.entries(options.files ?? {}).map(([path, content]) => ({ path, content })),
      ...(options.conf === undefined ? [] : [{ path: 'kapacitor.conf', content: options.conf }]),
    ],
    { ...(options.strict ? STRICT : {}), trace: 'full', silence: BigInt(options.silence ?? 0) * 1_000_000_000n },
  );
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // All points are fed in one go.
  }
  const [task] = session.tasks;
  const run = session.finish();
  if (options.stop === true) task?.runner?.end();
  const [report] = run.tasks;
  return {
    run,
    error: report?.error ?? report?.taskError,
    emitted(node) {
      const runner = task?.runner?.runnerNamed(node);
      if (runner === undefined) throw new Error(`no node ${node}: ${report?.error}`);
      return (runner.trace?.entries ?? []).flatMap((entry) => {
        return entry.type === 'emitted' ? [describe(entry.message)] : [];
      });
    },
    errors: run.logs
      .filter(({ level }) => level === 'error')
      .map(({ message, keys }) => `${message}: ${new Map(keys).get('err')}`),
  };
}

function describe(message: Point | Batch): string {
  const head = `@${seconds('points' in message ? message.tmax : message.time)} ${message.name} ${message.group}`;
  if (!('points' in message)) return `${head.trimEnd()} ${describeFields(message)}`;
  const points = message.points.map((point) => `@${seconds(point.time)}${describeFields(point)}`);
  return `${head.trimEnd()} [${points.join(' ')}]`;
}

function seconds(time: bigint): string {
  return String(Number(time / 1_000_000n) / 1000);
}

function describeFields({ fields }: BatchPoint): string {
  const texts = Array.from(fields.entries(), ([name, value]) => `${name}=${describeValue(value)}`).sort();
  return `{${texts.join(',')}}`;
}

function describeValue(value: FieldValue): string {
  if (typeof value === 'bigint') return `${value}i`;
  if (value instanceof GoDuration) return durationString(value.ns);
  if (value instanceof MissingField) return '{}';
  if (value instanceof GoInt) return `int ${value.value}`;
  return value === null ? 'nil' : JSON.stringify(value);
}
