import { createMemo, For, type JSX, Show } from 'solid-js';
import { levelName } from '../../alert/level';
import { OUTCOMES } from '../../alert/outcome';
import { clock } from '../../points/clock';
import { positionOf, type TimeSpan, ticksOf } from '../model/axis';
import { type Mark, marksOf, type Strip, stripsOf } from '../model/strip';
import { outcomeOf } from '../model/timeline';
import { Glyph } from '../shared/glyph';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';

const STRIPS_SHOWN = 40;
/** Pixels between two marks. */
const GAP = 15;

interface StripsProps {
  readonly span: TimeSpan | undefined;
  readonly width: number;
  readonly cursor: number | undefined;
}

export function Strips(props: StripsProps): JSX.Element {
  const { runs } = useApp();
  const strips = createMemo(() => {
    const timeline = runs.shown();
    return timeline === undefined ? [] : stripsOf(timeline);
  });
  return (
    <Show when={props.span}>
      {(span) => (
        <>
          <div class={styles.strips}>
            <For each={strips().slice(0, STRIPS_SHOWN)}>
              {(strip) => <StripRow strip={strip} span={span()} width={props.width} named={strips().length > 1} />}
            </For>
            <Show when={strips().length > STRIPS_SHOWN}>
              <p class={styles.more}>and {strips().length - STRIPS_SHOWN} more alert ids, in the list of events</p>
            </Show>
            <Show when={props.cursor}>
              {(cursor) => (
                <div
                  class={styles.cursor}
                  style={{
                    left: `${positionOf(cursor(), span(), props.width)}px`,
                    height: `${strips().length * 40}px`,
                  }}
                />
              )}
            </Show>
          </div>
          <TimeAxis span={span()} width={props.width} />
        </>
      )}
    </Show>
  );
}

function StripRow(props: { strip: Strip; span: TimeSpan; width: number; named: boolean }): JSX.Element {
  const { runs } = useApp();
  const marks = createMemo(() => {
    const timeline = runs.shown();
    const { span, width } = props;
    return timeline === undefined
      ? []
      : marksOf(timeline, props.strip, (seconds) => positionOf(seconds, span, width), GAP);
  });
  const middle = () => (props.named ? 24 : 15);
  return (
    <fieldset aria-label={`States of ${props.strip.id}`} class={`${styles.strip} ${props.named ? styles.named : ''}`}>
      <Show when={props.named}>
        <span class={styles.name}>
          {props.strip.id} <span>· {props.strip.task}</span>
        </span>
      </Show>
      <For each={marks()}>{(mark) => <MarkButton mark={mark} strip={props.strip} y={middle()} />}</For>
    </fieldset>
  );
}

function MarkButton(props: { mark: Mark; strip: Strip; y: number }): JSX.Element {
  const { player, runs } = useApp();
  const words = () => {
    const run = runs.shown()?.run;
    if (run === undefined) return '';
    const { row, level, merged } = props.mark;
    const why = OUTCOMES[outcomeOf(run, row)];
    const more = merged > 1 ? `, and ${merged - 1} more here` : '';
    return `${clock(run.evaluations.time[row] ?? 0n)} ${levelName(level)}, ${why.held ? `held back: ${why.words}` : 'sent'}${more}`;
  };
  const ahead = () => props.mark.at > player.moment();
  const isSelected = () => player.selected() === props.mark.position;
  return (
    <button
      type="button"
      class={styles.mark}
      classList={{ [styles.later ?? '']: ahead(), [styles.selected ?? '']: isSelected() }}
      tabIndex="-1"
      title={words()}
      aria-label={`${props.strip.id} ${words()}${ahead() ? ', not fed yet' : ''}`}
      aria-pressed={isSelected()}
      data-level={levelName(props.mark.level)}
      data-sent={props.mark.sent}
      data-fed={!ahead()}
      style={{ left: `${props.mark.x}px`, top: `${props.y}px` }}
      onClick={() => player.select(props.mark.position)}
    >
      <Glyph level={props.mark.level} sent={props.mark.sent} size={16} />
    </button>
  );
}

function TimeAxis(props: { span: TimeSpan; width: number }): JSX.Element {
  return (
    <svg class={styles.axis} width={props.width} height="20" aria-hidden="true">
      <For each={ticksOf(props.span, props.width)}>
        {(tick) => (
          <text x={positionOf(tick.seconds, props.span, props.width)} y="14">
            {tick.label}
          </text>
        )}
      </For>
    </svg>
  );
}
