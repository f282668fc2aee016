import { createMemo, For, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { withCommas } from '../../text/counted';
import { TASK_SCRIPT_KINDS } from '../../workspace/kinds';
import { filesOf } from '../../workspace/workspace';
import { LINES_SHOWN, seriesLabel } from '../model/chart';
import { badgesOf } from '../model/words/badges';
import { elementWidth } from '../shared/element-size';
import { useApp } from '../stores/app';
import type { TimeView } from '../stores/settings';
import styles from './chart-pane.module.css';
import { type ChartStore, chartName, createChart } from './chart-store';
import { NoAlert } from './empty-states';
import { Legend } from './legend';
import { Plot } from './plot';
import { Strips } from './strips';
import { ValuePicker } from './value-picker';

const NoPoints = lazy(() => import('./no-points').then(({ NoPoints: view }) => ({ default: view })));
const PointsTable = lazy(() => import('./points-table').then(({ PointsTable: table }) => ({ default: table })));
const CompareView = lazy(() => import('../compare/compare-view').then(({ CompareView: view }) => ({ default: view })));
const PipelineView = lazy(() =>
  import('../pipeline/pipeline-view').then(({ PipelineView: view }) => ({ default: view })),
);

export function ChartPane(): JSX.Element {
  const app = useApp();
  const { runs } = app;
  const run = () => runs.shown()?.run;
  const view = app.settings.timeView;
  const { width, observe } = elementWidth();
  const chart = createChart(app, width);
  const badges = createMemo(() => [...new Set((run()?.tasks ?? []).flatMap(({ nodes }) => nodes.flatMap(badgesOf)))]);

  return (
    <section class="card" aria-label="Chart and states" tabIndex="-1" style={{ flex: 1 }}>
      <div class="head">
        <h2 class="hidden-text">Chart</h2>
        <Show when={chart.choices().length > 0} fallback={<strong>Points</strong>}>
          <ValuePicker chart={chart} />
        </Show>
        <small>{details(chart, app)}</small>
        <div class="end">
          <For each={badges()}>{(badge) => <span class="badge">{badge}</span>}</For>
          <Show when={(run()?.points.count ?? 0) > 0}>
            <Pin />
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
            <Match when={view() === 'compare'}>
              <Suspense fallback={<div class={styles.body} />}>
                <CompareView />
              </Suspense>
            </Match>
            <Match when={view() === 'chart'}>
              <div class={styles.body} classList={{ [styles.stale ?? '']: runs.stale() || runs.slow() }} ref={observe}>
                <Legend chart={chart} />
                <Plot chart={chart} label={chartName(chart)} />
                <Show when={(run()?.evaluations.count ?? 0) > 0} fallback={<NoAlert />}>
                  <Strips chart={chart} width={width()} />
                </Show>
              </div>
            </Match>
          </Switch>
        </Show>
      </Show>
    </section>
  );
}

/** What is drawn, in few words. */
function details(chart: ChartStore, { runs }: ReturnType<typeof useApp>): string {
  const run = runs.shown()?.run;
  const choice = chart.choice();
  if (run === undefined || choice === undefined) return '';
  if (choice.type === 'judged') {
    const words = `judged by ${choice.properties.join(', ')}`;
    return choice.place === '' ? words : `${choice.place} · ${words}`;
  }
  if (choice.type === 'node') {
    const output = chart.output();
    if (output === undefined) return `${choice.task} · …`;
    if (output.fields.length === 0) return `${choice.task} · ${choice.node} emits no numbers`;
    const ticks = output.spans.filter(({ tick }) => tick !== undefined).length;
    const more = output.leftOut === 0 ? '' : ` · ${withCommas(output.leftOut)} more points`;
    return `${choice.task}${ticks === 0 ? '' : ` · a stroke at each tick, a bar for what it looked at`}${more}`;
  }
  const [series] = chart.series();
  const first = run.points.seriesList[series ?? -1];
  if (first === undefined) return '';
  const count = chart.series().length;
  const words =
    count === 1 ? seriesLabel(first) : `${count} series${count > LINES_SHOWN ? `, ${LINES_SHOWN} drawn` : ''}`;
  return `${first.database}.${first.retentionPolicy} · ${words}`;
}

/** Puts the run aside; then, or with two scripts, there is something to compare. */
function Pin(): JSX.Element {
  const { runs, files, pinned, setPinned, settings, notices } = useApp();
  const scripts = () => filesOf(files.all(), ...TASK_SCRIPT_KINDS).length;
  const pin = () => {
    const timeline = runs.shown();
    if (timeline === undefined || runs.stale()) return;
    setPinned({ files: files.all(), timeline });
    notices.show('This run is pinned. Change something, and Compare shows what differs.');
  };
  const unpin = () => {
    setPinned(undefined);
    if (settings.timeView() === 'compare') settings.setTimeView('chart');
  };
  return (
    <>
      <button
        type="button"
        class="quiet"
        aria-pressed={pinned() !== undefined}
        onClick={() => (pinned() === undefined ? pin() : unpin())}
      >
        {pinned() === undefined ? 'Pin this run' : 'Pinned'}
      </button>
      <Show when={pinned() !== undefined || scripts() > 1}>
        <ViewButton view="compare">Compare</ViewButton>
      </Show>
    </>
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
