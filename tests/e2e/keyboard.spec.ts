import { expect, type Locator, type Page, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground } from './page/playground';

test('axe finds nothing in table, send dialog and a broken script', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('button', { name: 'Send…' }).click();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await playground.edit((text) => `${text}|`);
  await expect(playground.summary).toContainText('does not run');
  expect(await findings(page)).toEqual([]);
});

test('the keyboard goes in and out of the editor, and everywhere else', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open({ editor: 'monaco' });
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Control+m');
  await expect(page.locator('.monaco-editor.focused')).toHaveCount(1);
  await page.keyboard.press('Control+m');
  await expect(page.getByRole('region', { name: 'List of problems' })).toBeFocused();
  await playground.tab('hipchat-cpu-alert.tick').focus();
  await page.keyboard.press('ArrowRight');
  await expect(playground.tab('data.lp')).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(playground.dialog('Commands').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('table');
  await expect(playground.dialog('Commands').getByRole('combobox')).toHaveValue('table');
});

test('what is typed before the palette is there is meant for it', async ({ page }) => {
  const playground = new Playground(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/dialogs-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await playground.open();
  const script = await playground.text.inputValue();
  await playground.text.focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tablx');
  await page.keyboard.press('Backspace');
  release();
  await expect(playground.dialog('Commands').getByRole('combobox')).toHaveValue('tabl');
  await page.keyboard.type('e');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Table', exact: true })).toHaveAttribute('aria-pressed', 'true');
  expect(await playground.text.inputValue()).toBe(script);
});

/** Presses a key until something has the focus; an editor that keeps Tab to itself is left by Ctrl-M. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', arrived: Locator): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if (await arrived.evaluate((element) => element.contains(document.activeElement))) return;
    const isKept = await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    await page.keyboard.press(isKept && key === 'Tab' ? 'Control+m' : key);
  }
  throw new Error(`${key} never led there`);
}

for (const editor of ['plain', 'monaco'] as const) {
  test(`from load to Send and back without a mouse: ${editor}`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open({ editor });
    const panel = page.locator('#editor-panel');
    if (editor === 'monaco')
      await expect(panel.locator('.view-lines')).toContainText('usage_idle', { timeout: 20_000 });
    await walk(page, 'Tab', panel);
    const send = page.getByRole('button', { name: 'Send…' });
    await walk(page, 'Tab', send);
    await page.keyboard.press('Enter');
    await expect(playground.dialog('Send')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(send).toBeFocused();
    await walk(page, 'Shift+Tab', panel);
  });
}
