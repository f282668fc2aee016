/** What the chart draws, from the run and from what was chosen. */
import { type Accessor, createMemo, createResource, createSignal } from 'solid-js';
import type { JudgedBand, JudgedThreshold, JudgedValue } from '../../alert/judged';
import type { JudgedColumns, Run } from '../../kapacitor/record/run-model';
import type { NodeOutput } from '../../worker/output-columns';
import { spanOf, type TimeSpan } from '../model/axis';
import {
  type GroupValues,
  groupLines,
  groupValues,
  LINES_SHOWN,
  type Line,
  sameValues,
  seriesLines,
  styleOf,
} from '../model/chart';
import {
  type Choice,
  choiceName,
  fieldChoices,
  judgedChoices,
  judgedOf,
  nodeChoices,
  preferredChoice,
} from '../model/choices';
import { changedAlerts, changedFirst } from '../model/groups';
import { outputGroups, spanBars } from '../model/output';
import { axisSeconds, timeAt } from '../model/time';
import { entryAt } from '../model/timeline';
import { afterDrawing } from '../shared/after-drawing';
import type { App } from '../stores/app';
import { LARGE } from '../stores/runs';
import { createOutput } from './output-store';
import type { DrawnWindow } from './plot-canvas';
import { createRaw } from './raw-store';

export interface ChartStore {
  readonly choices: Accessor<readonly Choice[]>;
  readonly choice: Accessor<Choice | undefined>;
  /** Of the node whose value is drawn. */
  readonly columns: Accessor<JudgedColumns | undefined>;
  /** Of all its groups. */
  readonly allValues: () => readonly number[];
  /** What is judged; `undefined` while something else is drawn. */
  readonly judged: Accessor<JudgedValue | undefined>;
  /** What a node emits, while that is drawn. */
  readonly output: Accessor<NodeOutput | undefined>;
  readonly kind: Accessor<JudgedValue['kind']>;
  readonly groups: Accessor<readonly GroupValues[]>;
  readonly lines: Accessor<readonly Line[]>;
  readonly windows: Accessor<readonly DrawnWindow[]>;
  readonly thresholds: Accessor<readonly JudgedThreshold[]>;
  readonly bands: Accessor<readonly JudgedBand[]>;
  readonly span: Accessor<TimeSpan | undefined>;
  /** Seconds of the present moment. */
  readonly cursor: Accessor<number | undefined>;
  /** Indexes of the alerts whose strips are shown, in their order. */
  readonly strips: Accessor<readonly number[]>;
  /** Those of the node whose values are drawn that could be. */
  readonly drawable: Accessor<readonly number[]>;
  /** How a group is drawn; `undefined` for one that is not. */
  readonly styleOfAlert: (alert: number) => ReturnType<typeof styleOf> | undefined;
  /** Seconds under the mouse. */
  readonly hover: Accessor<number | undefined>;
  setHover(seconds: number | undefined): void;
  /** Series that are drawn, of a field. */
  readonly series: Accessor<readonly number[]>;
}

