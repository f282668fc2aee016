import type { JSX } from 'solid-js';
import type { LevelIndex } from '../../alert/level';
import type { Fate } from '../../alert/outcome-words';
import { glyphPath } from '../model/glyph';

/** A level's shape: filled when something was sent, hollow when it was held back, crossed when it was lost. */
export function Glyph(props: { level: LevelIndex | undefined; fate: Fate; size?: number }): JSX.Element {
  return (
    <svg
      class={props.level === undefined ? '' : `level-${props.level}`}
      width={props.size ?? 14}
      height={props.size ?? 14}
      viewBox="-8 -8 16 16"
      aria-hidden="true"
    >
      <path
        d={glyphPath(props.level, props.fate)}
        fill={props.fate === 'sent' ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="2"
        stroke-linejoin="round"
      />
    </svg>
  );
}
