/** The fields of the points behind what is judged, paler, where they share its axis. */
import { type Accessor, createMemo, createResource } from 'solid-js';
import type { JudgedValue } from '../../alert/judged';
import type { JudgedColumns, Run } from '../../kapacitor/record/run-model';
import type { ChartSeries, RawField } from '../../worker/api';
import { isOfKind, SCRIPT_KINDS } from '../../workspace/kinds';
import type { Workspace } from '../../workspace/workspace';
import { type GroupValues, type Line, sameValues } from '../model/chart';
import { rawLines } from '../model/raw-lines';
import type { App } from '../stores/app';

/** Points; reading more of them a second time takes longer than anybody waits. */
const MOST_POINTS = 200_000;
const MOST_FIELDS = 4;

export interface RawOf {
  readonly columns: JudgedColumns;
  readonly value: JudgedValue;
}

export function createRaw(
  { runs, worker }: App,
  of: Accessor<RawOf | undefined>,
  groups: Accessor<readonly GroupValues[]>,
  width: Accessor<number>,
): Accessor<readonly Line[]> {
  const wanted = createMemo(
    () => {
      const run = runs.shown()?.run;
      const own = of();
      if (run === undefined || own === undefined || own.value.kind !== 'number') return undefined;
      if (run.points.count > MOST_POINTS) return undefined;
      const { task, node } = own.columns;
      return { run, task, node, text: own.value.text, files: runs.files() };
    },
    undefined,
    // While a threshold is moved the files stay, and so do the points.
    {
      equals: (a, b) =>
        a?.files === b?.files &&
        a?.text === b?.text &&
        a?.node === b?.node &&
        a?.task === b?.task &&
        a?.run.points.count === b?.run.points.count,
    },
  );
  let read: Read | undefined;
  const [raw] = createResource(
    () => (runs.stale() ? false : (wanted() ?? false)),
    async (asked: NonNullable<ReturnType<typeof wanted>>) => {
      const named = await worker.behind(asked.task, asked.node, asked.text);
      const fields = fieldsIn(asked.run, named).slice(0, MOST_FIELDS);
      const of = { files: asked.files, key: JSON.stringify([fields, asked.run.points.seriesList]) };
      if (read === undefined || read.key !== of.key || !haveSameData(read.files, of.files)) {
        const series = await Promise.all(fields.map(({ measurement, field }) => worker.chart(measurement, field)));
        read = { ...of, series: series.flat() };
      }
      return { asked, series: read.series };
    },
  );
  // Those of a run before stay until the new ones are there: nothing blinks.
  return createMemo(
    () => {
      const latest = raw.error === undefined ? raw.latest : undefined;
      const [own, now] = [of(), wanted()];
      if (latest === undefined || own === undefined || now === undefined) return [];
      const { asked, series } = latest;
      if (asked.task !== now.task || asked.node !== now.node || asked.text !== now.text) return [];
      const thresholds = own.value.thresholds.map(({ value }) => value);
      const alerts = runs.shown()?.run.evaluations.alerts ?? [];
      const tagsOf = ({ alert }: GroupValues) => alerts[alert]?.tags ?? [];
      return rawLines(asked.run, series, groups(), tagsOf, thresholds, width());
    },
    [],
    { equals: sameValues },
  );
}

/** What was read for which points. */
interface Read {
  readonly files: Workspace;
  readonly key: string;
  readonly series: readonly ChartSeries[];
}

/** A script may be another one: its series are compared. */
function haveSameData(a: Workspace, b: Workspace): boolean {
  const [own, other] = [a, b].map((files) => files.filter(({ path }) => !isOfKind(path, SCRIPT_KINDS)));
  return own?.length === other?.length && own?.every((file, index) => file === other?.[index]) === true;
}

function fieldsIn({ points }: Run, named: readonly RawField[]): readonly RawField[] {
  const found = new Map<string, RawField>();
  for (const { name, fields } of points.seriesList) {
    for (const { measurement, field } of named) {
      if (measurement !== '' && measurement !== name) continue;
      const isNumber = fields.some((own) => own.name === field && own.type !== 'string' && own.type !== 'boolean');
      if (isNumber) found.set(`${name} ${field}`, { measurement: name, field });
    }
  }
  return [...found.values()];
}
