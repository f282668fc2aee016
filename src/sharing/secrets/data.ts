/** Secrets of data, where a field or a column is called as one is and holds what nobody would write by hand. */
import { lineEnd } from '../../text/position';
import { namesIn } from './free-text';
import { isSecretName } from './names';
import { isKeyLike, isOpaque, type Sighting } from './sighting';

const LONGEST_COMMENT = 1_000;

/** Of line protocol: comments, and fields that are texts. Tags that are keys tell series apart, and are left out too. */
export function secretsInLines(text: string): readonly Sighting[] {
  return namesIn(text, 'text').filter(({ value, range }) => isCommentOrText(text, range.start) || isKeyLike(value));
}

function isCommentOrText(text: string, start: number): boolean {
  if (text[start - 1] === '"') return true;
  const before = text.slice(Math.max(0, start - LONGEST_COMMENT), start);
  return before.startsWith('#', before.lastIndexOf('\n') + 1);
}

/** Of CSV: columns by the names in its first row. */
export function secretsInColumns(text: string): readonly Sighting[] {
  const head = text.slice(0, Math.min(lineEnd(text, 0), 10_000));
  const separator = [',', ';', '\t'].find((candidate) => head.includes(candidate)) ?? ',';
  const names = head.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const wanted = new Set(names.flatMap((name, column) => (isSecretName(name) ? [column] : [])));
  if (wanted.size === 0) return [];
  const last = Math.max(...wanted);
  const found: Sighting[] = [];
  for (let at = lineEnd(text, 0) + 1; at < text.length; ) {
    const end = lineEnd(text, at);
    let start = at;
    for (let column = 0; column <= last && start <= end; column++) {
      const stop = cellEnd(text, start, end, separator);
      const value = text
        .slice(start, stop)
        .trim()
        .replace(/^"(.*)"$/s, '$1');
      if (wanted.has(column) && isOpaque(value)) {
        const from = text.indexOf(value, start);
        found.push({ range: { start: from, end: from + value.length }, value, name: names[column] ?? '' });
      }
      start = stop + 1;
    }
    at = end + 1;
  }
  return found;
}

/** Of a table with bars, as Markdown and shells draw them: columns by the names above the rule. */
export function secretsInTables(text: string): readonly Sighting[] {
  const found: Sighting[] = [];
  let names: readonly string[] = [];
  let before: readonly string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (RULE.test(line)) {
      if (names.length === 0) names = before;
    } else if (BAR.test(line)) {
      if (names.length > 0) for (const cell of secretCells(text, start, cells, names)) found.push(cell);
      before = cells;
    } else {
      names = [];
      before = [];
    }
    start += line.length + 1;
  }
  return found;
}

const BAR = /^[ \t]{0,8}\|/;
const RULE = /^[ \t]{0,8}[|+][ \t]?:?-[-:|+ \t]*$/;

function secretCells(
  text: string,
  start: number,
  cells: readonly string[],
  names: readonly string[],
): readonly Sighting[] {
  let at = start;
  return cells.flatMap((value, column) => {
    at = text.indexOf(value, at);
    const range = { start: at, end: at + value.length };
    at = range.end;
    const name = names[column] ?? '';
    return isSecretName(name) && isOpaque(value) ? [{ range, value, name }] : [];
  });
}

function cellEnd(text: string, start: number, end: number, separator: string): number {
  let from = start;
  if (text[start] === '"') {
    const quote = text.indexOf('"', start + 1);
    if (quote !== -1 && quote < end) from = quote;
  }
  const stop = text.indexOf(separator, from);
  return stop === -1 || stop > end ? end : stop;
}
