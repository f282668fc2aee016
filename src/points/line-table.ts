import { BACKSLASH, NEWLINE, SPACE } from './bytes-of-lines';
import type { FieldLayout } from './field-layout';
import type { Series } from './series';

/** How lines of one series begin, as written, and what they went on with the last time. */
export class LineStart {
  /** The line that came after one of these the last time: data mostly comes in rounds. */
  next: LineStart | undefined;

  constructor(
    /** Measurement and tags as written, with the space behind them. */
    readonly bytes: Uint8Array,
    readonly hash: number,
    readonly series: Series,
    public layout: FieldLayout,
    /** Series.kindsOf the layout. */
    public kinds: Uint8Array,
  ) {}

  matches(bytes: Uint8Array, at: number): boolean {
    const mine = this.bytes;
    for (let i = 0; i < mine.length; i++) if (bytes[at + i] !== mine[i]) return false;
    return true;
  }
}

/** Finds the series that a line belongs to by its first bytes. One table a database and retention policy. */
export class LineTable {
  #slots: (LineStart | undefined)[] = new Array(64).fill(undefined);
  #count = 0;

  /** The line start that stands at `at`; the bytes must have a space behind it. */
  find(bytes: Uint8Array, at: number): LineStart | undefined {
    const hash = hashKey(bytes, at);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot];
      if (found === undefined || (found.hash === hash && found.matches(bytes, at))) return found;
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
