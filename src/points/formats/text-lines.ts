/** A text line by line. */
export interface TextLine {
  /** Without its line break. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function* eachLine(text: string): Generator<TextLine> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found === -1 ? text.length : found;
    const end = next > start && text[next - 1] === '\r' ? next - 1 : next;
    yield { text: text.slice(start, end), start, end };
    start = next + 1;
  }
}
