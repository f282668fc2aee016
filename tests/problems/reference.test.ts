import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/problems/catalogue';
import { problemsMarkdown } from '../../src/problems/reference/markdown';
import { problemsPage } from '../../src/problems/reference/page';

/** `npm run docs` writes it anew. */
test('docs/problems.md is what the catalogue says', async () => {
  await expect(problemsMarkdown()).toMatchFileSnapshot('../../docs/problems.md');
});

test('the page has a place for every code, names no script and loads nothing', () => {
  const page = problemsPage('', "default-src 'none'");
  for (const code of Object.keys(CATALOGUE)) expect(page).toContain(`<article id="${code}">`);
  expect(page).not.toMatch(/<script|\son\w+=|\sstyle=/i);
  expect([...page.matchAll(/\s(?:src|href)="(?!#)([^"]*)"/g)].map(([, address]) => address)).toEqual([
    './favicon.svg',
    './',
  ]);
});
