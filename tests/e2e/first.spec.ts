import { expect, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

test('a first visit is told what it sees, until the first edit', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const marks = page.getByRole('note', { name: /^Look here/ });
  await expect(marks).toHaveCount(3);
  await expect(page.getByText('Try Kapacitor alerts on sample points.')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await playground.edit((text) => text.replace('< 10', '< 50'));
  await expect(marks).toHaveCount(0);
  await page.keyboard.press('F1');
  await playground.dialog('Help').getByRole('button', { name: 'Point out what to look at' }).click();
  await expect(marks).toHaveCount(3);
});

test('what an example teaches stands above its script, with its neighbours and its cure', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const bar = page.getByRole('region', { name: 'About this example' });
  await expect(bar).toContainText('The documented alert');
  await bar.getByRole('button', { name: /^Next example/ }).click();
  await expect(bar).toContainText('publishes to a topic');
  await expect(playground.notices.getByText('is open')).toHaveCount(0);
  await playground.pick('Two hosts, one state (a trap)');
  await bar.getByRole('button', { name: 'The cure: One state for every disk' }).click();
  await expect(bar).toContainText('Grouped by host');
  await bar.getByRole('button', { name: 'The trap: Two hosts, one state' }).click();
  await expect(bar).toContainText('Without groupBy');
});

test('the tour: an edit turns it green and opens the next step; own work comes back', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => `// mine\n${text}`);
  await playground.command('tutorial');
  const tour = page.getByRole('region', { name: 'Tour' });
  await expect(tour).toContainText('Tour 1 / 10');
  await expect(tour.getByRole('button', { name: 'Next step' })).toBeDisabled();
  await playground.edit((text) => text.replace('< 10', '< 50'));
  await expect(tour.getByRole('status')).toContainText('✓');
  expect(await findings(page)).toEqual([]);
  await tour.getByRole('button', { name: 'Next step' }).click();
  await expect(tour).toContainText('Tour 2 / 10');
  await tour.getByRole('button', { name: 'Leave the tour' }).click();
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
  await playground.command('tutorial');
  await expect(tour).toContainText('Tour 2 / 10');
  await page.reload();
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
});

test('all ten steps can be walked', async ({ page }) => {
  test.setTimeout(240_000);
  const playground = new Playground(page);
  await playground.open();
  await playground.command('tutorial');
  const tour = page.getByRole('region', { name: 'Tour' });
  for (let step = 1; step <= 10; step++) {
    await expect(tour).toContainText(`Tour ${step} / 10`);
    await tour.getByRole('button', { name: 'Do it for me' }).click();
    await expect(tour.getByRole('status')).toContainText('✓');
    await tour.getByRole('button', { name: step === 10 ? 'Finish' : 'Next step' }).click();
  }
  await expect(tour).toHaveCount(0);
});

test('on a small screen the scrubber is long and everything of the player in reach', async ({ page }) => {
  const playground = new Playground(page);
  for (const [width, height] of [
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await playground.open();
    const box = await playground.scrubber.boundingBox();
    expect(box?.width ?? 0).toBeGreaterThanOrEqual(160);
    for (const control of [
      page.getByRole('button', { name: '+ Point' }),
      page.getByLabel('Speed'),
      page.getByLabel('Silence after the last point'),
    ]) {
      const { x, width: wide } = (await control.boundingBox()) ?? { x: -1, width: 0 };
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width);
    }
  }
});

test('of many files the open one is in view, and a list has them all', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  for (let i = 0; i < 14; i++) await playground.addFile('Script');
  await expect(page.getByRole('tab', { selected: true, name: /task/ })).toBeInViewport();
  await page.getByRole('button', { name: 'All 17 files' }).click();
  await page.getByRole('menuitem', { name: 'data.lp' }).click();
  await expect(playground.tab('data.lp')).toBeInViewport();
  await expect(playground.tab('data.lp')).toHaveAttribute('aria-selected', 'true');
});

test('clicking into the data and pasting shows the whole new run', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.show('data.lp');
  await playground.text.click({ position: { x: 60, y: 60 } });
  await expect(playground.moment).not.toContainText('12 / 12');
  await playground.edit((text) => `${text}cpu,host=serverA,cpu=cpu-total usage_idle=1 1514764930000000000\n`);
  await expect(playground.moment).toContainText('13 / 13');
});

test('panes remember their sizes', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const handle = page.getByRole('separator', { name: 'Width of the files' });
  await handle.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', '52');
  await page.reload();
  await expect(handle).toHaveAttribute('aria-valuenow', '52');
});

test('the palette knows new, add file, rename, expectations and themes, by other words too', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.command('rename');
  await expect(page.getByLabel('New name of hipchat-cpu-alert.tick')).toBeFocused();
  await page.keyboard.press('Escape');
  await playground.command('add file topic');
  await expect(playground.tab('handlers/handler.yaml')).toBeVisible();
  await playground.command('assert');
  await expect(playground.tab('case.json')).toHaveAttribute('aria-selected', 'true');
  await playground.command('night');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await playground.command('blank');
  await expect(playground.tab('task.tick')).toHaveAttribute('aria-selected', 'true');
});
