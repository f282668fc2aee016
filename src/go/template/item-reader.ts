import type { Item, Lexer } from './lexer';

/**
 * Items of a lexer with those that were looked at ahead. Errors name the line of the item read last, whatever has been
 * put back since, so that is kept as Go's parser keeps it (parse.go, Tree.token).
 */
export class ItemReader {
  /** The item read last from the lexer. */
  newest: Item = { type: 'eof', start: 0, end: 0, text: '', line: 0 };
  #ahead: Item[] = [];

  constructor(private readonly lexer: Lexer) {}

  next(): Item {
    const item = this.#ahead.shift();
    if (item !== undefined) return item;
    this.newest = this.lexer.next();
    return this.newest;
  }

  peek(): Item {
    const item = this.next();
    this.pushBack(item);
    return item;
  }

  /** The next item that is not space; the space is gone. */
  nextNonSpace(): Item {
    for (;;) {
      const item = this.next();
      if (item.type !== 'space') return item;
    }
  }

  peekNonSpace(): Item {
    const item = this.nextNonSpace();
    this.pushBack(item);
    return item;
  }

  /** Puts items back in front of the others. */
  pushBack(...items: Item[]): void {
    this.#ahead.unshift(...items);
  }
}
