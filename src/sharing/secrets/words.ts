/**
 * Finds many words in a text in one pass (Aho and Corasick's automaton), however long and however alike they are. A word
 * counts only as a whole: never a part of another word.
 */
import type { Range } from '../../text/range';

/** Characters of all words of the automaton together; words above it are not looked for: they stay out where declared. */
const MOST = 500_000;
/** Longer words are looked for one by one, so many of them. */
const LONG = 4_096;
const MOST_LONG = 16;
/** So few words are looked for one by one first: most texts hold none. */
const FEW = 64;

const LETTER = /^[\p{L}\p{N}_]$/u;

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x80) return LETTER.test(text.charAt(at));
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

/** Whether a word may begin or end between the characters before and behind `at`. */
function isBoundary(text: string, at: number): boolean {
  return at === 0 || at >= text.length || !isLetter(text, at - 1) || !isLetter(text, at);
}

export class WordFinder {
  readonly #short: readonly string[];
  readonly #long: readonly string[];
  #automaton: Automaton | undefined;

  constructor(words: Iterable<string>) {
    const all = [...new Set(words)].filter((word) => word !== '');
    let left = MOST;
    this.#short = all.filter((word) => {
      if (word.length > LONG) return false;
      left -= word.length;
      return left >= 0;
    });
    this.#long = all.filter((word) => word.length > LONG).slice(0, MOST_LONG);
  }

  /** Every place of a word; places may overlap. */
  find(text: string): readonly Range[] {
    const found = this.#long.flatMap((word) => placesOf(text, word));
    const short = this.#short.length > FEW ? this.#short : this.#short.filter((word) => text.includes(word));
    if (short.length > 0) {
      this.#automaton ??= new Automaton(this.#short);
      for (const one of this.#automaton.find(text)) found.push(one);
    }
    return found;
  }
}

function placesOf(text: string, word: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    if (isBoundary(text, at) && isBoundary(text, end)) found.push({ start: at, end });
  }
  return found;
}

/** Node 0 is the root. A node mostly has one child, which stands in arrays; its others are in a map. */
class Automaton {
  readonly #code: number[] = [0];
  readonly #parent: number[] = [0];
  readonly #depth: number[] = [0];
  readonly #childCode: number[] = [-1];
  readonly #child: number[] = [0];
  /** By node and character. */
  readonly #others = new Map<number, number>();
  /** Of a node: the length of the word that ends there, its longest end that is a node, the nearest of those with a word. */
  readonly #length: number[] = [0];
  readonly #fallback: number[] = [0];
  readonly #shorter: number[] = [0];

  constructor(words: readonly string[]) {
    for (const word of words) this.#plant(word);
    for (const node of byDepth(this.#depth)) this.#link(node);
  }

  #next(node: number, code: number): number | undefined {
    return this.#childCode[node] === code ? this.#child[node] : this.#others.get(node * 0x1_0000 + code);
  }

  #plant(word: string): void {
    let node = 0;
    for (let depth = 0; depth < word.length; depth++) {
      const code = word.charCodeAt(depth);
      node = this.#next(node, code) ?? this.#grow(node, code, depth + 1);
    }
    this.#length[node] = word.length;
  }

  #grow(parent: number, code: number, depth: number): number {
    const node = this.#code.push(code) - 1;
    this.#parent.push(parent);
    this.#depth.push(depth);
    this.#length.push(0);
    this.#fallback.push(0);
    this.#shorter.push(0);
    this.#childCode.push(-1);
    this.#child.push(0);
    if (this.#childCode[parent] === -1) {
      this.#childCode[parent] = code;
      this.#child[parent] = node;
    } else this.#others.set(parent * 0x1_0000 + code, node);
    return node;
  }

  #link(node: number): void {
    const parent = this.#parent[node] ?? 0;
    if (node === 0) return;
    const fallback = parent === 0 ? 0 : this.#step(this.#fallback[parent] ?? 0, this.#code[node] ?? 0);
    this.#fallback[node] = fallback;
    this.#shorter[node] = this.#length[fallback] !== 0 ? fallback : (this.#shorter[fallback] ?? 0);
  }

  #step(node: number, code: number): number {
    for (let at = node; ; at = this.#fallback[at] ?? 0) {
      const next = this.#next(at, code);
      if (next !== undefined) return next;
      if (at === 0) return 0;
    }
  }

  find(text: string): Range[] {
    const found: Range[] = [];
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      node = this.#step(node, text.charCodeAt(at));
      if ((this.#length[node] === 0 && this.#shorter[node] === 0) || !isBoundary(text, at + 1)) continue;
      const start = this.#startOfLongest(text, node, at + 1);
      if (start !== undefined) found.push({ start, end: at + 1 });
    }
    return found;
  }

  #startOfLongest(text: string, node: number, end: number): number | undefined {
    for (let at = node; at !== 0; at = this.#shorter[at] ?? 0) {
      const length = this.#length[at] ?? 0;
      if (length !== 0 && isBoundary(text, end - length)) return end - length;
    }
    return undefined;
  }
}

/** Node numbers, the shallow ones first. */
function byDepth(depths: readonly number[]): readonly number[] {
  const levels: number[][] = [];
  for (const [node, depth] of depths.entries()) {
    const level = levels[depth];
    if (level === undefined) levels[depth] = [node];
    else level.push(node);
  }
  return levels.flat();
}
