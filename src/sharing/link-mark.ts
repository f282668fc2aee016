/** Tells links apart without holding what they hold: some hold a token. Two times 32 bits (FNV-1a) and the length. */
export function linkMark(hash: string): string {
  if (hash === '') return '';
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < hash.length; at++) {
    const code = hash.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ (code + at), 0x85ebca6b);
  }
  return `${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}.${hash.length.toString(36)}`;
}
