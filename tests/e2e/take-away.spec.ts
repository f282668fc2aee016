import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { findings } from './page/axe';
import { Playground, TOKEN } from './page/playground';
import { startStaticHost } from './page/static-host';

test('exported for Kapacitor, dropped on a fresh page, it is the same; as Markdown it tells the same without tokens', async ({
  page,
  browser,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (text: string) => {
          document.body.dataset.copied = text;
        },
      },
    });
  });
  const playground = new Playground(page);
  await playground.open();
  await playground.edit((text) => `// mine\n${text}`);
  await playground.command('export for kapacitor');
  const dialog = playground.dialog('Export for Kapacitor');
  await expect(dialog.getByRole('status')).toContainText('Kapacitor refuses none of it');
  expect(await findings(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('HipChat CPU alert for Kapacitor.zip');
  const bytes = readFileSync(await download.path());
  expect(bytes.includes(TOKEN)).toBe(false);

  await playground.command('markdown');
  await expect(playground.notices).toContainText('Copied as Markdown');
  const copied = (await page.locator('body').getAttribute('data-copied')) ?? '';
  expect(copied).toContain('// mine\nstream');
  expect(copied).toContain('token = "token-left-out"');
  expect(copied).toMatch(/CRITICAL .*Hey, check your CPU/);
  expect(copied).toMatch(/POST \/v2\/room\/alerts\/notification\?auth_token=‹secret› HTTP\/1\.1/);
  expect(copied).toMatch(
    /Kapacitor 1\.8\.3, in the \[TICKscript Playground\]\(http:\/\/127\.0\.0\.1:\d+\/\?editor=plain#2\./,
  );
  expect(copied).not.toContain(TOKEN);

  const there = new Playground(await (await browser.newContext()).newPage());
  await there.open();
  const dropped = await there.page.evaluateHandle(
    (content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], 'mine.zip'));
      return transfer;
    },
    [...bytes],
  );
  await there.page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(there.text).toHaveValue(/^\/\/ mine\nstream/);
  await expect(there.page.getByRole('tablist', { name: 'Files' }).getByRole('tab')).toHaveText([
    /hipchat-cpu-alert\.tick/,
    /data\.lp/,
    /kapacitor\.conf/,
  ]);
  await expect(there.summary).toContainText('12 points');
  await there.page.context().close();
});

test('an event, a stretch of the strip and a whole run become expectations, and case.json says what it cannot read', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.events.nth(2).click();
  await page.getByRole('button', { name: 'Expect this', exact: true }).click();
  const expectations = page.getByRole('region', { name: 'Expectations' });
  await expect(expectations).toContainText('1 of 1 green');
  await playground.show('case.json');
  await expect(playground.text).toHaveValue(/"level":"critical".*"sent to":"hipchat alerts"/);

  const strip = page.getByRole('group', { name: /^States of/ }).first();
  const box = await strip.boundingBox();
  if (box === null) throw new Error('the strip is not to be seen');
  const y = box.y + 2;
  await page.mouse.move(box.x + box.width * 0.15, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.2, y, { steps: 3 });
  await page.mouse.up();
  await page.getByRole('button', { name: /^Nothing between/ }).click();
  await expect(expectations).toContainText('2 of 2 green');
  expect(await findings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Record this run', exact: true }).click();
  await expect(playground.text).toHaveValue(/"nothing else"/);
  await expect(expectations).toContainText('As expected');
  await playground.edit(() => '{ "expectations": [{ "level": "bad" }] }\n');
  await expect(playground.problems.filter({ hasText: '"bad" is no level' })).toHaveCount(1);
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the page opens after the first visit, runs and is as it was', async ({ page, context }) => {
    const playground = new Playground(page);
    const elsewhere: string[] = [];
    context.on('request', (request) => {
      if (!/^(?:http:\/\/127\.0\.0\.1:\d+\/|data:|blob:)/.test(request.url())) elsewhere.push(request.url());
    });
    await playground.open({ editor: 'monaco' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await page.reload();
    await expect(playground.summary).toContainText('12 points');
    await expect(page.locator('.monaco-editor').first()).toBeVisible();
    await playground.command('pipeline: the nodes');
    await expect(page.getByRole('button', { name: /alert2/ }).first()).toBeVisible();
    const answer = await page.goto('/problems.html#case-row');
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
    await expect(page.locator('#case-row')).toBeVisible();
    await page.goto('/?editor=plain');
    await expect(playground.summary).toContainText('12 points');
    expect(elsewhere).toEqual([]);
  });

  test('a newer page is offered, never forced, and takes the work along', async ({ page }) => {
    const host = await startStaticHost();
    const playground = new Playground(page);
    const versions = () =>
      page.evaluate(async () => (await caches.keys()).map((name) => name.replace('tick-files-', '')));
    const update = () =>
      page.evaluate(async () => {
        await (await navigator.serviceWorker.ready).update();
      });
    try {
      await page.goto(`${host.origin}/?editor=plain`);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.reload();
      await expect(playground.summary).toContainText('12 points');
      const offer = page.getByText('A newer playground is ready. Your work is kept.');
      await update();
      const [version = 'none', ...others] = await versions();
      expect([version, others]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), []]);
      await expect(offer).toHaveCount(0);
      await playground.edit((text) => text.replace('< 10', '< 50'));
      host.change('sw.js', (text) => text.replaceAll(version, 'newer'));
      await update();
      await expect(offer).toBeVisible();
      await expect(playground.text).toHaveValue(/< 50/);
      expect(await versions()).toEqual([version, 'newer']);
      await page.evaluate(() => document.documentElement.setAttribute('data-before', ''));
      await page.getByRole('button', { name: 'Reload', exact: true }).click();
      await expect(page.locator('html')).not.toHaveAttribute('data-before');
      await expect(playground.text).toHaveValue(/< 50/);
      await expect(offer).toHaveCount(0);
    } finally {
      host.stop();
    }
  });
});
