import { expect, test } from '@playwright/test';
import { findings } from './axe';
import { Playground } from './playground';

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
