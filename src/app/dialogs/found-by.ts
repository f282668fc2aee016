interface Findable {
  readonly title: string;
  readonly also?: string;
  readonly group: string;
}

/** What has all words in its title, its group or the words that it is looked for by; those with them in the title first. */
export function foundBy<T extends Findable>(query: string, entries: readonly T[]): readonly T[] {
  const words = query.toLowerCase().split(/\s+/);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const titled = entries.filter(({ title, group }) => holds(`${group} ${title}`));
  const others = entries.filter((entry) => !titled.includes(entry));
  return [...titled, ...others.filter(({ title, also = '', group }) => holds(`${group} ${title} ${also}`))];
}
