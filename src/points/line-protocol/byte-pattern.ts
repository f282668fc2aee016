/** A run of bytes to compare with, four at a time: most of a data file is the same few keys over and over. */
export class BytePattern {
  readonly length: number;
  readonly #words: Int32Array;
  readonly #rest: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.length = bytes.length;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#words = Int32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getInt32(i * 4, true));
    this.#rest = bytes.slice(this.#words.length * 4);
  }

  /** Whether these bytes stand at `at`. There must be as many bytes there. */
  matches(view: DataView, at: number): boolean {
    const words = this.#words;
    let i = at;
    for (let k = 0; k < words.length; k++, i += 4) if (view.getInt32(i, true) !== words[k]) return false;
    for (let k = 0; k < this.#rest.length; k++) if (view.getUint8(i + k) !== this.#rest[k]) return false;
    return true;
  }
}
