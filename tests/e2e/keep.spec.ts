import { expect, type Page, test } from '@playwright/test';
import { findings } from './page/axe';
import { kept, untilKept } from './page/kept';
import { Playground } from './page/playground';

/** Points of a size, dropped on the page as a file. */
async function dropPoints(page: Page, name: string, count: number): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, count]) => {
      const time = (i: number) => `15147648${String(i).padStart(11, '0')}`;
      const lines = Array.from({ length: count }, (_, i) => `cpu,host=serverA usage_idle=85 ${time(i)}\n`);
      const transfer = new DataTransfer();
      transfer.items.add(new File([lines.join('')], name));
      return transfer;
    },
    [name, count] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

async function openRecent(playground: Playground) {
  await playground.command('recent work');
  const dialog = playground.dialog('Recent work');
  await expect(dialog).toBeVisible();
  return dialog;
}

test('two tabs have a workspace each', async ({ context }) => {
  const one = new Playground(await context.newPage());
  await one.open();
  await one.edit((text) => `// one\n${text}`);
  await untilKept(one.page, '// one');
  const two = new Playground(await context.newPage());
  await two.open();
  await expect(two.notices).toContainText('“HipChat CPU alert” is open in another tab, so this one begins anew.');
  await two.edit((text) => `// two\n${text}`);
  await untilKept(two.page, '// two');
  await expect(two.page).toHaveTitle(/HipChat CPU alert 2/);
  await one.page.reload();
  await expect(one.text).toHaveValue(/^\/\/ one/);
  await two.page.reload();
  await expect(two.text).toHaveValue(/^\/\/ two/);
});

test('the same work open twice says so, and never overwrites', async ({ context }) => {
  const one = new Playground(await context.newPage());
  await one.open();
  await one.edit((text) => `// one\n${text}`);
  await untilKept(one.page, '// one');
  const two = new Playground(await context.newPage());
  await two.open();
  const recent = await openRecent(two);
  await expect(recent).toContainText('in another tab');
  await recent.getByRole('button', { name: 'HipChat CPU alert', exact: true }).click();
  await expect(two.text).toHaveValue(/^\/\/ one/);
  await expect(two.page.getByRole('button', { name: 'Open in another tab' })).toBeVisible();
  await two.edit((text) => text.replace('// one', '// two'));
  await expect(two.notices).toContainText('is kept as “HipChat CPU alert 2”');
  await expect(two.page.getByRole('button', { name: 'Open in another tab' })).toHaveCount(0);
  await one.page.reload();
  await expect(one.text).toHaveValue(/^\/\/ one/);
  await two.page.reload();
  await expect(two.text).toHaveValue(/^\/\/ two/);
});

test('a reload in the middle of an edit loses nothing', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => `// first\n${text}`);
  await untilKept(page, '// first');
  await playground.edit((text) => text.replace('// first', '// at the last moment'));
  await page.reload();
  await expect(playground.text).toHaveValue(/^\/\/ at the last moment/);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).not.toContain('unsaved');
});

test('six megabytes of points survive a reload', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await dropPoints(page, 'big.lp', 130_000);
  await expect(playground.summary).toContainText('130,012 points');
  await expect(playground.tab('big.lp')).toBeVisible();
  await expect.poll(async () => (await kept(page)).length, { timeout: 20_000 }).toBeGreaterThan(6_000_000);
  await page.reload();
  await expect(playground.summary).toContainText('130,012 points');
});

test('where data has no room, the scripts are kept and the header says so', async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      if (this.name === 'parts') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => `// mine\n${text}`);
  await dropPoints(page, 'data.lp', 4_000);
  const mark = page.getByRole('button', { name: 'Data not kept' });
  await expect(mark).toBeVisible();
  await mark.click();
  const recent = playground.dialog('Recent work');
  await expect(recent).toContainText('The browser has no room for data.lp. All other files are kept.');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    recent.getByRole('button', { name: 'Download zip' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('HipChat CPU alert.zip');
  await page.reload();
  await expect(playground.notices).toContainText('no room for data.lp of “HipChat CPU alert”');
  await playground.show('hipchat-cpu-alert.tick');
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
});

