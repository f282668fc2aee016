/** Nothing stands on the page that is not so. */
import { expect, test } from '@playwright/test';
import { encodePermalink } from '../../src/sharing/permalink';
import { plainState } from '../../src/sharing/shared-state';
import { Playground } from './page/playground';

const DATA = 'm v=1 1528102800000000000\nm v=2 1528102801000000000\nm v=3 1528102802000000000\n';
const ALERT = 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n';

function link(script: string, moment?: number): Promise<string> {
  const workspace = [
    { path: 'm.tick', content: script },
    { path: 'data.lp', content: DATA },
  ];
  return encodePermalink({ ...plainState(workspace), moment });
}

test('a script that is refused shows no result of the work before it', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(playground.marks).not.toHaveCount(0);
  const hash = await link('stream\n    |nope()\n');
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await expect(playground.summary).toContainText('does not run');
  await expect(playground.marks).toHaveCount(0);
  await expect(playground.events).toHaveCount(0);
});

test('the slider stands where the link says', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open({ hash: await link(ALERT, 2) });
  await expect(playground.moment).toHaveText(/^2 \/ 3/);
  await expect(playground.scrubber).toHaveValue('2');
});

test('an alert without a handler is never called sent', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open({ hash: await link(ALERT) });
  await expect(playground.events).toHaveCount(3);
  await expect(playground.events.last()).toContainText('held');
  await expect(page.getByText(/Nobody hears of it: the alert has no handler and no topic/)).toBeVisible();
  await expect(page.getByText(/and nobody hears of it: the alert has no handler/)).toBeVisible();
});

test('a task that died is a problem by name', async ({ page }) => {
  const playground = new Playground(page);
  const broken = "        .message('{{ index .Fields \"v\" 1 }}')\n        .log('/tmp/a.log')\n";
  await playground.open({ hash: await link(ALERT + broken) });
  await expect(page.getByRole('heading', { name: /^[1-9]\d* problems?$/ })).toBeVisible();
  await expect(playground.problems.filter({ hasText: 'The task stops here at the point of 09:00:00' })).toHaveCount(1);
});

test('a command that goes to a pane leaves the keyboard there', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.command('Chart and states');
  await expect(page.locator('section[aria-label="Chart and states"]')).toBeFocused();
});
