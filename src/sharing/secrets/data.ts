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

function cellEnd(text: string, start: number, end: number, separator: string): number {
  let from = start;
  if (text[start] === '"') {
    const quote = text.indexOf('"', start + 1);
    if (quote !== -1 && quote < end) from = quote;
  }
  const stop = text.indexOf(separator, from);
  return stop === -1 || stop > end ? end : stop;
}
