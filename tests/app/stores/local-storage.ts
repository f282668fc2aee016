/** Stands for a browser's local storage; one that is full refuses what is written. */
export function localStorageWith(
  entries: Readonly<Record<string, string>>,
  isFull = false,
): Readonly<Record<string, string>> {
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) throw new Error('QuotaExceededError');
      kept[key] = value;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  };
  const kept: Record<string, string> = Object.assign(Object.create(methods), entries);
  return kept;
}
