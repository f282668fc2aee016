/** `1 point`, `1,200 points`; `1 query`, `2 queries` where the plural is given. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${withCommas(count)} ${count === 1 ? thing : things}`;
}

/** `1,200,000`, of a whole number. Not by the locales of the platform: to load them takes longer than the first run. */
export function withCommas(count: number | bigint): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
