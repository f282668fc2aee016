/** Text from elsewhere, for a terminal: no control characters, nothing that turns the line around, not endless. */
const LIMIT = 200;

export function printable(text: string): string {
  // A character has one or two units: enough to see whether more was there, however long the text is.
  const plain = text.slice(0, LIMIT * 2 + 2).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
  const characters = [...plain];
  return characters.length > LIMIT ? `${characters.slice(0, LIMIT).join('')}…` : plain;
}
