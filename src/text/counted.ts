/** `1 point`, `1,200 points`; `1 query`, `2 queries` where the plural is given. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? thing : things}`;
}