export function createChart(app: App, width: Accessor<number>): ChartStore {
  const { runs, player, groups: looked, worker } = app;
  const run = () => runs.shown()?.run;
  const [hover, setHover] = createSignal<number>();

  const known = createOutput(app);
  const choices = createMemo((): readonly Choice[] => {
    const current = run();
    if (current === undefined) return [];
    const fields = known()?.fields.map(({ name }) => name);
    return [...judgedChoices(current), ...nodeChoices(current, app.field(), fields), ...fieldChoices(current)];
  });
  const choice = createMemo(() => {
    const current = run();
    if (current === undefined) return undefined;
    const own = choices().find(({ key }) => key === app.field());
    // Of a node without a field the first of its fields.
    const first = app.field().startsWith('node ') ? choices().find(({ type }) => type === 'node') : undefined;
    return own ?? first ?? preferredChoice(current, choices());
  });
  const output = () => (choice()?.type === 'node' ? known() : undefined);
  const columns = createMemo(() => {
    const current = run();
    return current === undefined ? undefined : judgedOf(current, choice());
  });
  const judged = createMemo(() => {
    const chosen = choice();
    return chosen?.type === 'judged' ? columns()?.values[chosen.value] : undefined;
  });

  const order = createMemo(() => {
    const current = run();
    return current === undefined ? [] : changedFirst(changedAlerts(current));
  });
  const selected = createMemo(() => {
    const timeline = runs.shown();
    const entry = timeline === undefined ? undefined : entryAt(timeline, player.selected());
    return entry?.kind === 'evaluation' ? (timeline?.run.evaluations.alert[entry.index] ?? -1) : -1;
  });
  const shown = createMemo(() => {
    const filter = looked.shown();
    return filter === undefined ? order() : order().filter((alert) => filter[alert] || alert === selected());
  });
  const drawable = createMemo(() => {
    const own = columns();
    const alerts = run()?.evaluations.alerts ?? [];
    return shown().filter((alert) => alerts[alert]?.task === own?.task && alerts[alert]?.node === own?.node);
  });
  const drawn = createMemo(
    () => {
      const first = drawable().slice(0, LINES_SHOWN);
      const extra = drawable().includes(selected()) && !first.includes(selected()) ? [selected()] : [];
      return [...first.slice(0, LINES_SHOWN - extra.length), ...extra];
    },
    undefined,
    { equals: (a, b) => a.length === b.length && a.every((alert, index) => alert === b[index]) },
  );
  /** By group: its place among those of the alerts; -1 where it is filtered away. */
  const ranks = createMemo(() => {
    const alerts = run()?.evaluations.alerts ?? [];
    const found = new Map(alerts.map(({ group }) => [group, -1]));
    shown().forEach((alert, place) => {
      const group = alerts[alert]?.group ?? '';
      if ((found.get(group) ?? -1) < 0) found.set(group, place);
    });
    return found;
  });
  const seen = afterDrawing(run, undefined);
  // Of many points the lines come a frame after all else, which takes as long.
  const isTooEarly = (current: Run) => current.points.count > LARGE && !runs.tried() && seen() !== current;
  // A new run with the same values draws nothing anew.
  const groups = createMemo(
    (): readonly GroupValues[] => {
      const [current, own, chosen, emitted] = [run(), columns(), choice(), output()];
      if (emitted !== undefined && chosen?.type === 'node')
        return outputGroups(emitted, chosen.field, (group) => ranks().get(group), LINES_SHOWN);
      if (current === undefined || own === undefined || chosen?.type !== 'judged' || isTooEarly(current)) return [];
      return groupValues(current, own, chosen.value, drawn());
    },
    undefined,
    { equals: sameValues },
  );

  const [values] = createResource(
    () => {
      const [current, chosen] = [run(), choice()];
      return current === undefined || chosen?.type !== 'field' || runs.stale() ? false : { run: current, chosen };
    },
    async (source) => ({ source, series: await worker.chart(source.chosen.measurement, source.chosen.field) }),
  );
  // Values of a run before stay until the new ones are there: nothing blinks.
  const ofField = createMemo(() => {
    const latest = values.error === undefined ? values.latest : undefined;
    return choice()?.type === 'field' ? latest : undefined;
  });
  const raw = createRaw(
    app,
    () => {
      const [own, value] = [columns(), judged()];
      return own === undefined || value === undefined ? undefined : { columns: own, value };
    },
    groups,
    width,
  );
  const lines = createMemo(() => {
    if (judged() !== undefined) return [...raw(), ...groupLines(groups(), width())];
    const emitted = output();
    if (emitted !== undefined) return groupLines(groups(), width(), emitted.spans.length > 0 ? 'dots' : 'line');
    if (choice()?.type === 'node') return [];
    const latest = ofField();
    return latest === undefined ? [] : seriesLines(latest.source.run, latest.series, width());
  });

  /** Of a node's output the line of the alert's group. */
  const lineOf = (alert: number) => {
    const emitted = output();
    if (emitted === undefined) return judged() === undefined ? -1 : drawn().indexOf(alert);
    const group = run()?.evaluations.alerts[alert]?.group;
    return groups().findIndex((own) => emitted.groups[own.alert]?.group === group);
  };

  return {
    choices,
    choice,
    columns,
    allValues: () => {
      const chosen = choice();
      return chosen?.type === 'judged' ? [...(columns()?.columns[chosen.value] ?? [])] : [];
    },
    judged,
    output,
    kind: () => {
      const chosen = choice();
      if (chosen?.type !== 'node') return judged()?.kind ?? 'number';
      return output()?.fields.find(({ name }) => name === chosen.field)?.kind ?? 'number';
    },
    groups,
    lines,
    windows: createMemo(() => {
      const emitted = output();
      return emitted === undefined ? windowsOf(groups()) : spansOf(emitted, groups());
    }),
    thresholds: () => judged()?.thresholds ?? [],
    bands: () => judged()?.bands ?? [],
    span: createMemo(() => {
      const current = run();
      return current === undefined ? undefined : spanOf(current);
    }),
    cursor: createMemo(() => {
      const current = run();
      const time = current === undefined ? undefined : timeAt(current, player.moment());
      return time === undefined ? undefined : axisSeconds(time);
    }),
    strips: createMemo(() => [...shown()].sort((a, b) => a - b)),
    drawable,
    styleOfAlert: (alert) => {
      const index = lineOf(alert);
      return index === -1 ? undefined : styleOf(index);
    },
    hover,
    setHover,
    series: createMemo(() => ofField()?.series.map(({ series }) => series) ?? []),
  };
}

/** More of them would be a smear. */
const MOST_WINDOWS = 400;

function windowsOf(groups: readonly GroupValues[]): readonly DrawnWindow[] {
  const windows = groups.flatMap(({ from, seconds, value }, index) =>
    from === undefined || seconds.length > MOST_WINDOWS
      ? []
      : Array.from(seconds, (to, at) => ({
          from: from[at] ?? to,
          to,
          value: value[at] ?? Number.NaN,
          colour: styleOf(index).colour,
        })),
  );
  return windows.length > MOST_WINDOWS ? [] : windows;
}

function spansOf(output: NodeOutput, groups: readonly GroupValues[]): readonly DrawnWindow[] {
  const places = new Map(groups.map(({ alert }, place) => [output.groups[alert]?.group ?? '', place]));
  const bars = spanBars(output, new Set(places.keys()));
  return bars.map(({ group, ...bar }) => ({ ...bar, colour: styleOf(places.get(group) ?? 0).colour }));
}

export function chartName(chart: ChartStore): string {
  return choiceName(chart.choice());
}
