/** The shape of each level, around the origin, 12 across: OK circle, INFO diamond, WARNING triangle, CRITICAL square. */
import type { LevelIndex } from '../../alert/level';

export function glyphPath(level: LevelIndex | undefined): string {
  switch (level) {
    case 0:
      return 'M-5.5,0a5.5,5.5 0 1,0 11,0a5.5,5.5 0 1,0 -11,0z';
    case 1:
      return 'M0,-6.5L6.5,0L0,6.5L-6.5,0z';
    case 2:
      return 'M0,-6L6.5,5.5L-6.5,5.5z';
    case 3:
      return 'M-5,-5H5V5H-5z';
    default:
      return 'M-6,0H4M0,-4L4,0L0,4';
  }
}

const COLOURS: readonly string[] = ['#1f8a4c', '#2566c9', '#b26a00', '#cf2734'];

/** The page's icon: the level that the alert is at. */
export function faviconOf(level: LevelIndex): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 16 16"><path d="${glyphPath(level)}" fill="${COLOURS[level] ?? ''}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export const LEVEL_SIGNS: readonly string[] = ['●', '◆', '▲', '■'];
