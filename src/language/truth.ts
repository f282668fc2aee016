const TRUE = new Set(['true', 'yes', 'on', 't', 'y', '1']);
const FALSE = new Set(['false', 'no', 'off', 'f', 'n', '0']);

/** What people write for true and false, in any language. */
export function truthOf(text: string): 'true' | 'false' | undefined {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return 'true';
  return FALSE.has(word) ? 'false' : undefined;
}
