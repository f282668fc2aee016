import { createEffect, createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { moment as momentWords } from '../../points/clock';
import { withCommas } from '../../text/counted';
import { COMMANDS, runCommand } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { letTimePass } from '../commands/silence';
import { draggedSilence, SILENCES, silenceNamed } from '../model/silence';
import { timeAt, timeWords } from '../model/time';
import { useApp } from '../stores/app';
import { SPEEDS } from '../stores/player';
import { dragPastEnd } from './drag-past-end';
import styles from './player.module.css';

const LiveBadge = lazy(() => import('../send/live-badge'));
const FeedBox = lazy(() => import('./feed-box'));

export function Player(): JSX.Element {
  const app = useApp();
  const { player, runs } = app;
  const { silence } = app.settings;
  const [typing, setTyping] = createSignal(false);
  const time = () => {
    const run = runs.shown()?.run;
    return run === undefined ? undefined : timeAt(run, player.moment());
  };
  const title = (id: string) => {
    const found = COMMANDS.find((candidate) => candidate.id === id);
    return found?.keys === undefined ? found?.title : `${found.title} (${keyWords(found.keys)})`;
  };
  const none = () => player.last() < 0;
  const total = () => runs.shown()?.run.points.count ?? 0;
  const fed = () => Math.min(player.moment() + 1, total());
  /** Of the scrubber: it goes one further into the silence. */
  const end = () => player.last() + 1;
  /** Dragged past its end, the scrubber lets time pass: the further, the more. */
  const dragged = () => {
    const before = silence();
    return (pixels: number) => {
      const wanted = draggedSilence(pixels, before);
      if (wanted.id === silence().id || app.settings.strict()) return;
      player.expect();
      app.settings.setSilence(wanted);
    };
  };
  const isSilent = () => total() > 0 && player.moment() >= total();
  return (
    <fieldset class={styles.dock} aria-label="Feed the points">
      <Show when={typing()}>
        <Suspense>
          <FeedBox close={() => setTyping(false)} />
        </Suspense>
      </Show>
      <Show when={app.settings.live()}>
        <Suspense>
          <LiveBadge />
        </Suspense>
      </Show>
      <div class={styles.player}>
        <button
          type="button"
          class="icon"
          aria-label="Step back"
          title={title('back')}
          disabled={none() || player.moment() < 0}
          onClick={() => runCommand(app, 'back')}
        >
          <Icon path="M11 3L5 8l6 5z" />
        </button>
        <button
          type="button"
          class={styles.feed}
          title={title('play')}
          disabled={none()}
          onClick={() => runCommand(app, 'play')}
        >
          <Icon path={player.playing() ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 3l9 5-9 5z'} />
          {player.playing() ? 'Pause' : 'Feed'}
        </button>
        <button
          type="button"
          class="icon"
          aria-label="Step forward"
          title={title('forward')}
          disabled={none() || player.moment() >= player.last()}
          onClick={() => runCommand(app, 'forward')}
        >
          <Icon path="M3 3l6 5-6 5zM10.5 3h2v10h-2z" />
        </button>
        <select
          class={styles.speed}
          aria-label="Speed"
          disabled={none()}
          onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}
        >
          <For each={SPEEDS}>
            {(speed) => (
              <option value={speed} selected={speed === player.speed()}>
                {speed}/s
              </option>
            )}
          </For>
        </select>
        <div class={styles.time}>
          <input
            ref={(scrubber) => {
              dragPastEnd(scrubber, dragged);
              // A slider forgets a value that is beyond its end, so each new end gets the value again.
              createEffect(() => {
                scrubber.max = String(end());
                scrubber.value = String(player.moment() + 1);
              });
            }}
            class={styles.scrubber}
            type="range"
            title="Drag past the end to let time pass"
            aria-label="Moment"
            min="0"
            step="1"
            disabled={none()}
            aria-valuetext={`${fed()} of ${total()} points fed${isSilent() ? `, then ${silence().id === '' ? 'the end' : `${silence().id} of silence`}` : ''}`}
            style={{ '--fed': `${end() === 0 ? 0 : ((player.moment() + 1) / end()) * 100}%` }}
            onInput={(event) => player.seek(Number(event.currentTarget.value) - 1)}
          />
          <output class={styles.count} title={time() === undefined ? undefined : momentWords(time() ?? 0n)}>
            {withCommas(fed())} / {withCommas(total())}
            <span>
              {isSilent() ? ` + ${silence().id === '' ? 'end' : silence().id}` : ''} ·{' '}
              {time() === undefined ? '--:--:--' : timeWords(runs.shown()?.run, time() ?? 0n)}
            </span>
          </output>
        </div>
        <select
          class={styles.silence}
          aria-label="Silence after the last point"
          title="Let time pass after the last point: deadman and barrier notice"
          disabled={none() || app.settings.strict()}
          onChange={(event) => letTimePass(app, silenceNamed(event.currentTarget.value))}
        >
          <For each={SILENCES}>
            {({ id }) => (
              <option value={id} selected={id === silence().id}>
                {id === '' ? '+ Silence' : `+ ${id}`}
              </option>
            )}
          </For>
        </select>
        <button
          type="button"
          class={`quiet ${styles.more}`}
          aria-expanded={typing()}
          title="Type one more point and feed it"
          onClick={() => setTyping(!typing())}
        >
          + Point
        </button>
      </div>
    </fieldset>
  );
}

function Icon(props: { path: string }): JSX.Element {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
      <path d={props.path} fill="currentColor" />
    </svg>
  );
}