for (const [name, error, reason] of [
  ['blocked', 'SecurityError', 'The browser is set to block storage for this page.'],
  ['private', 'InvalidStateError', 'The browser keeps nothing in this window'],
  ['full', 'QuotaExceededError', 'The browser’s storage for this page is full.'],
] as const) {
  test(`storage that is ${name} is told with its reason, and a zip is offered`, async ({ page }) => {
    await page.addInitScript((error) => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no', error);
      };
      Storage.prototype.setItem = () => {
        throw new DOMException('no', error);
      };
    }, error);
    const playground = new Playground(page);
    await playground.open();
    await expect(page.getByRole('button', { name: 'Not kept' })).toHaveCount(0);
    await playground.edit((text) => `// mine\n${text}`);
    await page.getByRole('button', { name: 'Not kept' }).click();
    const recent = playground.dialog('Recent work');
    await expect(recent).toContainText(reason);
    expect(await findings(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      recent.getByRole('button', { name: 'Download zip' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
  });
}

test('back and forward restore what they show', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => `// mine\n${text}`);
  await playground.pick('Three levels for every host');
  await expect(playground.tab('busy-hosts.tick')).toBeVisible();
  await playground.pick('Double and single quotes');
  await expect(playground.tab('busy-hosts.tick')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => history.state?.example)).toBe('quotes');
  await page.goBack();
  await expect(playground.tab('busy-hosts.tick')).toBeVisible();
  await page.goBack();
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
  await page.goForward();
  await expect(playground.tab('busy-hosts.tick')).toBeVisible();
  await page.reload();
  await expect(playground.tab('busy-hosts.tick')).toBeVisible();
  await page.goBack();
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
});

test('recent work is renamed, duplicated, deleted and brought back', async ({ page }) => {
  test.slow();
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => `// mine\n${text}`);
  await expect(page).toHaveTitle(/HipChat CPU alert/);
  const recent = await openRecent(playground);
  expect(await findings(page)).toEqual([]);
  await recent.getByRole('button', { name: 'Rename HipChat CPU alert' }).click();
  await recent.getByLabel('New name of HipChat CPU alert').fill('CPU of the shop');
  await page.keyboard.press('Enter');
  await expect(recent.getByRole('button', { name: 'CPU of the shop', exact: true })).toBeVisible();
  await expect(page).toHaveTitle(/CPU of the shop/);
  await recent.getByRole('button', { name: 'Duplicate CPU of the shop' }).click();
  await expect(recent.getByRole('listitem')).toHaveCount(2);
  await recent.getByRole('button', { name: 'Delete CPU of the shop 2' }).click();
  await expect(recent.getByRole('listitem')).toHaveCount(1);
  await recent.getByRole('button', { name: 'Close' }).click();
  await playground.notices.getByRole('button', { name: 'Undo' }).click();
  await openRecent(playground);
  await expect(recent.getByRole('listitem')).toHaveCount(2);
  await recent.getByRole('button', { name: 'CPU of the shop 2', exact: true }).click();
  await expect(page).toHaveTitle(/CPU of the shop 2/);
  await expect(playground.text).toHaveValue(/^\/\/ mine/);
});

test('what local storage held is taken over once', async ({ page }) => {
  const playground = new Playground(page);
  await page.addInitScript(() => {
    if (sessionStorage.getItem('put') !== null) return;
    sessionStorage.setItem('put', '1');
    const draft = (text: string) =>
      JSON.stringify({
        active: 'data.lp',
        example: '',
        strict: true,
        hash: '',
        files: [
          { path: 'old.tick', text },
          { path: 'data.lp', text: 'cpu usage_idle=5 1514764800000000000\n' },
        ],
      });
    localStorage.setItem('tick.draft', draft('// my draft\nstream'));
    localStorage.setItem('tick.draft-before', draft('// the one before\nstream'));
  });
  await page.goto('/?editor=plain');
  await expect(playground.tab('data.lp')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: 'Strict' })).toHaveAttribute('aria-pressed', 'true');
  await playground.show('old.tick');
  await expect(playground.text).toHaveValue(/^\/\/ my draft/);
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain('tick.draft');
  const recent = await openRecent(playground);
  await expect(recent.getByRole('listitem')).toHaveCount(2);
});

test('beyond fifty the oldest is asked about, and stays until the answer', async ({ page }) => {
  test.slow();
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => `// mine\n${text}`);
  await expect(page).toHaveTitle(/HipChat CPU alert/);
  const recent = await openRecent(playground);
  for (let n = 1; n < 50; n++) {
    await recent.getByRole('button', { name: 'Duplicate HipChat CPU alert', exact: true }).click();
    await expect(recent.getByRole('listitem')).toHaveCount(n + 1);
  }
  await recent.getByRole('button', { name: 'Close' }).click();
  await playground.pick('Three levels for every host');
  await playground.show('busy-hosts.tick');
  await playground.edit((text) => `// other\n${text}`);
  await expect(playground.notices).toContainText('50 workspaces are kept. The oldest is “HipChat CPU alert” of');
  await openRecent(playground);
  await expect(recent.getByRole('listitem')).toHaveCount(51);
  await recent.getByRole('button', { name: 'Close' }).click();
  await playground.notices.getByRole('button', { name: 'Delete it' }).click();
  await openRecent(playground);
  await expect(recent.getByRole('listitem')).toHaveCount(50);
});
