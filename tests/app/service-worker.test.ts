import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

const SOURCE = readFileSync('src/app/offline/service-worker.js', 'utf8');

/** Installs the worker of a page of two files, from a host that answers so; what is kept afterwards. */
async function installed(answers: Readonly<Record<string, Response>>): Promise<ReadonlyMap<string, Response>> {
  const kept = new Map<string, Response>();
  let installing: Promise<void> | undefined;
  const waitUntil = (work: Promise<void>) => {
    installing = work;
  };
  runInNewContext(SOURCE, {
    FILES: Object.keys(answers),
    VERSION: '1',
    Response,
    fetch: async (file: string) => answers[file],
    caches: { open: async () => ({ put: async (file: string, answer: Response) => kept.set(file, answer) }) },
    self: {
      addEventListener: (type: string, listen: (event: { waitUntil: typeof waitUntil }) => void) => {
        if (type === 'install') listen({ waitUntil });
      },
    },
  });
  await installing;
  return kept;
}

test('a page that came by another address is kept as one that did not', async () => {
  const moved = new Response('the page', { headers: { 'content-type': 'text/html' } });
  Object.defineProperty(moved, 'redirected', { value: true });
  const kept = await installed({ 'index.html': moved, 'assets/page.js': new Response('code') });
  const page = kept.get('index.html');
  expect([page?.redirected, page?.headers.get('content-type'), await page?.text()]).toEqual([
    false,
    'text/html',
    'the page',
  ]);
  expect(await kept.get('assets/page.js')?.text()).toBe('code');
});

test('a file that is not there ends it', async () => {
  const answers = { 'index.html': new Response('the page'), 'assets/page.js': new Response('', { status: 404 }) };
  await expect(installed(answers)).rejects.toThrow('assets/page.js: 404');
});
