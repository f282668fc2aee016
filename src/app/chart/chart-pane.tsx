import { createMemo, createResource, For, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { languageOf } from '../../workspace/kinds';
import { spanOf } from '../model/axis';
import {
  choiceKey,
  type FieldChoice,
  fieldChoices,
  LINES_SHOWN,
  linesOf,
  preferredChoice,
  sameChoice,
  seriesLabel,
  thresholdsOf,
} from '../model/chart';
import { axisSeconds, timeAt } from '../model/time';
import { elementWidth } from '../shared/element-size';
import { useApp } from '../stores/app';
import type { TimeView } from '../stores/settings';
import styles from './chart-pane.module.css';
import { NoAlert } from './empty-states';
import { Plot } from './plot';
import { Strips } from './strips';

const NoPoints = lazy(() => import('./no-points').then(({ NoPoints: view }) => ({ default: view })));
const PointsTable = lazy(() => import('./points-table').then(({ PointsTable: table }) => ({ default: table })));
const PipelineView = lazy(() =>
  import('../pipeline/pipeline-view').then(({ PipelineView: view }) => ({ default: view })),
);

export function ChartPane(): JSX.Element {
  const app = useApp();
  const { runs, files, player, worker } = app;
  const run = () => runs.shown()?.run;
  const view = app.settings.timeView;
  const { width, observe } = elementWidth();

  const thresholds = createMemo(() =>
    files
      .all()
      .flatMap(({ path, content }) =>
        languageOf(path) === 'tickscript' && typeof content === 'string' ? thresholdsOf(content) : [],
      ),
  );
  const choices = createMemo(() => {
    const current = run();
    return current === undefined ? [] : fieldChoices(current);
  });
  const choice = createMemo(
    () =>
      choices().find((candidate) => choiceKey(candidate) === app.field()) ?? preferredChoice(choices(), thresholds()),
    undefined,
    {
      equals: sameChoice,
    },
  );
  const [values] = createResource(
    () => {
      const current = run();
      const field = choice();
      return current === undefined || field === undefined || runs.stale() ? false : { run: current, field };
    },
    async (source) => ({ source, series: await worker.chart(source.field.measurement, source.field.field) }),
  );
  // Values of a run before stay until the new ones are there: nothing blinks.
  const lines = createMemo(() => {
    const latest = values.error === undefined ? values.latest : undefined;
    return latest === undefined ? [] : linesOf(latest.source.run, latest.series, width());
  });
  const span = createMemo(() => {
    const current = run();
    return current === undefined ? undefined : spanOf(current);
  });
  const cursor = createMemo(() => {
    const current = run();
    const time = current === undefined ? undefined : timeAt(current, player.moment());
    return time === undefined ? undefined : axisSeconds(time);
  });
  const badges = createMemo(() => [
    ...new Set((run()?.tasks ?? []).flatMap(({ nodes }) => nodes.flatMap((node) => node.badges))),
  ]);
  const details = () => {
    const series = values.latest?.series ?? [];
    const first = run()?.points.seriesList[series[0]?.series ?? -1];
    if (first === undefined) return '';
    const words =
      series.length === 1
        ? seriesLabel(first)
        : `${series.length} series${series.length > LINES_SHOWN ? `, ${LINES_SHOWN} drawn` : ''}`;
    return `${first.database}.${first.retentionPolicy} · ${words}`;
  };

  return (
    <section class="card" aria-label="Chart and states" style={{ flex: 1 }}>
      <div class="head">
        <h2 class="hidden-text">Chart</h2>
        <Show when={choices().length > 0} fallback={<strong>Points</strong>}>
          <FieldPicker choices={choices()} choice={choice()} choose={(next) => app.setField(choiceKey(next))} />
        </Show>
        <small>{details()}</small>
        <div class="end">
          <For each={badges()}>{(badge) => <span class="badge">{badge}</span>}</For>
          <Show when={(run()?.points.count ?? 0) > 0}>
            <ViewButton view="pipeline">Pipeline</ViewButton>
            <ViewButton view="table">Table</ViewButton>
          </Show>
        </div>
      </div>
      <Show when={run() !== undefined} fallback={<div class={styles.body} />}>
        <Show
          when={(run()?.points.count ?? 0) > 0}
          fallback={
            <Suspense>
              <NoPoints />
            </Suspense>
          }
        >
          <Switch>
            <Match when={view() === 'table'}>
              <Suspense fallback={<div class={styles.body} />}>
                <PointsTable />
              </Suspense>
            </Match>
            <Match when={view() === 'pipeline'}>
              <Suspense fallback={<div class={styles.body} />}>
                <PipelineView />
              </Suspense>
            </Match>
            <Match when={view() === 'chart'}>
              <div class={styles.body} classList={{ [styles.stale ?? '']: runs.stale() }} ref={observe}>
                <Plot
                  lines={lines()}
                  thresholds={thresholds().filter(({ field }) => field === choice()?.field)}
                  span={span()}
                  cursor={cursor()}
                  label={choice()?.field ?? ''}
                  dark={app.settings.dark()}
                />
                <Show when={(run()?.evaluations.count ?? 0) > 0} fallback={<NoAlert />}>
                  <Strips span={span()} width={width()} cursor={cursor()} />
                </Show>
              </div>
            </Match>
          </Switch>
        </Show>
      </Show>
    </section>
  );
}

/** Shows another view in place of the chart, and the chart again. */
function ViewButton(props: { view: TimeView; children: JSX.Element }): JSX.Element {
  const { settings } = useApp();
  const isShown = () => settings.timeView() === props.view;
  return (
    <button
      type="button"
      class="quiet"
      aria-pressed={isShown()}
      onClick={() => settings.setTimeView(isShown() ? 'chart' : props.view)}
    >
      {props.children}
    </button>
  );
}

function FieldPicker(props: {
  choices: readonly FieldChoice[];
  choice: FieldChoice | undefined;
  choose: (choice: FieldChoice) => void;
}): JSX.Element {
  const index = () => props.choices.findIndex((candidate) => sameChoice(candidate, props.choice));
  return (
    <select
      class={styles.field}
      aria-label="Field to draw"
      onChange={(event) => {
        const next = props.choices[event.currentTarget.selectedIndex];
        if (next !== undefined) props.choose(next);
      }}
    >
      <For each={props.choices}>
        {(choice, at) => (
          <option value={choiceKey(choice)} selected={at() === index()}>
            {choice.measurement} {choice.field}
          </option>
        )}
      </For>
    </select>
  );
}
