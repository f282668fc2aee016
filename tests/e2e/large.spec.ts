import { expect, type Page, test } from '@playwright/test';
import { Playground } from './page/playground';

/** Drops a data file of so many points on the page, as a person drops one from a folder. */
async function drop(page: Page, points: number): Promise<void> {
  await page.evaluate((count) => {
    const lines: string[] = [];
    for (let index = 0; index < count; index++) {
      const idle = (50 + 45 * Math.sin(index / 900)).toFixed(2);
      lines.push(`cpu,host=h${index % 10} usage_idle=${idle} ${1514764800 + index}000000000`);
    }
    const files = new DataTransfer();
    files.items.add(new File([`${lines.join('\n')}\n`], 'data.lp'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  }, points);
}

test('a dropped file of 100,000 points runs, and every view keeps to what it can show', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await drop(page, 100_000);
  await expect(playground.summary).toContainText('100,000 points', { timeout: 40_000 });
  await expect(page.getByText('too large to edit here')).toBeVisible();
  expect(await playground.marks.count()).toBeLessThan(60);
  expect(await playground.events.count()).toBeLessThan(60);
  // The figures stand before the pictures: until then the keys are about the run before.
  await expect(playground.moment).toHaveText(/^100,000/);
  await page.keyboard.press('Shift+Alt+ArrowLeft');
  await expect(playground.moment).not.toHaveText(/^100,000/);
  await expect(playground.request).toContainText('"color":');
});

test('a long run shows a bar, and Stop keeps what there is', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  // So much work that nobody's machine is done before the click.
  const work = Array.from({ length: 20 }, (_, index) => `|eval(lambda: sin("usage_idle")).as('x${index}').keep()`);
  await playground.edit((text) => text.replace('|alert', `${work.join('\n  ')}\n  |alert`));
  await drop(page, 1_000_000);
  await page.getByRole('button', { name: 'Stop' }).click({ timeout: 40_000 });
  // A worker that is too busy to listen is ended; then the result before stays.
  await expect(page.getByRole('alert')).toContainText(/you stopped it|Stopped\./);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});
