import type { Token } from './token';

/** Tokens that were scanned and not yet read. Each has a number, counted from the first of the text. */
export class TokenQueue {
  #tokens: Token[] = [];
  #head = 0;
  #read = 0;

  /** The number of the next token to be read. */
  get next(): number {
    return this.#read;
  }

  /** The number that a token added now would get. */
  get end(): number {
    return this.#read + this.#tokens.length - this.#head;
  }

  get first(): Token | undefined {
    return this.#tokens[this.#head];
  }

  add(token: Token): void {
    this.#tokens.push(token);
  }

  /** Puts a token before the one with the number. If that has been read already, go-yaml adds it at the end. */
  insert(number: number, token: Token): void {
    const offset = number - this.#read;
    if (offset < 0) this.#tokens.push(token);
    else this.#tokens.splice(this.#head + offset, 0, token);
  }

  drop(): void {
    this.#head++;
    this.#read++;
    if (this.#head < 64 || this.#head * 2 < this.#tokens.length) return;
    this.#tokens = this.#tokens.slice(this.#head);
    this.#head = 0;
  }
}
