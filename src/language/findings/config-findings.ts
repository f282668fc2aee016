/** What Kapacitor reads over in kapacitor.conf: keys and sections that it does not know. */
import type { SectionKey } from '../../handlers/section';
import { SECTIONS, tableKeys } from '../../kapacitor/config/all-sections';
import { TOP_LEVEL } from '../../kapacitor/config/sections';
import type { TomlNode, TomlTable } from '../../kapacitor/config/toml-tree';
import type { Range } from '../../text/range';
import { nearest } from '../nearest';
import { type Finding, replaced } from './finding';

export function configFindings(table: TomlTable, text: string): readonly Finding[] {
  return new UnknownNames(text).top(table);
}

/** The file that comes with Kapacitor has them, though nothing reads them. */
const SHIPPED: ReadonlySet<string> = new Set(['static', 'marathon.timeout']);

class UnknownNames {
  readonly #found: Finding[] = [];

  constructor(private readonly text: string) {}

  top({ entries }: TomlTable): readonly Finding[] {
    const names = SECTIONS.map(({ name }) => name);
    for (const [name, node] of entries) {
      const isTable = node.type === 'table' || node.type === 'tables';
      if (isKnown(name, SECTIONS)) this.#tables(node, [name]);
      else if (isTable && !SHIPPED.has(name))
        this.#unknown('section', name, `[${name}]`, this.#place(node, name), names);
      else if (!isTable && !isKnown(name, TOP_LEVEL.keys)) this.#unknownKey(node, name, TOP_LEVEL.keys, []);
    }
    return this.#found.sort((a, b) => a.range.start - b.range.start);
  }

  #tables(node: TomlNode, path: readonly string[]): void {
    if (node.type === 'tables') for (const item of node.items) this.#tables(item, path);
    if (node.type !== 'table') return;
    const keys = tableKeys(path);
    // The names in such a table are free; what they hold may have names of its own.
    const isFree = keys === undefined || keys.length === 0;
    for (const [name, inner] of node.entries) {
      if (isFree || isKnown(name, keys)) this.#tables(inner, [...path, name]);
      else if (!SHIPPED.has([...path, name].join('.'))) this.#unknownKey(inner, name, keys, path);
    }
  }

  #unknownKey(node: TomlNode, name: string, keys: readonly SectionKey[], path: readonly string[]): void {
    const where = path.length === 0 ? 'at the top' : `in [${path.join('.')}]`;
    const names = keys.map((key) => key.name);
    this.#unknown('key', name, `key ${name} ${where}`, this.#place(node, name), names);
  }

  /** Where a name stands: in the header of its table, or before its `=`. */
  #place({ range }: TomlNode, name: string): Range {
    const line = this.text.lastIndexOf('\n', range.start) + 1;
    const isHeader = this.text.startsWith('[', range.start) && this.text.slice(line, range.start).trim() === '';
    const at = isHeader
      ? this.text.indexOf(name, range.start)
      : this.text.lastIndexOf(name, this.text.lastIndexOf('=', range.start));
    return at < line ? range : { start: at, end: at + name.length };
  }

  #unknown(what: 'section' | 'key', name: string, words: string, range: Range, known: readonly string[]): void {
    const meant = nearest(name, known);
    const guess = meant === undefined ? '' : ` Did you mean ${meant}?`;
    const ignored = what === 'key' ? `the ${words}` : `the section ${words}`;
    this.#found.push({
      range,
      severity: 'warning',
      code: `config-${what}`,
      plain: `Kapacitor ignores ${ignored}: it knows none of that name.${guess}`,
      ...(meant === undefined ? {} : { fix: replaced(range, meant) }),
    });
  }
}

function isKnown(name: string, known: readonly { readonly name: string }[]): boolean {
  return known.some((each) => each.name.toLowerCase() === name.toLowerCase());
}
