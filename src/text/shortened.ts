/** Characters of a text that a message quotes. */
const LONGEST_QUOTE = 200;

/** A message with what it quotes of a file, unless that is endless. */
export function shortened(message: string): string {
  if (message.length <= LONGEST_QUOTE) return message;
  const words = message.replace(/\S{201,}/g, (word) => `${word.slice(0, LONGEST_QUOTE)}…`);
  return words.length <= 5 * LONGEST_QUOTE ? words : `${words.slice(0, 5 * LONGEST_QUOTE)}…`;
}
