/**
 * How deep texts may nest: brackets, tables, blocks, parentheses. No person writes more, and readers that call themselves
 * stay far from the end of the stack.
 */
export const DEEPEST = 500;

/** Characters of a text that a message quotes. */
const LONGEST_QUOTE = 200;

/** A message with what it quotes of a file, unless that is endless. */
export function shortened(message: string): string {
  if (message.length <= LONGEST_QUOTE) return message;
  const words = message.replace(/\S{201,}/g, (word) => `${word.slice(0, LONGEST_QUOTE)}…`);
  return words.length <= 5 * LONGEST_QUOTE ? words : `${words.slice(0, 5 * LONGEST_QUOTE)}…`;
}

/** In the words of an error, behind the reader's own beginning. */
export const TOO_DEEP = `nested deeper than ${DEEPEST} levels, which the playground does not read`;
