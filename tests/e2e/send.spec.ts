import { expect, type Page, test } from '@playwright/test';
import { type NodeEntry, startEntry } from './page/node-entry';
import { Playground, TOKEN } from './page/playground';
import { type StaticHost, startStaticHost } from './page/static-host';

let room: NodeEntry;
let proxy: NodeEntry;
let host: StaticHost;
let roomOrigin = '';
let proxyOrigin = '';
let code = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  room = await startEntry('dist-cli/room.mjs', ['--port', '0', '--token', TOKEN], /http:\/\/\S+\/v2\/room/);
  roomOrigin = /http:\/\/127\.0\.0\.1:\d+/.exec(room.output())?.[0] ?? '';
  proxy = await startEntry('dist-cli/proxy.mjs', ['--port', '0', '--allow', roomOrigin], /Pairing\s+\S+/);
  proxyOrigin = /http:\/\/127\.0\.0\.1:\d+/.exec(proxy.output())?.[0] ?? '';
  host = await startStaticHost(new URL(proxyOrigin).port);
  code = /Pairing\s+(\S+)/.exec(proxy.output())?.[1] ?? '';
});
test.afterAll(() => {
  proxy.stop();
  room.stop();
  host.stop();
});

/** How many messages of a room the stand-in has said yes to. */
function told(name: string): number {
  return room
    .output()
    .split('\n')
    .filter((line) => line.startsWith(`204  ${name}:`)).length;
}

/** The documented example, but its room is the stand-in's, and one of its own. */
async function openAt(page: Page, name: string, token = TOKEN): Promise<Playground> {
  const playground = new Playground(page, host.origin);
  await playground.open();
  await playground.edit((text) => text.replace(".room('alerts')", `.room('${name}')`));
  await playground.show('kapacitor.conf');
  await playground.edit((text) => text.replace('https://testtest.hipchat.com', roomOrigin).replace(TOKEN, token));
  await expect(playground.request).toContainText(`Host: ${roomOrigin.replace('http://', '')}`);
  await expect(playground.request).toContainText(`/room/${name}/`);
  return playground;
}

async function openDialog(page: Page, playground: Playground, pairing = code) {
  await page.getByRole('button', { name: 'Send…' }).click();
  const dialog = playground.dialog('Send');
  await dialog.getByLabel('Address of the proxy').fill(proxyOrigin);
  await dialog.getByLabel(/Pairing code/).fill(pairing);
  return dialog;
}

test('page → proxy → room: the same bytes arrive', async ({ page }) => {
  const playground = await openAt(page, 'one');
  const dialog = await openDialog(page, playground, '000000x');
  await expect(dialog).toContainText(`npm run proxy -- --allow ${roomOrigin}`);
  const answer = dialog.getByRole('status', { name: 'Answer of the room' });
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(answer).toContainText('The pairing code is not the one that the proxy printed.');
  await dialog.getByLabel(/Pairing code/).fill(code);
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(answer).toContainText('The room took it: 204.');
  await expect
    .poll(() => room.output())
    .toContain('204  one: {"color":"green","from":"kapacitor","message":"Hey, check your CPU"');
  expect(proxy.output()).toContain(`sent 204 ${roomOrigin} one`);
  expect(proxy.output()).not.toContain(TOKEN);
  expect(
    await page.evaluate((secret) => JSON.stringify({ ...localStorage, ...sessionStorage }).includes(secret), code),
  ).toBe(false);
});

test('a wrong token is refused by the room, and the page says how', async ({ page }) => {
  const playground = await openAt(page, 'refused', 'wrong');
  const dialog = await openDialog(page, playground);
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  const answer = dialog.getByRole('status', { name: 'Answer of the room' });
  await expect(answer).toContainText('The room answered 401.');
  await expect(answer).toContainText('Unauthorized');
});

test('a server that was not allowed is named with the flag', async ({ page }) => {
  const playground = new Playground(page, host.origin);
  await playground.open();
  const dialog = await openDialog(page, playground);
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(dialog.getByRole('status')).toContainText(
    'https://testtest.hipchat.com is not allowed. Start the proxy with --allow https://testtest.hipchat.com.',
  );
  await expect.poll(() => proxy.output()).toContain('refused  https://testtest.hipchat.com is not allowed.');
});

test('without a proxy the page says how to start one', async ({ page }) => {
  const other = await startStaticHost('9');
  const playground = new Playground(page, other.origin);
  await playground.open();
  await page.getByRole('button', { name: 'Send…' }).click();
  const dialog = playground.dialog('Send');
  await expect(dialog).toContainText('npm run proxy -- --allow https://testtest.hipchat.com');
  await dialog.getByLabel('Address of the proxy').fill('http://127.0.0.1:9');
  await dialog.getByLabel(/Pairing code/).fill('1');
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(dialog.getByRole('status')).toContainText('No proxy answers at http://127.0.0.1:9.');
  other.stop();
});

test('a proxy at a port that the page may not reach: it says that it is the page', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const dialog = await openDialog(page, playground);
  await expect(dialog).toContainText(`--port ${new URL(proxyOrigin).port}`);
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(dialog.getByRole('status')).toContainText(
    `This page may not speak to ${proxyOrigin}: it is served so that it reaches a proxy at one port only. The file _headers beside it says how to name another.`,
  );
});

