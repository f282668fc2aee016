/** How long 5 MB of data in each form take without a page: to be known, read and run over, and to be written as line protocol. */

import { convertFile } from '../../src/kapacitor/data/convert';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';
import { readData } from '../../src/points/formats/read/read-data';
import { recogniseData } from '../../src/points/formats/read/recognise';
import { METRIC_WRITERS } from '../points/formats/metric-writers';
import { PARTIAL_WRITERS } from '../points/formats/number-writers';
import { TOOL_WRITERS } from '../points/formats/tool-writers';
import { WRITERS, type WrittenPoint } from '../points/formats/writers';

const SIZE = Number(process.env.SIZE ?? 5_000_000);
const HOSTS = 20;
/** Over the first column of numbers that the form has. */
export function scriptFor(write: (points: readonly WrittenPoint[]) => string): string {
  const [point] = convertible(write(points(3)));
  const field = point?.fields.find(([, value]) => typeof value === 'number')?.[0] ?? 'f';
  return `stream|from().measurement('${point?.name ?? 'm'}').groupBy('host')|alert().crit(lambda: "${field}" > 90.0).stateChangesOnly()`;
}

function convertible(text: string) {
  const format = recogniseData(text);
  const options = { fileStem: 'm', scriptTags: new Set(['host']), choices: {} };
  return format === undefined ? [] : readData(text, format, options).points;
}

export function forms(): readonly {
  readonly form: string;
  readonly write: (points: readonly WrittenPoint[]) => string;
}[] {
  return [
    ...WRITERS.map(({ format, write }) => ({ form: format, write })),
    ...[...PARTIAL_WRITERS, ...METRIC_WRITERS, ...TOOL_WRITERS].map(({ form, write }) => ({ form, write })),
  ];
}

export function benchForms(): void {
  const wanted = process.env.FORM ?? '';
  for (const { form, write } of forms().filter((each) => each.form.includes(wanted))) {
    const text = textOf(write);
    const workspace = [
      { path: 'task.tick', content: scriptFor(write) },
      { path: 'pasted.txt', content: text },
    ];
    const run = measure(() => {
      const session = new RunSession(WHOLE, workspace);
      while (!session.step(1000));
      return session.finish().points.count;
    });
    const converted = measure(() => convertFile(workspace, 'pasted.txt')?.length ?? 0);
    const size = (text.length / 1e6).toFixed(1);
    console.log(`${form.padEnd(36)} ${size} MB, ${run.result} points: run ${run.ms}, converted in ${converted.ms}`);
  }
}

export function textOf(write: (points: readonly WrittenPoint[]) => string): string {
  const few = write(points(2000)).length / 2000;
  return write(points(Math.ceil(SIZE / few)));
}

function points(count: number): readonly WrittenPoint[] {
  return Array.from({ length: count }, (_, n): WrittenPoint => {
    return {
      host: `web${n % HOSTS}`,
      note: n % 7 === 0 ? 'slow, very' : 'ok',
      f: (n % 1000) / 10 + 0.05,
      i: BigInt(n),
      time: 1_700_000_000_000_000_000n + BigInt(n) * 100_000_000n,
    };
  });
}

/** Time that went by, and behind it that of all processors, collecting garbage included: what others do meanwhile counts in the first only. */
function measure<T>(work: () => T): { readonly result: T; readonly ms: string } {
  const began = performance.now();
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: `${Math.round(performance.now() - began)} ms (${Math.round((user + system) / 1000)})` };
}
