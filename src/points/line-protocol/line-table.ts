import type { LineShape, Series } from '../series';
import { BACKSLASH, NEWLINE, SPACE } from './bytes-of-lines';
import type { LineSource } from './cells';

/** How many shapes of a series are tried before the exact way is gone. */
const TRIED_SHAPES = 8;

/** How lines of one series begin, as written, and how they went on so far. */
export class LineStart {
  /** The line that came after one of these the last time: data mostly comes in rounds. */
  next: LineStart | undefined;
  /** The latest first. */
  readonly shapes: LineShape[] = [];

  constructor(
    readonly series: Series,
    /** Where measurement and tags were first written. */
    private readonly from: number,
    /** With the space behind them. */
    readonly length: number,
    readonly hash: number,
  ) {}

  /** Whether a line at `at` begins so. */
  matches(view: DataView, at: number): boolean {
    const { from, length } = this;
    if (at + length > view.byteLength) return false;
    let i = 0;
    for (; i + 4 <= length; i += 4) if (view.getInt32(at + i, true) !== view.getInt32(from + i, true)) return false;
    for (; i < length; i++) if (view.getUint8(at + i) !== view.getUint8(from + i)) return false;
    return true;
  }

  /** Tries this shape first from now on. */
  prefer(shape: LineShape): void {
    const { shapes } = this;
    const known = shapes.findIndex(({ layout }) => layout === shape.layout);
    if (known === 0) return;
    if (known > 0) shapes.splice(known, 1);
    else if (shapes.length === TRIED_SHAPES) shapes.pop();
    shapes.unshift(shape);
  }
}

/** Finds the series that a line belongs to by its first bytes. One table a database and retention policy. */
export class LineTable {
  #slots: (LineStart | undefined)[] = new Array(64).fill(undefined);
  #count = 0;

  /** The line start that stands at `at`; the bytes must have a space behind it. */
  find({ bytes, view }: LineSource, at: number): LineStart | undefined {
    const hash = hashKey(bytes, at);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot];
      if (found === undefined || (found.hash === hash && found.matches(view, at))) return found;
    }
  }

  add(start: LineStart): void {
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    this.#put(start);
    this.#count++;
  }

  #put(start: LineStart): void {
    const mask = this.#slots.length - 1;
    let slot = start.hash & mask;
    while (this.#slots[slot] !== undefined) slot = (slot + 1) & mask;
    this.#slots[slot] = start;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Array(old.length * 2).fill(undefined);
    for (const start of old) if (start !== undefined) this.#put(start);
  }
}

/** FNV-1a over the bytes up to a space that follows no backslash, or a line end. */
export function hashKey(bytes: Uint8Array, at: number): number {
  let hash = 0x811c9dc5;
  let previous = 0;
  for (let i = at; ; i++) {
    const byte = bytes[i] ?? NEWLINE;
    if (byte === NEWLINE || (byte === SPACE && previous !== BACKSLASH)) return hash;
    hash = Math.imul(hash ^ byte, 0x01000193);
    previous = byte;
  }
}
