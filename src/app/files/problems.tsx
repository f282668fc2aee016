import { createMemo, For, type JSX, Show } from 'solid-js';
import { stoppedWords } from '../../kapacitor/record/stopped';
import { problemAddress } from '../../problems/address';
import type { Problem } from '../../problems/problem';
import { counted } from '../../text/counted';
import { type Position, positionsIn } from '../../text/position';
import { createMasked } from '../shared/masked';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import styles from './problems.module.css';

export function Problems(): JSX.Element {
  const { files, runs, typing, worker } = useApp();
  const { problems } = typing;
  /** Of each file its lines are counted once. */
  const linesOf = new Map<string, { readonly text: string; readonly at: (offset: number) => Position }>();
  const positionOf = ({ file, range }: Problem): Position => {
    const text = files.text(file);
    const known = linesOf.get(file);
    const own = known?.text === text ? known : { text, at: positionsIn(text) };
    linesOf.set(file, own);
    return own.at(range.start);
  };
  const lines = createMemo(() => (runs.latest()?.logs ?? []).filter(({ level }) => level === 'error'));
  const shownLines = createMasked(worker, () =>
    lines()
      .slice(0, 100)
      .map(({ text }) => text),
  );
  const deaths = () =>
    (runs.latest()?.tasks ?? []).flatMap(({ id, taskError, recording }) => [
      ...(taskError === undefined ? [] : [`The task ${id} died while it ran: ${taskError}`]),
      ...(recording?.error === undefined ? [] : [`The queries of ${id} cannot be recorded: ${recording.error}`]),
    ]);
  const stopped = () => {
    const run = runs.latest();
    return run === undefined ? undefined : stoppedWords(run);
  };
  const failure = () => (runs.paused() ? PAUSED : (runs.failure() ?? stopped()));
  const notes = createMemo(() => problems().filter(({ severity }) => severity === 'info'));
  const heading = () => {
    const failures = deaths().length + (failure() === undefined ? 0 : 1);
    const count = problems().length - notes().length + failures;
    return count === 0 ? 'No problems' : counted(count, 'problem');
  };
  const consequence = () => {
    if (runs.paused()) return 'not run yet';
    if (runs.stale()) return 'the result beside it is of the last text that ran';
    if (problems().some(({ severity }) => severity === 'error')) return '';
    return problems().length > notes().length ? 'the script runs all the same' : '';
  };
  return (
    <section class="card" aria-label="Problems" style={{ flex: 1 }}>
      <div class="head">
        <h2>{heading()}</h2>
        <small>{consequence()}</small>
      </div>
      <section
        class={styles.list}
        classList={{ [styles.older ?? '']: runs.slow() }}
        aria-label="List of problems"
        ref={scrollable}
      >
        <Show when={failure()}>{(text) => <Failure text={text()} />}</Show>
        <For each={deaths()}>{(text) => <Failure text={text} />}</For>
        <ul>
          <For each={problems().filter(({ severity }) => severity !== 'info')}>
            {(problem) => <ProblemRow problem={problem} positionOf={positionOf} />}
          </For>
        </ul>
        <Show when={notes().length > 0}>
          <details class={styles.notes}>
            <summary>{counted(notes().length, 'note')}</summary>
            <ul>
              <For each={notes()}>{(problem) => <ProblemRow problem={problem} positionOf={positionOf} />}</For>
            </ul>
          </details>
        </Show>
        <Show when={lines().length > 0}>
          <details class={styles.log}>
            <summary>Kapacitor’s log: {counted(lines().length, 'line')}</summary>
            <For each={shownLines()}>{(line) => <pre>{line}</pre>}</For>
          </details>
        </Show>
      </section>
    </section>
  );
}

const PAUSED = 'The run before this page was opened never ended, so nothing runs by itself now.';

function Failure(props: { text: string }): JSX.Element {
  const { runs } = useApp();
  return (
    <div class={styles.problem} role="alert">
      <span class={`${styles.sign} level-3`} aria-hidden="true">
        ✕
      </span>
      <p>{props.text}</p>
      <button type="button" onClick={() => runs.again()}>
        Run again
      </button>
    </div>
  );
}

/** Not the shapes of the levels: a problem is no event. */
const SIGNS = {
  error: { sign: '✕', level: 'level-3' },
  warning: { sign: '!', level: 'level-2' },
  info: { sign: 'i', level: 'level-1' },
} as const;

function ProblemRow(props: { problem: Problem; positionOf: (problem: Problem) => Position }): JSX.Element {
  const app = useApp();
  const place = () => {
    const { line, column } = props.positionOf(props.problem);
    return `${props.problem.file}:${line}:${column}`;
  };
  return (
    <li class={styles.problem}>
      <span
        class={`${styles.sign} ${SIGNS[props.problem.severity].level}`}
        title={props.problem.severity}
        aria-hidden="true"
      >
        {SIGNS[props.problem.severity].sign}
      </span>
      <div>
        <button type="button" class={styles.words} onClick={() => app.goTo(props.problem.file, props.problem.range)}>
          <span class="hidden-text">{props.problem.severity}: </span>
          {props.problem.plain === '' ? props.problem.kapacitor : props.problem.plain}
        </button>
        <small>
          <Show when={props.problem.plain !== '' && !props.problem.plain.includes(props.problem.kapacitor)}>
            <code>{props.problem.kapacitor}</code>
          </Show>
          <span class={styles.place}>{place()}</span>
          <a class={styles.code} href={problemAddress(props.problem.code)} target="_blank" rel="noopener">
            {props.problem.code}
          </a>
        </small>
      </div>
      <div class={styles.actions}>
        <Show when={props.problem.fix}>
          {(fix) => (
            <button type="button" title={fix().title} onClick={() => app.applyFix(fix())}>
              Fix
            </button>
          )}
        </Show>
        <Show when={props.problem.ignore}>
          {(ignore) => (
            <button type="button" class="quiet" title={ignore().title} onClick={() => app.applyFix(ignore())}>
              Ignore
            </button>
          )}
        </Show>
      </div>
    </li>
  );
}
