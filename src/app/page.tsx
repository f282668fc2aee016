import {
  createEffect,
  createMemo,
  getOwner,
  type JSX,
  lazy,
  on,
  onCleanup,
  onMount,
  runWithOwner,
  Show,
  Suspense,
} from 'solid-js';
import { CRITICAL, type LevelIndex, levelName, OK } from '../alert/level';
import type { WorkerClient } from '../worker/client';
import { listenToKeys } from './commands/keys';
import { ErrorScreen } from './error-screen';
import { Header } from './header/header';
import { Layout } from './layout';
import { faviconOf, LEVEL_SIGNS } from './model/glyph';
import { levelAt } from './model/timeline';
import { NoticeList } from './notice-list';
import styles from './page.module.css';
import { afterDrawing } from './shared/after-drawing';
import { behindResult } from './shared/behind-result';
import { AppContext, createApp } from './stores/app';
import type { Opening } from './stores/first-example';
import { followHash } from './stores/follow-hash';
import { forgetRunOnLeave } from './stores/run-guard';
import type { RunGuard } from './stores/runs';

const loadDialogs = () => import('./dialogs/dialogs');
const Dialogs = lazy(loadDialogs);
/** Milliseconds after the first result: then dialogs open at once. */
const LATE = 500;

export function Page(props: { opening: Opening; worker: WorkerClient; guard: RunGuard }): JSX.Element {
  const app = createApp(props.opening.start, props.worker, props.guard);
  const { files, runs, player, settings, notices } = app;
  settings.setMarks(props.opening.isFirst ?? false);
  createEffect(on(files.all, () => settings.setMarks(false), { defer: true }));

  onMount(() => {
    onCleanup(listenToKeys(app));
    onCleanup(followHash(app));
    onCleanup(forgetRunOnLeave(props.guard));
    const owner = getOwner();
    void import('./files/from-outside').then(({ listenToOutside }) =>
      runWithOwner(owner, () => onCleanup(listenToOutside(app))),
    );
    // Whoever goes back before the keeper is there is followed by it.
    let hasMoved = false;
    const moved = () => {
      hasMoved = true;
    };
    addEventListener('popstate', moved);
    const keeper = behindResult(runs, () => import('./keep/keeper'));
    void keeper.then(({ keepWork }) => {
      removeEventListener('popstate', moved);
      runWithOwner(owner, () => keepWork(app, props.opening.start.files, hasMoved));
    });
    void runs.first.then(() => setTimeout(prepareRest, LATE));
    const { notice, before } = props.opening;
    if (notice !== undefined) notices.show(notice);
    if (before !== undefined) {
      notices.show('A link is open. Your work from before is kept.', {
        label: 'Bring it back',
        run: () => void bringBack(before),
      });
    }
  });

  const prepareRest = async () => {
    void loadDialogs();
    // While developing nothing is kept.
    if (import.meta.env.PROD) await (await import('./offline/offline')).keepOffline(notices);
  };

  const bringBack = async (before: string) => {
    const { openWork } = await import('./stores/restore');
    await openWork(app, before, 'Your work from before is back.');
  };

  const level = createMemo((): LevelIndex | undefined => {
    const timeline = runs.shown();
    return timeline === undefined ? undefined : levelAt(timeline, player.moment());
  });
  // The browser takes its time for a new sign of the tab, and nobody looks there first.
  const sign = afterDrawing<{ level: LevelIndex; work: string } | undefined>(
    () => ({ level: level() ?? OK, work: app.work().name }),
    undefined,
  );
  createEffect(() => {
    const shown = sign();
    if (shown !== undefined) showLevel(shown.level, shown.work);
  });

  return (
    <AppContext.Provider value={app}>
      <ErrorScreen>
        <div class={styles.page}>
          <ProgressBar />
          <Header level={level()} />
          <Layout />
        </div>
        <Show when={settings.dialog()}>
          <Suspense>
            <Dialogs />
          </Suspense>
        </Show>
        <NoticeList />
      </ErrorScreen>
    </AppContext.Provider>
  );

  /** A thin bar, when a run takes longer than a blink. */
  function ProgressBar(): JSX.Element {
    const share = () => {
      const progress = runs.progress();
      return progress === undefined || progress.total === 0 ? undefined : progress.fed / progress.total;
    };
    return (
      <Show when={runs.slow()}>
        <div class={styles.bar} role="progressbar" aria-label="Run" aria-valuenow={Math.round((share() ?? 0) * 100)}>
          <i style={{ width: `${(share() ?? 0.05) * 100}%` }} />
        </div>
      </Show>
    );
  }
}

/** The state of the alerts and the name of the work, on the tab of the browser. */
function showLevel(level: LevelIndex, work: string): void {
  const name = `${work === '' ? '' : `${work} · `}TICKscript Playground`;
  document.title = level === 0 ? name : `${LEVEL_SIGNS[level] ?? LEVEL_SIGNS[CRITICAL]} ${levelName(level)} · ${name}`;
  document.querySelector('link[rel="icon"]')?.setAttribute('href', faviconOf(level));
}
