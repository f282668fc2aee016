import { expect, test } from '@playwright/test';
import { Playground, recordedRequests, TOKEN } from './page/playground';

test('the documented alert is there, already run, its requests beside it', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const playground = new Playground(page);
  await playground.open({ editor: 'monaco' });
  await expect(playground.summary).toContainText('12 points · 6 requests');
  await expect(playground.tab('hipchat-cpu-alert.tick')).toHaveAttribute('aria-selected', 'true');
  await expect(playground.marks).toHaveCount(12);
  await expect(playground.marks.nth(2)).toHaveAttribute('data-level', 'CRITICAL');
  await expect(playground.marks.nth(2)).toHaveAttribute('data-sent', 'true');
  await expect(playground.marks.nth(5)).toHaveAttribute('data-sent', 'false');
  await expect(playground.marks.nth(5)).toHaveAttribute('title', /held back: no change of state/);
  await expect(page).toHaveTitle('TICKscript Playground');
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 20_000 });
  expect(faults).toEqual([]);
});

test('red on the way down, green on recovery, byte for byte as Kapacitor sends it', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('button', { name: 'Sent only' }).click();
  const recorded = recordedRequests();
  await expect(playground.events).toHaveCount(recorded.length);
  await page.getByRole('button', { name: 'Show token' }).click();
  for (const [index, sent] of recorded.entries()) {
    await playground.events.nth(index).click();
    const url = new URL(sent.url);
    const head = [`${sent.method} ${url.pathname}${url.search} HTTP/1.1`, `Host: ${url.host}`];
    const headers = sent.headers.map(([name, value]) => `${name}: ${value}`);
    // The request is asked of the worker.
    await expect
      .poll(async () => (await playground.request.innerText()).split('\n').slice(0, 2 + headers.length))
      .toEqual([...head, ...headers]);
    expect(await playground.request.locator('code').evaluate((code) => code.textContent?.split('\n\n')[1])).toBe(
      sent.body,
    );
    const colour = index % 2 === 0 ? 'red' : 'green';
    expect(sent.body).toContain(`"color":"${colour}"`);
    await expect(page.locator('[data-color]')).toHaveAttribute('data-color', colour);
  }
});

test('nothing leaves the page, and the large editor comes after the first result', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  const order: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== baseURL && url.protocol !== 'data:' && url.protocol !== 'about:') foreign.push(request.url());
    if (/monaco-editor.*\.js/.test(url.pathname)) order.push('editor');
  });
  const playground = new Playground(page);
  await page.goto('/');
  await expect(playground.summary).toContainText('12 points');
  order.push('result');
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.view-lines')).toContainText('usage_idle');
  expect(order).toEqual(['result', 'editor']);
  expect(foreign).toEqual([]);
  expect(await page.evaluate((token) => JSON.stringify(localStorage).includes(token), TOKEN)).toBe(false);
});

test('the other documented example runs through topic and handler file', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.pick('HipChat handler on a topic');
  await expect(playground.tab('handlers/hipchat_cpu_handler.yaml')).toBeVisible();
  await expect(playground.summary).toContainText('6 requests');
  await expect(page.getByRole('region', { name: 'Request', exact: true })).toContainText('to room alerts');
  await page.getByRole('button', { name: /^Previous example/ }).click();
  await expect(playground.tab('hipchat-cpu-alert.tick')).toBeVisible();
});