test('what is no notification of a room is not offered', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(page.getByRole('button', { name: 'Send…' })).toBeVisible();
  await playground.edit((text) => text.replace(/\.hipchat\(\)[\s\S]*/, ".post('http://127.0.0.1:9/hook')\n"));
  await expect(playground.request).toContainText('POST /hook');
  await expect(page.getByRole('button', { name: 'curl' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send…' })).toHaveCount(0);
});

test('all requests of the run go where the confirmation says', async ({ page }) => {
  const playground = await openAt(page, 'all');
  const dialog = await openDialog(page, playground);
  const part = dialog.getByRole('region', { name: 'All requests of this run' });
  await part.getByRole('button', { name: "Send this run's requests…" }).click();
  await expect(part.getByRole('list', { name: 'Where they go' })).toHaveText(`all at ${roomOrigin}6`);
  expect(told('all')).toBe(0);
  await part.getByRole('button', { name: 'Send 6 requests' }).click();
  await expect(part.getByRole('status')).toHaveText('The rooms took 6. All were sent.');
  await expect.poll(() => told('all')).toBe(6);
});

test('the first 401 ends it', async ({ page }) => {
  const playground = await openAt(page, 'ended', 'wrong');
  const dialog = await openDialog(page, playground);
  const part = dialog.getByRole('region', { name: 'All requests of this run' });
  await part.getByRole('button', { name: "Send this run's requests…" }).click();
  await part.getByRole('button', { name: 'Send 6 requests' }).click();
  await expect(part.getByRole('status')).toContainText('Room ended answered 401, so nothing more was sent.');
  expect(room.output().match(/401 {2}ended/g)).toHaveLength(1);
});

test('Stop stops', async ({ page }) => {
  const playground = await openAt(page, 'stopped');
  // Every point changes the state: 40 requests, of which a room takes 30 at once.
  await playground.show('data.lp');
  await playground.edit((text) => {
    const lines = text
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    const first = BigInt(lines[0]?.split(' ').at(-1) ?? '0');
    return Array.from(
      { length: 40 },
      (_, i) =>
        `cpu,cpu=cpu-total,host=serverA usage_idle=${i % 2 === 0 ? 5 : 50} ${first + BigInt(i) * 10_000_000_000n}`,
    ).join('\n');
  });
  await expect(playground.summary).toContainText('40 points');
  const dialog = await openDialog(page, playground);
  const part = dialog.getByRole('region', { name: 'All requests of this run' });
  await part.getByRole('button', { name: "Send this run's requests…" }).click();
  await part.getByRole('button', { name: 'Send 40 requests' }).click();
  await expect(part.getByRole('status')).toContainText('30 of 40 sent. The next in');
  await part.getByRole('button', { name: 'Stop' }).click();
  await expect(part.getByRole('status')).toHaveText('The rooms took 30. Stopped.');
  expect(told('stopped')).toBe(30);
});

test('Live sends each event once, only forward', async ({ page }) => {
  const playground = await openAt(page, 'live');
  await playground.seek(0);
  await expect(page.getByRole('button', { name: 'Step forward' })).toBeEnabled();
  await playground.seek(12);
  const dialog = await openDialog(page, playground);
  await dialog.getByRole('checkbox', { name: /Live/ }).check();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const badge = page.getByRole('status', { name: 'Live' });
  await expect(badge).toHaveText('Live: 0 sent');

  // Dragging, going back, running again and editing send nothing.
  await playground.seek(0);
  await playground.seek(12);
  await playground.seek(4);
  await page.keyboard.press('Control+Enter');
  await playground.command('Feed everything');
  await playground.command('Back to before the first point');
  await expect(badge).toHaveText('Live: 0 sent');

  // Stepping does: the first event is at the third point.
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(badge).toHaveText('Live: 1 sent');
  await expect.poll(() => told('live')).toBe(1);
  await page.getByRole('button', { name: 'Step back' }).click();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(playground.moment).toContainText('3 / 12');

  // Feeding does, from where it is; a second time there is nothing new.
  await page.getByLabel('Speed').selectOption('50/s');
  await page.getByRole('button', { name: 'Feed', exact: true }).click();
  await expect(playground.moment).toContainText('12 / 12');
  await expect(badge).toHaveText('Live: 6 sent');
  await expect.poll(() => told('live')).toBe(6);
  await page.getByLabel('Speed').selectOption('5/s');
  await page.getByRole('button', { name: 'Feed', exact: true }).click();
  await expect(playground.moment).not.toContainText('12 / 12');
  await expect(playground.moment).toContainText('12 / 12');
  await expect(badge).toHaveText('Live: 6 sent');
  expect(told('live')).toBe(6);

  await page.getByRole('button', { name: 'Turn off' }).click();
  await expect(badge).toHaveCount(0);
  await page.reload();
  await expect(playground.summary).toContainText('12 points');
  await expect(badge).toHaveCount(0);
});

test('Live ends when the room says no', async ({ page }) => {
  const playground = await openAt(page, 'dead', 'wrong');
  const dialog = await openDialog(page, playground);
  await dialog.getByRole('checkbox', { name: /Live/ }).check();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('Speed').selectOption('50/s');
  await page.getByRole('button', { name: 'Feed', exact: true }).click();
  await expect(playground.notices).toContainText('Live is off. Room dead answered 401, so nothing more was sent.');
  await expect(playground.moment).toContainText('12 / 12');
  await expect(page.getByRole('status', { name: 'Live' })).toHaveCount(0);
  expect(room.output().match(/401 {2}dead/g)).toHaveLength(1);
});
