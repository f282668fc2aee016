import { expect, type Page, test } from '@playwright/test';
import { untilKept } from './page/kept';
import { Playground, TOKEN } from './page/playground';

async function linkOf(playground: Playground, page: Page, withToken = false): Promise<string> {
  await page.keyboard.press('Control+s');
  const dialog = playground.dialog('Share');
  await expect(dialog.getByLabel('Link')).toHaveValue(/#2\./);
  if (withToken) {
    const before = await dialog.getByLabel('Link').inputValue();
    await dialog.getByRole('checkbox').check();
    await expect(dialog.getByLabel('Link')).not.toHaveValue(before);
  }
  const link = await dialog.getByLabel('Link').inputValue();
  await expect(dialog.getByTestId('link-length')).toContainText(`${link.length.toLocaleString('en-US')} characters`);
  await dialog.getByRole('button', { name: 'Close' }).click();
  return link;
}

test('a link brings back every file, the view and the moment, without the token', async ({ page, browser }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => `// 🚨 警告 –\n${text}`);
  await playground.addFile('Topic handler');
  await playground.seek(5);
  await page.getByRole('button', { name: 'Strict' }).click();
  const link = await linkOf(playground, page);

  const other = await browser.newContext();
  const there = new Playground(await other.newPage());
  await there.page.goto(link);
  await expect(there.tab('handlers/handler.yaml')).toHaveAttribute('aria-selected', 'true');
  await expect(there.page.getByRole('button', { name: 'Strict' })).toHaveAttribute('aria-pressed', 'true');
  await expect(there.notices).toContainText('left tokens out');
  await there.page.getByRole('button', { name: 'Strict' }).click();
  await expect(there.moment).toHaveText('5 / 12 · 00:00:40');
  await there.show('hipchat-cpu-alert.tick');
  await expect(there.text).toHaveValue(/^\/\/ 🚨 警告 –\nstream/);
  await there.show('kapacitor.conf');
  await expect(there.text).toHaveValue(/token = "token-left-out"/);
  await other.close();
});

test('a ticked token travels in the link', async ({ page, browser }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.keyboard.press('Control+s');
  await expect(playground.dialog('Share')).toContainText('token in kapacitor.conf, line 5');
  await page.keyboard.press('Escape');
  const link = await linkOf(playground, page, true);
  const other = await browser.newContext();
  const there = new Playground(await other.newPage());
  await there.page.goto(link);
  await there.show('kapacitor.conf');
  await expect(there.text).toHaveValue(new RegExp(TOKEN));
  await other.close();
});

test('a broken link says so and leaves the work alone', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open({ hash: '#1.AAAA' });
  await expect(playground.notices).toContainText('This link is damaged');
  await expect(playground.summary).toContainText('12 points');
});

test('opening a link keeps the work from before', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const link = await linkOf(playground, page);
  await playground.edit((text) => `// mine\n${text}`);
  await untilKept(page, 'mine');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(playground.text).toHaveValue(/^stream/);
  await playground.notices.getByRole('button', { name: 'Bring it back' }).click();
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
});

test('work on a link survives a reload of it', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const link = await linkOf(playground, page);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(playground.summary).toContainText('12 points');
  await playground.edit((text) => `// changed\n${text}`);
  await untilKept(page, 'changed');
  await page.reload();
  await expect(playground.text).toHaveValue(/^\/\/ changed/);
});
