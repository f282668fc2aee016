import { expect, type Page } from '@playwright/test';

/** Everything that the browser keeps of the page, as one text. */
export async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase | undefined>((resolve) => {
      const request = indexedDB.open('tick');
      // Not there yet: then it is not for this look to make it.
      request.onupgradeneeded = () => request.transaction?.abort();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    });
    if (db === undefined) return JSON.stringify(localStorage);
    const rows = await Promise.all(
      [...db.objectStoreNames].map(
        (name) =>
          new Promise<unknown>((resolve) => {
            const request = db.transaction(name).objectStore(name).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
      ),
    );
    db.close();
    return JSON.stringify(rows) + JSON.stringify(localStorage);
  });
}

export async function untilKept(page: Page, words: string): Promise<void> {
  await expect.poll(() => kept(page)).toContain(words);
}
