/** The levels by what people write for them. */
export const LEVEL_WORDS: Readonly<Record<string, string>> = {
  ok: 'OK',
  info: 'INFO',
  warn: 'WARNING',
  warning: 'WARNING',
  crit: 'CRITICAL',
  critical: 'CRITICAL',
};
