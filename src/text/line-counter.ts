/** Numbers of lines, from 1, of ever later offsets: a text is gone through once. */
export class LineCounter {
  #line = 1;
  #next: number;

  constructor(private readonly text: string) {
    this.#next = text.indexOf('\n');
  }

  at(offset: number): number {
    while (this.#next !== -1 && this.#next < offset) {
      this.#line++;
      this.#next = this.text.indexOf('\n', this.#next + 1);
    }
    return this.#line;
  }
}
