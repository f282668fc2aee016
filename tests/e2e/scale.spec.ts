import { expect, test } from '@playwright/test';
import { dropFile, manyPoints, watchFrames } from './page/large-data';
import { Playground } from './page/playground';

const POINTS = 100_000;
/** Milliseconds without a frame: a hang, also on a machine that many share. Quiet ones need a tenth. */
const STUCK = 10_000;

let playground: Playground;
test.beforeEach(async ({ page }) => {
  playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => text.replace(".measurement('cpu')", ".measurement('cpu')\n    .groupBy('host')"));
});

test('a dropped file of many points runs, and every view stays quick', async ({ page }) => {
  const longest = await watchFrames(page);
  await dropFile(page, 'data.lp', manyPoints(POINTS));
  await expect(playground.summary).toContainText('100,000 points', { timeout: 30_000 });
  await expect(playground.moment).toContainText('100,000 / 100,000');
  await expect(page.getByRole('img', { name: /usage_idle over time/ }).locator('canvas')).toBeVisible();
  expect(await playground.marks.count()).toBeLessThan(1_000);
  expect(await longest()).toBeLessThan(STUCK);
  await playground.seek(40_000);
  await expect(playground.moment).toContainText('40,000 / 100,000');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('usage_idle=');
  expect(await page.getByRole('row').count()).toBeLessThan(1_000);
  await page.getByRole('button', { name: 'Pipeline', exact: true }).click();
  const alert = page.getByRole('region', { name: 'Node alert2' });
  await expect(alert).toContainText('40,000 received', { timeout: 30_000 });
  await expect(alert).toContainText('What it holds now');
  await playground.seek(30_000);
  await expect(alert).toContainText('30,000 received', { timeout: 30_000 });
  expect(await longest()).toBeLessThan(STUCK);
});

test('Stop ends a run at once and keeps what there is', async ({ page }) => {
  const work = Array.from({ length: 30 }, (_, index) => `|eval(lambda: sin("usage_idle")).as('x${index}').keep()`);
  await playground.edit((text) => text.replace('|alert', `${work.join('\n  ')}\n  |alert`));
  await dropFile(page, 'data.lp', manyPoints(POINTS));
  await expect(page.getByRole('progressbar', { name: 'Run' })).toHaveAttribute('aria-valuenow', /[1-9]/, {
    timeout: 30_000,
  });
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('alert')).toContainText(/The run ended after [\d,]+ points: you stopped it\./);
  const [, fed = ''] = /^([\d,]+) points/.exec((await playground.summary.innerText()).trim()) ?? [];
  const count = Number(fed.replaceAll(',', ''));
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(POINTS);
  await expect(playground.moment).toContainText(`${fed} / ${fed}`);
});
