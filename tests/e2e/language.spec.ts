import { expect, test } from '@playwright/test';
import { Monaco } from './page/monaco';

let editor: Monaco;
test.beforeEach(async ({ page }) => {
  editor = new Monaco(page);
  await editor.open();
});

test('completion offers what the data have at that place', async ({ page }) => {
  await editor.write("stream\n    |from()\n        .measurement('");
  await editor.complete();
  await expect(editor.suggestion('cpu')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('\')\n    |alert()\n        .crit(lambda: "');
  await editor.complete();
  await expect(editor.suggestion('usage_idle')).toBeVisible();
  await expect(editor.suggestion('host')).toBeVisible();

  // A pipe offers nodes, a dot the properties of the node there.
  await page.keyboard.press('Escape');
  await editor.write('stream');
  await page.keyboard.type('|');
  await expect(editor.suggestion('from')).toBeVisible();
  await page.keyboard.type('fro');
  await page.keyboard.press('Enter');
  await page.keyboard.type('.');
  await expect(editor.suggestion('measurement')).toBeVisible();
  await expect(editor.suggestion('crit')).toHaveCount(0);
});

test('hover tells what a node does, which points it gives on, and what a message became', async ({ page }) => {
  await expect(editor.playground.summary).toContainText('12 points');
  await editor.hoverOver('from');
  await expect(editor.hover).toContainText('Chooses points of the stream');
  await expect(editor.hover).toContainText('usage_idle');
  await page.keyboard.press('Escape');
  await editor.hoverOver("'Hey, check your CPU'");
  await expect(editor.hover).toContainText('For the event of 2018-01-01T');
  await expect(editor.hover).toContainText('Hey, check your CPU');
});

test('a wrong name has a quick fix in the text', async ({ page }) => {
  await editor.write(
    'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "usage_idel" < 10)',
  );
  await expect(editor.playground.problems.filter({ hasText: 'usage_idel' })).toContainText(
    'Did you mean "usage_idle"?',
  );
  await expect(page.locator('.squiggly-warning').first()).toBeVisible();
  await editor.cursorBehind('usage_i');
  // Problems that come anew close the menu of fixes.
  await expect(async () => {
    await page.keyboard.press('Control+.');
    await page.getByText('Write "usage_idle"').last().click({ timeout: 4000 });
  }).toPass();
  await expect(editor.lines).toContainText('"usage_idle"');
  await expect(editor.playground.problems.filter({ hasText: 'usage_idel' })).toHaveCount(0);
});

test('a script is formatted as Kapacitor does, and a var renamed wherever it is named', async ({ page }) => {
  await editor.write('stream|from().measurement(\'cpu\')|alert().crit(lambda:"usage_idle"<10)');
  await page.keyboard.press('Shift+Alt+f');
  await expect.poll(() => editor.lines.locator('.view-line').count()).toBe(6);
  await expect(editor.lines).toContainText('|alert()');
  await editor.write('var low = 10\nstream\n    |from()\n    |alert()\n        .crit(lambda: "usage_idle" < low)');
  await editor.cursorBehind('var lo');
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await expect(box).toHaveValue('low');
  await box.fill('limit');
  await page.keyboard.press('Enter');
  await expect(editor.lines).toContainText('var limit = 10');
  await expect(editor.lines).toContainText('< limit)');
});

test('signature help names the argument that is being written', async ({ page }) => {
  await editor.write('stream\n    |from()\n    |deadman');
  await page.keyboard.type('(');
  await expect(editor.signature).toContainText('threshold float');
  await page.keyboard.type('0.0,');
  await expect(editor.signature.locator('code span').nth(1)).toHaveCSS('font-weight', '700');
});

test('kapacitor.conf and handler files are completed too', async ({ page }) => {
  await editor.playground.show('kapacitor.conf');
  await editor.write('[hipchat]\n  ');
  await editor.complete();
  await expect(editor.suggestion('room')).toBeVisible();
  await page.keyboard.press('Escape');
  await editor.playground.addFile('Topic handler');
  await expect(editor.lines).toContainText('topic');
  await editor.write('topic: cpu\nid: a\nkind: ');
  await editor.complete();
  await expect(editor.suggestion('hipchat')).toBeVisible();
});
