/** Which completions are worth a place in a short row. Pure. */
import type { CompletionItem } from '../../editor/language-services';

const MOST = 12;

/** Those whose name begins with what is written, then those that have it in them, in the order of the service; none for a whole name. */
export function offered(items: readonly CompletionItem[], text: string, offset: number): readonly CompletionItem[] {
  const ranked = items.flatMap((item) => {
    const written = bare(text.slice(item.replace.start, offset));
    const at = bare(item.label).indexOf(written);
    return at === -1 ? [] : [{ item, written, at: Math.min(at, 1) }];
  });
  if (ranked.some(({ item, written }) => written !== '' && bare(item.label) === written)) return [];
  return ranked
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ item }) => item);
}

function bare(text: string): string {
  return text
    .replace(/^["'|.@]+/, '')
    .replace(/["'(].*$/s, '')
    .toLowerCase();
}
