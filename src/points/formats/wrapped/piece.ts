/** What is left of a text when what stands around the data is taken away, and where each part of it stood. */
import type { Range } from '../../../text/range';
import type { Sheet } from '../draft';

export interface Piece {
  readonly text: string;
  /** Where it stands in the whole text. */
  readonly start: number;
  /** Where it ends there, when it was written otherwise; then all of it comes from there. */
  readonly end?: number;
}

export function placeOf({ text, start, end }: Piece): Range {
  return { start, end: end ?? start + text.length };
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** Puts what was read of the pieces' text where the pieces stand. */
export function movedTo(inner: Sheet, pieces: readonly Piece[], outer: Sheet): void {
  const places = new Places(pieces);
  for (const draft of inner.drafts) {
    const { start, end } = draft;
    outer.add({ ...draft, start: places.of(start, 'start'), end: places.of(end, 'end') });
  }
  for (const { start, end, reason } of inner.leftOut)
    outer.leaveOut(places.of(start, 'start'), places.of(end, 'end'), reason);
  for (const { start, end } of inner.frames) outer.frame(places.of(start, 'start'), places.of(end, 'end'));
  for (const { start, end } of inner.asides) outer.setAside(places.of(start, 'start'), places.of(end, 'end'));
  for (const name of inner.fields) outer.fields.add(name);
  outer.notes.push(...inner.notes);
}

class Places {
  /** Where each piece begins in the text that they make. */
  readonly #begins: number[] = [];

  constructor(private readonly pieces: readonly Piece[]) {
    let at = 0;
    for (const { text } of pieces) {
      this.#begins.push(at);
      at += text.length;
    }
  }

  of(offset: number, edge: 'start' | 'end'): number {
    const looked = edge === 'end' && offset > 0 ? offset - 1 : offset;
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#begins[middle] ?? 0) <= looked) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low];
    if (piece === undefined) return 0;
    if (piece.end !== undefined) return edge === 'start' ? piece.start : piece.end;
    return piece.start + offset - (this.#begins[low] ?? 0);
  }
}
