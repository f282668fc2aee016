import { expect, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

test('time passes after the last point: a deadman notices, behind the end of the points', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit(() => `stream\n    |from()\n        .measurement('cpu')\n    |deadman(0.0, 1m)\n`);
  await expect(playground.summary).toContainText('0 requests');
  await page.getByLabel('Silence after the last point').selectOption('5m');
  await expect(playground.moment).toHaveText('12 / 12 + 5m · 00:06:50');
  await expect(playground.scrubber).toHaveAttribute('max', '13');
  await expect(playground.events.last()).toContainText('CRITICAL');
  const dead = await playground.events.count();
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(playground.moment).toHaveText('12 / 12 · 00:01:50');
  await expect(playground.events.nth(dead - 1)).toHaveAttribute('data-fed', 'false');
  await playground.seek(13);
  await page.getByRole('button', { name: 'Pipeline', exact: true }).click();
  await expect(page.getByRole('region', { name: /^Node alert/ })).toContainText('In the silence after the last point');
  expect(await findings(page)).toEqual([]);
  await page.getByLabel('Silence after the last point').selectOption('');
  await expect(playground.moment).toHaveText('12 / 12 · 00:01:50');
});

test('the scrubber dragged past its end lets time pass, and dragged back takes it away', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit(() => `stream\n    |from()\n        .measurement('cpu')\n    |deadman(0.0, 1m)\n`);
  await expect(playground.moment).toHaveText('12 / 12 · 00:01:50');
  const box = await playground.scrubber.boundingBox();
  if (box === null) throw new Error('the scrubber is not there');
  const middle = box.y + box.height / 2;
  const end = box.x + box.width;
  await page.mouse.move(end - 8, middle);
  await page.mouse.down();
  await page.mouse.move(end + 90, middle, { steps: 4 });
  await expect(playground.moment).toHaveText('12 / 12 + 5m · 00:06:50');
  await expect(playground.events.last()).toContainText('CRITICAL');
  await page.mouse.move(end - 8, middle, { steps: 4 });
  await expect(playground.moment).toHaveText('12 / 12 · 00:01:50');
  await page.mouse.move(end + 40, middle, { steps: 4 });
  await page.mouse.up();
  await expect(playground.moment).toHaveText('12 / 12 + 10s · 00:02:00');
  await page.mouse.move(end + 200, middle);
  await expect(playground.moment).toHaveText('12 / 12 + 10s · 00:02:00');
});
