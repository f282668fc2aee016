import { expect, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

test('the reference stands alone and reads well', async ({ page }) => {
  const faults: string[] = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('request', (request) => {
    if (!/\/(?:problems\.html|favicon\.svg)$/.test(new URL(request.url()).pathname)) faults.push(request.url());
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/problems.html#lost-field');
  await expect(page.getByRole('article').filter({ hasText: 'lost-field' }).first()).toBeInViewport();
  // All entries are of the same kinds of elements, and axe takes half a minute for all of them.
  await page.locator('article').evaluateAll((articles) => {
    for (const article of articles.slice(12)) article.remove();
  });
  expect(await findings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findings(page, 'colours')).toEqual([]);
  expect(faults).toEqual([]);
});

test('a problem leads to what is said of its code', async ({ page, context }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => text.replace('"usage_idle" <', '"usage_idel" <'));
  const opened = context.waitForEvent('page');
  await playground.problems.getByRole('link', { name: 'unknown-field' }).click();
  const reference = await opened;
  await expect(reference).toHaveURL(/\/problems\.html#unknown-field$/);
  await expect(reference.getByRole('heading', { name: 'No point has this field or tag' })).toBeInViewport();
});

test('what is meant as it is is silenced from its row', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => text.replace('"usage_idle" <', '"usage_idel" <'));
  const row = playground.problems.filter({ hasText: 'unknown-field' });
  await row.first().getByRole('button', { name: 'Ignore' }).click();
  await expect(row).toHaveCount(0);
  await expect(playground.text).toHaveValue(/\/\/ ignore unknown-field: meant as it is/);
});

test('notes are folded below the problems', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit(() => 'stream\n    |from()\n    |window()\n        .period(5m)\n');
  await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible();
  await expect(playground.problems).toHaveCount(0);
  await page.getByText('1 note').click();
  await expect(playground.problems).toContainText('window-every');
});
