import { type JSX, lazy, Show } from 'solid-js';
import { type LevelIndex, levelName } from '../../alert/level';
import { counted, withCommas } from '../../text/counted';
import { runCommand } from '../commands/commands';
import { Glyph } from '../shared/glyph';
import { afterFrame } from '../shared/next-frame';
import { useApp } from '../stores/app';
import { isBroken, RUN_BUDGET } from '../stores/runs';
import { ExamplePicker } from './example-picker';
import styles from './header.module.css';
import { NewMenu } from './new-menu';

const KeepMark = lazy(() => afterFrame(() => import('../keep/keep-mark')));

export function Header(props: { level: LevelIndex | undefined }): JSX.Element {
  const app = useApp();
  return (
    <header class={styles.header}>
      <div class={styles.title}>
        <h1 class={styles.name}>
          <span>TICK</span>script<b class={styles.rest}> Playground</b>
        </h1>
        <p>Try Kapacitor alerts on sample points. No server.</p>
      </div>
      <ExamplePicker />
      <NewMenu />
      <RunSummary level={props.level} />
      <Show when={app.runs.slow()}>
        <button type="button" class={styles.stop} onClick={() => app.runs.stop()}>
          Stop
        </button>
      </Show>
      <Show when={app.keeping()}>{(keeping) => <KeepMark keeping={keeping()} />}</Show>
      <button
        type="button"
        class={`quiet ${styles.wide}`}
        aria-pressed={app.settings.strict()}
        title="Accept exactly what Kapacitor accepts"
        onClick={() => runCommand(app, 'strict')}
      >
        Strict
      </button>
      <button type="button" class="primary" onClick={() => runCommand(app, 'share')}>
        Share
      </button>
      <button
        type="button"
        class={`quiet icon ${styles.wide}`}
        aria-label="Change the colours"
        title="Colours: system, light, dark"
        onClick={() => runCommand(app, 'theme')}
      >
        <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.5" />
          <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
        </svg>
      </button>
      <button
        type="button"
        class="quiet icon"
        aria-label="Commands"
        title="Commands"
        onClick={() => runCommand(app, 'commands')}
      >
        <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 4h12M2 8h12M2 12h8" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
        </svg>
      </button>
    </header>
  );
}

function RunSummary(props: { level: LevelIndex | undefined }): JSX.Element {
  const { runs } = useApp();
  return (
    <div class={styles.summary} role="status" aria-label="Last run">
      <Show when={runs.slow()} fallback={<Outcome level={props.level} />}>
        <span class={styles.words}>{runningWords(runs.progress())}</span>
      </Show>
    </div>
  );
}

function Outcome(props: { level: LevelIndex | undefined }): JSX.Element {
  const { runs } = useApp();
  return (
    <Show when={runs.latest()}>
      {(run) => (
        <>
          <span
            class={styles.glyph}
            title={
              props.level === undefined ? 'No alert has been evaluated' : `Highest level now: ${levelName(props.level)}`
            }
          >
            <Show when={props.level !== undefined && !runs.stale()}>
              <Glyph level={props.level} fate="sent" size={12} />
            </Show>
          </span>
          <span class={styles.words}>
            <Show when={!runs.stale() && !isBroken(run())} fallback="does not run">
              {counted(run().points.count, 'point')} · {counted(run().requests.length, 'request')} ·{' '}
              {milliseconds(run().milliseconds)}
              <Show when={run().recordedBytes > NOTEWORTHY}>
                <span title="Recorded of this run: events, requests, states and points. A run stops at its budget.">
                  {' '}
                  · {megabytes(run().recordedBytes)} of {megabytes(RUN_BUDGET.bytes)}
                </span>
              </Show>
            </Show>
          </span>
        </>
      )}
    </Show>
  );
}

/** Bytes of a run that are worth a word. */
const NOTEWORTHY = 5_000_000;

function megabytes(bytes: number): string {
  return `${withCommas(Math.round(bytes / 1e6))} MB`;
}

function runningWords(progress: { readonly fed: number; readonly total: number } | undefined): string {
  return progress === undefined ? 'running…' : `running… ${counted(progress.fed, 'point')} fed`;
}

function milliseconds(value: number): string {
  return value < 1 ? '<1 ms' : `${withCommas(Math.round(value))} ms`;
}
