import { expect, test } from '@playwright/test';
import { kept, untilKept } from './page/kept';
import { Playground, TOKEN } from './page/playground';

let playground: Playground;
test.beforeEach(async ({ page }) => {
  playground = new Playground(page);
  await playground.open();
});

test('each edit of script, points or configuration runs again', async ({ page }) => {
  await playground.edit((text) => text.replace('< 10', '< 50'));
  await expect(playground.marks.nth(1)).toHaveAttribute('data-level', 'CRITICAL');
  await playground.show('data.lp');
  await playground.edit((text) => text.replace('usage_idle=85.5', 'usage_idle=1'));
  await expect(playground.marks.nth(0)).toHaveAttribute('data-level', 'CRITICAL');
  await playground.show('kapacitor.conf');
  await playground.edit((text) => text.replace('testtest', 'other'));
  await expect(playground.request).toContainText('Host: other.hipchat.com');
  await expect(page.getByRole('button', { name: 'Strict' })).toHaveAttribute('aria-pressed', 'false');
});

test('a syntax error says what Kapacitor says, at its place, and the last good result stays greyed', async ({
  page,
}) => {
  await playground.edit((text) => text.replace("'cpu')", "'cpu'"));
  await expect(playground.problems.first()).toContainText(/line \d+ char \d+/);
  await expect(playground.summary).toContainText('does not run');
  await expect(playground.marks).toHaveCount(12);
  await expect(page.getByText('the result beside it is of the last text that ran')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(playground.text).toBeFocused();
  await playground.edit((text) => text.replace("'cpu'", "'cpu')"));
  await expect(playground.summary).toContainText('12 points');
});

test('the documented spelling has a fix, and strict refuses it in Kapacitor’s words', async ({ page }) => {
  await expect(playground.problems).toHaveCount(1);
  await expect(playground.problems.first()).toContainText('no method or property "hipchat" on *pipeline.AlertNodeData');
  await page.getByRole('button', { name: 'Strict' }).click();
  await expect(playground.summary).toContainText('does not run');
  await expect(playground.problems.first()).toContainText(
    'invalid TICKscript: line 8 char 6: no method or property "hipchat" on *pipeline.AlertNodeData',
  );
  await page.getByRole('button', { name: 'Strict' }).click();
  await page.getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(playground.text).toHaveValue(/\.hipChat\(\)/);
  await expect(playground.problems).toHaveCount(0);
  await expect(playground.summary).toContainText('6 requests');
});

test('files are added, renamed, deleted and brought back', async ({ page }) => {
  await playground.addFile('Topic handler');
  await expect(playground.tab('handlers/handler.yaml')).toHaveAttribute('aria-selected', 'true');
  await playground.tab('handlers/handler.yaml').press('F2');
  await page.getByLabel('New name of handlers/handler.yaml').fill('handlers/ops.yaml');
  await page.keyboard.press('Enter');
  await expect(playground.tab('handlers/ops.yaml')).toBeVisible();
  await playground.tab('handlers/ops.yaml').press('F2');
  await page.getByLabel('New name of handlers/ops.yaml').fill('data.lp');
  await page.keyboard.press('Enter');
  await expect(playground.notices).toContainText('already');
  await page.getByRole('button', { name: 'This file' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(playground.tab('handlers/ops.yaml')).toHaveCount(0);
  await playground.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.tab('handlers/ops.yaml')).toBeVisible();
});

test('work survives a reload, and no token is written down', async ({ page }) => {
  await playground.edit((text) => `// mine ✅ 漢字\n${text}`);
  await playground.show('kapacitor.conf');
  await playground.edit((text) => text.replace(TOKEN, 'a-very-secret-token'));
  await playground.show('hipchat-cpu-alert.tick');
  await untilKept(page, 'mine');
  await page.reload();
  await expect(playground.summary).toContainText('12 points');
  await expect(playground.text).toHaveValue(/^\/\/ mine ✅ 漢字/);
  const stored = await kept(page);
  expect(stored).not.toContain('a-very-secret-token');
  expect(stored).not.toContain(TOKEN);
  await playground.show('kapacitor.conf');
  await expect(playground.text).toHaveValue(/token-left-out/);
});

test('picking an example never loses the work', async () => {
  await playground.edit((text) => `// mine\n${text}`);
  await playground.pick('Three levels for every host');
  await expect(playground.tab('busy-hosts.tick')).toBeVisible();
  await playground.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
  await playground.pick('Three levels for every host');
  await expect(playground.tab('busy-hosts.tick')).toBeVisible();
  // The offer outlives its notice.
  const dismiss = playground.notices.getByRole('button', { name: 'Dismiss' });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  await playground.command('undo what');
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
});

test('own work is one step away, however many examples came after it', async () => {
  await playground.edit((text) => `// mine\n${text}`);
  await playground.pick('Three levels for every host');
  await expect(playground.tab('busy-hosts.tick')).toBeVisible();
  await playground.pick('Double and single quotes');
  await playground.notices.getByRole('button', { name: 'Back to your work' }).click();
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
  await playground.pick('Three levels for every host');
  await expect(playground.tab('busy-hosts.tick')).toBeVisible();
  await playground.edit((text) => `// tried\n${text}`);
  await playground.pick('Double and single quotes');
  await expect(playground.tab('busy-hosts.tick')).toHaveCount(0);
  await playground.command('your own work');
  await expect(playground.text).toHaveValue(/^\/\/ tried/);
  await playground.command('your own work');
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
  await playground.command('your own work');
  await expect(playground.text).toHaveValue(/^\/\/ tried/);
});

test('an empty folder teaches', async ({ page }) => {
  await playground.show('data.lp');
  await playground.edit(() => '');
  await page.getByRole('button', { name: 'Make some points' }).click();
  await expect(playground.summary).toContainText('60 points');
  await expect(playground.marks.first()).toBeVisible();
  await playground.show('hipchat-cpu-alert.tick');
  await playground.edit((text) => text.replace("'cpu'", "'memory'"));
  await expect(
    page.getByText(/No alert was evaluated\. No point in your data has the measurement memory/),
  ).toBeVisible();
});

test('Monaco: markers, colours, quick fix and undo across a change from outside', async ({ page }) => {
  await playground.open({ editor: 'monaco' });
  const lines = page.locator('.view-lines');
  await expect(lines).toContainText('usage_idle', { timeout: 20_000 });
  await expect(page.locator('.squiggly-warning').first()).toBeVisible();
  const colourOf = (text: string) =>
    lines
      .locator('span span', { hasText: text })
      .first()
      .evaluate((span) => getComputedStyle(span).color);
  // Monaco colours when it has nothing else to do.
  await expect.poll(async () => (await colourOf('"usage_idle"')) !== (await colourOf("'cpu'"))).toBe(true);
  await page.getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(lines).toContainText('.hipChat()');
  await lines.click();
  await page.keyboard.press('Control+z');
  await expect(lines).toContainText('.hipchat()');
  await expect(playground.problems).toHaveCount(1);
});
