import { expect, test } from '@playwright/test';
import { Playground } from './page/playground';

let playground: Playground;
test.beforeEach(async ({ page }) => {
  playground = new Playground(page);
  await playground.open();
});

test('steps, changes of state and the scrubber go to the same moments', async ({ page }) => {
  await expect(playground.moment).toHaveText('12 / 12 · 00:01:50');
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(playground.moment).toHaveText('11 / 12 · 00:01:40');
  await page.keyboard.press('Shift+Alt+ArrowLeft');
  await expect(playground.moment).toHaveText('9 / 12 · 00:01:20');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(playground.moment).toHaveText('8 / 12 · 00:01:10');
  await expect(page.getByText('4 sent · 4 held back')).toBeVisible();
  await expect(playground.marks.nth(7)).toHaveAttribute('data-fed', 'true');
  await expect(playground.marks.nth(8)).toHaveAttribute('data-fed', 'false');
  await playground.seek(3);
  await expect(playground.moment).toHaveText('3 / 12 · 00:00:20');
  await expect(page.getByText('1 sent · 2 held back')).toBeVisible();
  await expect(playground.request).toContainText('"color":"red"');
  await expect(page).toHaveTitle(/^■ CRITICAL/);
  await playground.seek(0);
  await expect(page.getByText('0 sent · 0 held back')).toBeVisible();
  await expect(page.getByText('Nothing has been fed yet. Press Feed.')).toBeVisible();

  // Feeding grows list, strip and requests point by point.
  await page.getByLabel('Speed').selectOption('5');
  const seen = await page.evaluateHandle(() => {
    const counts = new Set<number>();
    const look = () => counts.add(document.querySelectorAll('[role=option]').length);
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    return counts;
  });
  await page.getByRole('button', { name: 'Feed', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(playground.moment).toHaveText('12 / 12 · 00:01:50');
  expect(await seen.evaluate((counts) => counts.size)).toBeGreaterThan(3);
  await expect(page.getByRole('button', { name: 'Feed', exact: true })).toBeVisible();
  await expect(page.getByText('6 sent · 6 held back')).toBeVisible();
});

test('one selection runs through strip, list, request, data and scrubber', async ({ page }) => {
  await playground.marks.nth(2).click();
  await expect(playground.moment).toHaveText('3 / 12 · 00:00:20');
  await expect(page.locator('[role=option][aria-selected=true]')).toContainText('usage_idle 9.99');
  await expect(playground.request).toContainText('"color":"red"');
  await playground.events.nth(5).click();
  await expect(playground.moment).toHaveText('6 / 12 · 00:00:50');
  await expect(playground.marks.nth(5)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('Held back: no change of state. Nothing left Kapacitor.')).toBeVisible();
  await playground.show('data.lp');
  await playground.text.click({ position: { x: 60, y: 20 } });
  await expect(playground.moment).toHaveText('1 / 12 · 00:00:00');
  await page.getByRole('listbox', { name: 'Events, oldest first' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(playground.moment).toHaveText('2 / 12 · 00:00:10');

  // A click in the chart goes to the nearest point.
  const chart = page.getByRole('img', { name: /usage_idle over time/ });
  await expect(chart.locator('canvas')).toBeVisible();
  const box = await chart.boundingBox();
  await chart.click({ position: { x: (box?.width ?? 0) / 2, y: 40 } });
  await expect(playground.moment).toHaveText(/^[67] \/ 12/);
});

test('one more point is typed and fed', async ({ page }) => {
  await page.getByRole('button', { name: '+ Point' }).click();
  const box = page.getByLabel('One more point');
  await expect(box).toHaveValue('cpu,cpu=cpu-total,host=serverA usage_idle=100,usage_user=0 1514764920000000000');
  await box.fill('cpu,cpu=cpu-total,host=serverA usage_idle=2,usage_user=98 1514764920000000000');
  await page.getByRole('button', { name: 'Feed it' }).click();
  await expect(playground.moment).toHaveText('13 / 13 · 00:02:00');
  await expect(playground.summary).toContainText('7 requests');
  await expect(playground.request).toContainText('"color":"red"');
  await expect(box).toHaveValue(/1514764930000000000$/);
});

test('the field of the chart is picked, and the chart has a table beside it', async ({ page }) => {
  await page.getByLabel('Value to draw').selectOption('cpu usage_user');
  await expect(page.getByRole('img', { name: /usage_user over time/ })).toBeVisible();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByRole('row')).toHaveCount(13);
  await expect(page.getByRole('row', { name: /usage_idle=9\.99/ })).toContainText('CRITICAL cpu:nil');
});
