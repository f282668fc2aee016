import type { JSX } from 'solid-js';
import type { LevelIndex } from '../../alert/level';
import { glyphPath } from '../model/glyph';

/** A level's shape: filled when something was sent, hollow when it was held back. */
export function Glyph(props: { level: LevelIndex | undefined; sent: boolean; size?: number }): JSX.Element {
  return (
    <svg
      class={props.level === undefined ? '' : `level-${props.level}`}
      width={props.size ?? 14}
      height={props.size ?? 14}
      viewBox="-8 -8 16 16"
      aria-hidden="true"
    >
      <path
        d={glyphPath(props.level)}
        fill={props.sent ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="2"
        stroke-linejoin="round"
      />
    </svg>
  );
}
