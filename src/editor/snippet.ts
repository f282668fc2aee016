/** What a completion inserts, for an editor that knows no placeholders: the first is selected, the others are their own text. */
export interface PlainSnippet {
  readonly text: string;
  /** What is to be written over, from the start of the text; empty where the cursor comes to stand. */
  readonly start: number;
  readonly end: number;
}

/** `${1}`, `${1:words}`, `$1`, `$0`, or an escaped sign. Editors select the lowest number first, and end at 0. */
const PART = /\\([$}\\])|\$(\d+)|\$\{(\d+)(?::([^}]*))?\}/g;

export function plainSnippet(snippet: string): PlainSnippet {
  let text = '';
  let last = 0;
  const places: { readonly number: number; readonly start: number; readonly end: number }[] = [];
  for (const match of snippet.matchAll(PART)) {
    text += snippet.slice(last, match.index);
    last = match.index + match[0].length;
    const [, escaped, bare, braced, words = ''] = match;
    const start = text.length;
    text += escaped ?? words;
    const number = Number(bare ?? braced);
    if (escaped === undefined)
      places.push({ number: number === 0 ? Number.POSITIVE_INFINITY : number, start, end: text.length });
  }
  text += snippet.slice(last);
  const [first] = places.toSorted((a, b) => a.number - b.number);
  return { text, start: first?.start ?? text.length, end: first?.end ?? text.length };
}
