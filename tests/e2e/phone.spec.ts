import { expect, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

test('four panes, the scrubber always in reach, a plain editor', async ({ page }) => {
  const playground = new Playground(page);
  await page.goto('/');
  const panes = page.getByRole('tablist', { name: 'Panes' });
  await expect(page.getByRole('tabpanel', { name: 'Chart' })).toBeVisible();
  await expect(playground.marks).toHaveCount(12);
  for (const name of ['Script', 'Events', 'Request', 'Chart']) {
    await panes.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
    await expect(playground.scrubber).toBeInViewport();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await panes.getByRole('tab', { name: 'Script' }).click();
  await expect(page.locator('textarea')).toBeVisible();
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  await page.locator('textarea').fill((await page.locator('textarea').inputValue()).replace('< 10', '< 50'));
  await panes.getByRole('tab', { name: 'Events' }).click();
  await expect(playground.events.nth(1)).toContainText('CRITICAL');
  // The row that is looked at is in sight, though the list was scrolled to it while its pane was hidden.
  await expect(playground.events.and(page.locator('[aria-selected="true"]'))).toBeInViewport();
  await playground.events.nth(1).click();
  await panes.getByRole('tab', { name: 'Request' }).click();
  await expect(playground.request).toContainText('"color":"red"');
});

test('axe finds nothing in any pane', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  for (const pane of ['Script', 'Events', 'Request']) {
    await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: pane }).click();
    expect(await findings(page), pane).toEqual([]);
  }
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Script' }).click();
  await playground.text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('|');
  await expect(page.getByRole('list', { name: 'What fits here' }).getByRole('button').first()).toBeVisible();
  expect(await findings(page), 'what fits here').toEqual([]);
});

test('what is judged on a phone: legend, a threshold under the finger, two runs compared', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.pick('The mean of two minutes');
  await expect(page.getByRole('list', { name: 'Legend' })).toContainText('site=shop');
  const grip = page.getByRole('slider', { name: 'crit threshold' });
  await expect(grip).toHaveAttribute('aria-valuetext', 'crit > 600');
  await page.getByRole('button', { name: 'Pin this run' }).click();
  const box = await grip.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
  await touch('touchStart', y);
  for (let step = 1; step <= 5; step++) await touch('touchMove', y - step * 12);
  await touch('touchEnd');
  await expect(grip).not.toHaveAttribute('aria-valuetext', 'crit > 600');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('region', { name: 'First divergence' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
