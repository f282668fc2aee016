/** The words of a shell's commands, with the lines of the texts in them and where these stand. */
import { spend } from '../../../text/budget';
import type { CutLine } from './marked-lines';

export interface ShellWord {
  readonly text: string;
  readonly lines: readonly CutLine[];
}

/** One command, and where the next may begin. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  readonly end: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The words from `at` up to a line break, `;`, `|` or `&` outside of quotes. */
export function shellCommand(text: string, at: number): ShellCommand {
  const scanner = new WordScanner(text, at);
  const words: ShellWord[] = [];
  for (;;) {
    const word = scanner.next();
    if (word === undefined) break;
    words.push(word);
  }
  return { words, end: scanner.at };
}

class WordScanner {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  /** `undefined` at the end of the command; `at` then stands behind what ended it. */
  next(): ShellWord | undefined {
    this.#skipBlanks();
    const { text } = this;
    if (this.at >= text.length || this.#endsCommand()) return undefined;
    const word = new WordBuilder();
    while (this.at < text.length && !' \t\r\n;|&'.includes(text.charAt(this.at))) this.#piece(word);
    return word.finish(this.at);
  }

  #endsCommand(): boolean {
    if (!'\n;|&'.includes(this.text.charAt(this.at))) return false;
    while (this.at < this.text.length && '\n;|&\r'.includes(this.text.charAt(this.at))) this.at++;
    return true;
  }

  /** A backslash (on Windows a caret) before a line break goes on on the next line. */
  #skipBlanks(): void {
    const { text } = this;
    for (;;) {
      const broken = /[\\^`][ \t]*\r?\n/y;
      broken.lastIndex = this.at;
      const found = broken.exec(text);
      if (found !== null) this.at += found[0].length;
      else if (this.at < text.length && ' \t\r'.includes(text.charAt(this.at))) this.at++;
      else return;
    }
  }

  #piece(word: WordBuilder): void {
    const { text } = this;
    const character = text.charAt(this.at);
    if (character === "'" || character === '‘' || character === '’')
      this.#quoted(word, this.at + 1, character === "'" ? "'" : '’', 'nothing');
    else if (character === '"' || character === '“' || character === '”')
      this.#quoted(word, this.at + 1, character === '"' ? '"' : '”', 'few');
    else if (character === '$' && text[this.at + 1] === "'") this.#quoted(word, this.at + 2, "'", 'all');
    else if (character === '\\' && this.at + 1 < text.length) {
      word.add(text.charAt(this.at + 1), this.at);
      this.at += 2;
    } else {
      word.add(character, this.at);
      this.at++;
    }
  }

  /** What a backslash means within: nothing, the signs that mean something there, or line breaks and tabs too. */
  #quoted(word: WordBuilder, start: number, close: string, escapes: 'nothing' | 'few' | 'all'): void {
    const { text } = this;
    word.open(start);
    let at = start;
    for (; at < text.length && text[at] !== close; at++) {
      spend(1);
      const next = text.charAt(at + 1);
      if (text[at] !== '\\' || escapes === 'nothing') word.add(text.charAt(at), at);
      else if (escapes === 'all' && next in ESCAPES) word.add(ESCAPES[next] ?? '', at++);
      else if ('"\\$`\''.includes(next) && next !== '') word.add(next, at++);
      else word.add('\\', at);
    }
    this.at = Math.min(at + 1, text.length);
  }
}

/** Puts a word together, and its lines. */
class WordBuilder {
  readonly #lines: CutLine[] = [];
  #text = '';
  #line = '';
  #start: number | undefined;

  /** Where what stands in quotes begins. */
  open(at: number): void {
    if (this.#line === '') this.#start = at;
  }

  add(character: string, at: number): void {
    this.#start ??= at;
    if (character === '\n') {
      this.#lines.push({ text: this.#line.replace(/\r$/, ''), start: this.#start, end: at });
      this.#text += `${this.#line}\n`;
      this.#line = '';
      this.#start = undefined;
    } else this.#line += character;
  }

  finish(end: number): ShellWord {
    const last = this.#line.length + (this.#start ?? end);
    if (this.#line !== '') this.#lines.push({ text: this.#line, start: this.#start ?? end, end: Math.min(last, end) });
    return { text: this.#text + this.#line, lines: this.#lines };
  }
}
