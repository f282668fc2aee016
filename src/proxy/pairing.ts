/** The code that pairs a page with the terminal, and who has guessed at it too often. */
import { randomInt, timingSafeEqual } from 'node:crypto';

/** Without letters and digits that look alike. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Wrong codes that one page may send. */
const GUESSES = 10;
/** Pages that are counted one by one; those after them share one count. */
const PAGES = 100;

/** Eight letters and digits that the terminal shows and the page asks for: `7F3K-9QXM`. */
export function makePairingCode(): string {
  const letter = () => LETTERS.charAt(randomInt(LETTERS.length));
  const four = () => Array.from({ length: 4 }, letter).join('');
  return `${four()}-${four()}`;
}

export type PairingAnswer = 'paired' | 'wrong' | 'locked out';

export class Pairing {
  readonly #wrong = new Map<string, number>();
  readonly #paired = new Set<string>();

  constructor(readonly code: string) {}

  /** Asks for the page of one origin; a page that guessed too often is not heard again. */
  ask(page: string, given: string | readonly string[] | undefined): PairingAnswer {
    const isRight = typeof given === 'string' && sameCode(given, this.code);
    const name = this.#countedAs(page);
    const wrong = this.#wrong.get(name) ?? 0;
    if (wrong >= GUESSES) return 'locked out';
    if (!isRight) {
      this.#wrong.set(name, wrong + 1);
      return 'wrong';
    }
    if (this.#paired.size < PAGES) this.#paired.add(page);
    this.#wrong.delete(page);
    return 'paired';
  }

  /** Whoever makes up one origin after the other locks out the made-up ones, not a page that knew the code. */
  #countedAs(page: string): string {
    if (this.#wrong.has(page) || this.#paired.has(page) || this.#wrong.size < PAGES) return page;
    return 'others';
  }
}

function sameCode(given: string, code: string): boolean {
  const a = Buffer.from(plain(given));
  const b = Buffer.from(plain(code));
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Typed by hand: neither case nor hyphen matters. */
function plain(code: string): string {
  return code.trim().replaceAll('-', '').toUpperCase();
}
