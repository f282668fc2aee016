import { expect, test } from '@playwright/test';
import { type NodeEntry, startEntry } from './node-entry';
import { Playground, TOKEN } from './playground';

let room: NodeEntry;
let proxy: NodeEntry;
let roomOrigin = '';
let proxyOrigin = '';
let code = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  room = await startEntry('dist-cli/room.mjs', ['--port', '0', '--token', TOKEN], /http:\/\/\S+\/v2\/room/);
  roomOrigin = /http:\/\/127\.0\.0\.1:\d+/.exec(room.output())?.[0] ?? '';
  proxy = await startEntry('dist-cli/proxy.mjs', ['--port', '0', '--allow', roomOrigin], /Pairing\s+\S+/);
  proxyOrigin = /http:\/\/127\.0\.0\.1:\d+/.exec(proxy.output())?.[0] ?? '';
  code = /Pairing\s+(\S+)/.exec(proxy.output())?.[1] ?? '';
});
test.afterAll(() => {
  proxy.stop();
  room.stop();
});

test('page → proxy → room: the same bytes arrive', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.show('kapacitor.conf');
  await playground.edit((text) => text.replace('https://testtest.hipchat.com', roomOrigin));
  await expect(playground.request).toContainText(`Host: ${roomOrigin.replace('http://', '')}`);
  await page.getByRole('button', { name: 'Send…' }).click();
  const dialog = playground.dialog('Send');
  await expect(dialog).toContainText(`npm run proxy -- --allow ${roomOrigin}`);
  await dialog.getByLabel('Address of the proxy').fill(proxyOrigin);
  await dialog.getByLabel(/Pairing code/).fill('000000x');
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(dialog.getByRole('status')).toContainText('The pairing code is not the one that the proxy printed.');
  await dialog.getByLabel(/Pairing code/).fill(code);
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(dialog.getByRole('status')).toContainText('The room took it: 204.');
  await expect.poll(() => room.output()).toContain('Hey, check your CPU');
  expect(proxy.output()).not.toContain(TOKEN);
  expect(
    await page.evaluate((secret) => JSON.stringify({ ...localStorage, ...sessionStorage }).includes(secret), code),
  ).toBe(false);
});

test('a wrong token is refused by the room, and the page says how', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.show('kapacitor.conf');
  await playground.edit((text) => text.replace('https://testtest.hipchat.com', roomOrigin).replace(TOKEN, 'wrong'));
  await expect(playground.request).toContainText(`Host: ${roomOrigin.replace('http://', '')}`);
  await page.getByRole('button', { name: 'Send…' }).click();
  const dialog = playground.dialog('Send');
  await dialog.getByLabel('Address of the proxy').fill(proxyOrigin);
  await dialog.getByLabel(/Pairing code/).fill(code);
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(dialog.getByRole('status')).toContainText('The room answered 401.');
  await expect(dialog.getByRole('status')).toContainText('Unauthorized');
});

test('without a proxy the page says how to start one', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('button', { name: 'Send…' }).click();
  const dialog = playground.dialog('Send');
  await expect(dialog).toContainText('npm run proxy -- --allow https://testtest.hipchat.com');
  await dialog.getByLabel('Address of the proxy').fill('http://127.0.0.1:9');
  await dialog.getByLabel(/Pairing code/).fill('1');
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(dialog.getByRole('status')).toContainText('No proxy answers at http://127.0.0.1:9.');
});
