/** The shape of each level, 12 across: OK circle, INFO diamond, WARNING triangle, CRITICAL square; crossed where it was lost. */
import type { LevelIndex } from '../../alert/level';
import type { Fate } from '../../alert/outcome-words';

/** Around a place, which is the origin unless said. */
export function glyphPath(level: LevelIndex | undefined, fate: Fate = 'sent', x = 0, y = 0): string {
  const place = `M${x},${y}`;
  return `${place}${shapeOf(level)}${fate === 'lost' ? `${place}m-6,6l12,-12` : ''}`;
}

function shapeOf(level: LevelIndex | undefined): string {
  switch (level) {
    case 0:
      return 'm-5.5,0a5.5,5.5 0 1,0 11,0a5.5,5.5 0 1,0 -11,0z';
    case 1:
      return 'm0,-6.5l6.5,6.5l-6.5,6.5l-6.5,-6.5z';
    case 2:
      return 'm0,-6l6.5,11.5h-13z';
    case 3:
      return 'm-5,-5h10v10h-10z';
    default:
      return 'm-6,0h10m-4,-4l4,4l-4,4';
  }
}

const COLOURS: readonly string[] = ['#1f8a4c', '#2566c9', '#b26a00', '#cf2734'];

/** The page's icon: the level that the alert is at. */
export function faviconOf(level: LevelIndex): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 16 16"><path d="${glyphPath(level)}" fill="${COLOURS[level] ?? ''}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export const LEVEL_SIGNS: readonly string[] = ['●', '◆', '▲', '■'];
