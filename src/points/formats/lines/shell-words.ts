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
    let closing = text.indexOf(close, start);
    word.open(start);
    let at = start;
    while (at < text.length && text[at] !== close) {
      spend(1);
      if (closing !== -1 && closing < at) closing = text.indexOf(close, at);
      const rest = text.slice(at, closing === -1 ? text.length : closing);
      const escaped = escapes === 'nothing' ? -1 : rest.indexOf('\\');
      const run = escaped === -1 ? rest : rest.slice(0, escaped);
      if (run !== '') {
        word.addRun(run, at);
        at += run.length;
        continue;
      }
      const next = text.charAt(at + 1);
      const meant = escapes === 'all' ? ESCAPES[next] : undefined;
      if (meant !== undefined) word.add(meant, at);
      else if ('"\\$`\''.includes(next) && next !== '') word.add(next, at);
      else {
        word.add('\\', at);
        at--;
      }
      at += 2;
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

  /** Characters that stand in the text as they are. */
  addRun(run: string, at: number): void {
    for (let from = 0; from < run.length; ) {
      const found = run.indexOf('\n', from);
      const to = found === -1 ? run.length : found;
      this.#start ??= at + from;
      this.#line += run.slice(from, to);
      if (found !== -1) this.add('\n', at + found);
      from = to + 1;
    }
  }

  finish(end: number): ShellWord {
    const last = this.#line.length + (this.#start ?? end);
    if (this.#line !== '') this.#lines.push({ text: this.#line, start: this.#start ?? end, end: Math.min(last, end) });
    return { text: this.#text + this.#line, lines: this.#lines };
  }
}
