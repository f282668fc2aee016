/** Characters: editors get slow beyond. */
const LARGE = 2_000_000;

export function isTooLarge(text: string): boolean {
  return text.length > LARGE;
}
