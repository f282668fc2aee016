/** `larger` with what `array` holds at its beginning. */
export function enlarged<T extends { set(array: T): void }>(array: T, larger: T): T {
  larger.set(array);
  return larger;
}
