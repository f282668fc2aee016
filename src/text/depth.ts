/**
 * How deep texts may nest: brackets, tables, blocks, parentheses. No person writes more, and readers that call themselves
 * stay far from the end of the stack.
 */
export const DEEPEST = 500;

/** In the words of an error, behind the reader's own beginning. */
export const TOO_DEEP = `nested deeper than ${DEEPEST} levels, which the playground does not read`;
