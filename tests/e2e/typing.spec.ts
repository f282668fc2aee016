import { expect, type Page, test } from '@playwright/test';
import { findings } from './page/axe';
import { Monaco } from './page/monaco';
import { Playground } from './page/playground';

const WRITTEN = `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "usage_idle" < 10)
`;

/** Typed as people type: no spaces in front of lines. */
async function typeScript(page: Page): Promise<void> {
  for (const line of WRITTEN.trim().split('\n')) {
    await page.keyboard.type(line.trim());
    await page.keyboard.press('Enter');
  }
}

test('the plain editor indents as the formatter would', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.text.focus();
  // What helps typing comes with the first focus.
  await expect(async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await typeScript(page);
    await expect(playground.text).toHaveValue(`${WRITTEN.trim()}\n        `, { timeout: 500 });
  }).toPass();
  await page.keyboard.press('Control+z');
  await expect(playground.text).not.toHaveValue(`${WRITTEN.trim()}\n        `);
});

test('the plain editor offers what fits, below the text', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const offers = page.getByRole('list', { name: 'What fits here' }).getByRole('button');
  await playground.edit(() => 'stream\n    ');
  await playground.text.press('Control+End');
  await page.keyboard.type('|');
  await expect(offers.first()).toHaveText('from');
  // A key further, and back in the text.
  await page.keyboard.press('Tab');
  await expect(offers.first()).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(playground.text).toHaveValue('stream\n    |from()');
  await expect(playground.text).toBeFocused();
  await page.keyboard.type('\n.meas');
  await offers.first().click();
  await page.keyboard.type('c');
  await expect(offers.first()).toHaveText(/cpu/);
  await offers.first().click();
  await expect(playground.text).toHaveValue("stream\n    |from()\n        .measurement('cpu')");
  await page.keyboard.press('Control+z');
  await expect(playground.text).not.toHaveValue("stream\n    |from()\n        .measurement('cpu')");
});

test.describe('the large editor', () => {
  let editor: Monaco;
  test.beforeEach(async ({ page }) => {
    editor = new Monaco(page);
    await editor.open();
    await editor.write('');
  });

  test('indents as the formatter would, and Enter behind a whole word breaks the line', async ({ page }) => {
    for (const line of WRITTEN.trim().split('\n')) {
      await page.keyboard.type(line.trim(), { delay: 20 });
      // Whatever is offered by then: the line is whole.
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.type('.id', { delay: 20 });
    await expect(editor.suggestion('id')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await expect.poll(() => editor.text()).toBe(`${WRITTEN.trim()}\n        .id\n        x`);

    // Enter takes what is offered for a word that is begun.
    await editor.write('');
    await page.keyboard.type('stream', { delay: 20 });
    await page.keyboard.press('Enter');
    await page.keyboard.type('|fr', { delay: 20 });
    await expect(editor.suggestion('from')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(() => editor.text()).toBe('stream\n    |from()');
  });

  test('what fits comes first: from, measurements, conditions over the fields', async ({ page }) => {
    await page.keyboard.type('stream\n|', { delay: 20 });
    await expect(editor.suggestions.first()).toContainText('from');
    await page.keyboard.press('Tab');
    await page.keyboard.type('\n.mea', { delay: 20 });
    await expect(editor.suggestion('measurement')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(editor.suggestion('cpu')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.type('\n|alert().crit(', { delay: 20 });
    await expect(editor.suggestion('lambda: "usage_idle"')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.type('< 10');
    await expect
      .poll(() => editor.text())
      .toMatch(
        /^stream\n {4}\|from\(\)\n {8}\.measurement\('cpu'\)\n {4}\|alert\(\)\.crit\(lambda: "usage_idle" < 10\)?$/,
      );

    // A batch offers its query first.
    await editor.write('');
    await page.keyboard.type('batch\n|', { delay: 20 });
    await expect(editor.suggestions.first()).toContainText('query');
  });
});

for (const kind of ['plain', 'monaco'] as const) {
  test(`the signature stands under the text: ${kind}`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open({ editor: kind });
    if (kind === 'plain') await playground.text.focus();
    else {
      await expect(page.locator('.view-lines')).toContainText('usage_idle', { timeout: 20_000 });
      await page.locator('.view-lines').click();
    }
    await page.keyboard.press('Control+End');
    await page.keyboard.type('|deadman(0.0, ');
    const signature = page.getByRole('note', { name: 'Signature' });
    await expect(signature).toContainText('deadman(threshold float, interval duration');
    await expect(signature.locator('code span').nth(1)).toHaveCSS('font-weight', '700');
    const box = await signature.boundingBox();
    const text = await page.locator('#editor-panel').boundingBox();
    expect(box?.y ?? 0).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0) - 1);
  });
}
