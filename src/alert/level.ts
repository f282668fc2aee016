/** Alert levels, ordered: the index is Kapacitor's number of the level. */
export const LEVELS = ['OK', 'INFO', 'WARNING', 'CRITICAL'] as const;
export type Level = (typeof LEVELS)[number];
export type LevelIndex = 0 | 1 | 2 | 3;
export const OK = 0;
export const INFO = 1;
export const WARNING = 2;
export const CRITICAL = 3;

export function levelName(index: LevelIndex): Level {
  return LEVELS[index];
}
