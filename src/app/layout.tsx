import { type Component, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Player } from './chart/player';
import { keyWords } from './commands/keys';
import { EditorPane } from './files/editor-pane';
import { Problems } from './files/problems';
import { PlaceMark } from './first/place-mark';
import styles from './page.module.css';
import { behindResult } from './shared/behind-result';
import { Split } from './shared/split';
import { useApp } from './stores/app';
import { PANES, type Pane, type Sizes } from './stores/settings';

const chartPane = import('./chart/chart-pane');
const LateChart = lazy(() => chartPane.then(({ ChartPane: pane }) => ({ default: pane })));
const ExpectationList = lazy(() =>
  import('./expectations/expectation-list').then(({ ExpectationList: list }) => ({ default: list })),
);

const Events = lowerPane('Events', () => import('./lower-panes').then(({ Events: pane }) => ({ default: pane })));
const Request = lowerPane('Request', () => import('./lower-panes').then(({ Request: pane }) => ({ default: pane })));

/** A pane that nobody looks at before the first result. */
function lowerPane(label: string, load: () => Promise<{ default: Component }>): Component {
  return () => {
    const { runs } = useApp();
    const Pane = lazy(() => behindResult(runs, load));
    return (
      <Suspense fallback={<Empty label={label} />}>
        <Pane />
      </Suspense>
    );
  };
}

/** Where a pane will stand. */
function Empty(props: { label: string }): JSX.Element {
  return <section class="card" aria-label={props.label} style={{ flex: 1 }} />;
}

export function Layout(): JSX.Element {
  const { settings } = useApp();
  return (
    <Show when={settings.phone()} fallback={<WideLayout />}>
      <PhoneLayout />
    </Show>
  );
}

function WideLayout(): JSX.Element {
  const { settings } = useApp();
  return (
    <>
      <main class={styles.main}>
        <RememberedSplit name="columns" orientation="horizontal" first={<Left />} second={<Right />} min={0.2} />
      </main>
      <footer class={styles.footer}>
        <span>Kapacitor 1.8 semantics</span>
        <span>
          {settings.live() ? 'What you feed goes to the rooms' : 'Nothing leaves this page until you press Send'}
        </span>
        <span class="end">{keyWords('Mod-K')} commands</span>
      </footer>
    </>
  );
}

function Left(): JSX.Element {
  return (
    <RememberedSplit
      name="problems"
      orientation="vertical"
      first={<EditorPane />}
      second={
        <>
          <Problems />
          <Expectations />
        </>
      }
      min={0.12}
    />
  );
}

/** Few workspaces expect anything. */
function Expectations(): JSX.Element {
  const { files } = useApp();
  return (
    <Show when={files.all().some(({ path }) => path === 'case.json')}>
      <Suspense>
        <ExpectationList />
      </Suspense>
    </Show>
  );
}

function ChartPane(): JSX.Element {
  return (
    <Suspense fallback={<Empty label="Chart and states" />}>
      <LateChart />
    </Suspense>
  );
}

function Right(): JSX.Element {
  const { settings } = useApp();
  return (
    <RememberedSplit
      name="chart"
      orientation="vertical"
      first={
        <div
          class={styles.timePane}
          classList={{ [styles.wide ?? '']: settings.wide() && settings.timeView() === 'pipeline' }}
        >
          <ChartPane />
          <PlaceMark at="chart" />
          <div class={styles.docked}>
            <Player />
          </div>
        </div>
      }
      second={
        <RememberedSplit
          name="events"
          orientation="horizontal"
          first={<Events />}
          second={
            <div class={styles.stack}>
              <PlaceMark at="request" />
              <Request />
            </div>
          }
          min={0.25}
        />
      }
      min={0.25}
    />
  );
}

function RememberedSplit(props: {
  name: keyof Sizes;
  orientation: 'horizontal' | 'vertical';
  first: JSX.Element;
  second: JSX.Element;
  min: number;
}): JSX.Element {
  const { settings } = useApp();
  return (
    <Split
      label={SPLIT_NAMES[props.name]}
      orientation={props.orientation}
      share={settings.sizes()[props.name]}
      setShare={(share) => settings.setSizes({ [props.name]: share })}
      min={props.min}
      first={props.first}
      second={props.second}
    />
  );
}

const SPLIT_NAMES: Readonly<Record<keyof Sizes, string>> = {
  columns: 'Width of the files',
  problems: 'Height of the editor',
  chart: 'Height of the chart',
  events: 'Width of the events',
};

const PANE_NAMES: Readonly<Record<Pane, string>> = {
  script: 'Script',
  chart: 'Chart',
  events: 'Events',
  request: 'Request',
};
const PANE_VIEWS: Readonly<Record<Pane, () => JSX.Element>> = {
  script: () => (
    <>
      <EditorPane />
      <div class={styles.phoneProblems}>
        <Problems />
      </div>
      <div class={styles.phoneProblems}>
        <Expectations />
      </div>
    </>
  ),
  chart: () => (
    <>
      <ChartPane />
      <PlaceMark at="chart" />
    </>
  ),
  events: () => <Events />,
  request: () => (
    <>
      <PlaceMark at="request" />
      <Request />
    </>
  ),
};

function PhoneLayout(): JSX.Element {
  const { settings } = useApp();
  return (
    <>
      <main class={styles.phone}>
        <For each={PANES}>
          {(pane) => (
            <div
              class={styles.phonePane}
              id={`pane-${pane}`}
              hidden={settings.pane() !== pane}
              role="tabpanel"
              aria-labelledby={`go-${pane}`}
            >
              {PANE_VIEWS[pane]()}
            </div>
          )}
        </For>
      </main>
      <section class={styles.phonePlayer} aria-label="Player">
        <Player />
      </section>
      <nav aria-label="Panes">
        <div class={styles.phoneTabs} role="tablist" aria-label="Panes">
          <For each={PANES}>
            {(pane) => (
              <button
                type="button"
                role="tab"
                id={`go-${pane}`}
                aria-selected={settings.pane() === pane}
                aria-controls={`pane-${pane}`}
                class="quiet"
                onClick={() => settings.setPane(pane)}
              >
                {PANE_NAMES[pane]}
              </button>
            )}
          </For>
        </div>
      </nav>
    </>
  );
}
