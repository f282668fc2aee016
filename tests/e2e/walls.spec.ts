import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { Monaco } from './page/monaco';
import { Playground } from './page/playground';

/** What the browser says when something runs against the page's own walls. */
function collisions(page: Page): string[] {
  const heard: string[] = [];
  const hear = (text: string) => {
    if (/policy|trusted|refused to|blocked/i.test(text)) heard.push(text);
  };
  page.on('pageerror', (error) => hear(error.message));
  page.on('console', (message) => hear(message.text()));
  return heard;
}

/** Where requests go that leave the page's own origin. */
function departures(page: Page, own: string | undefined): string[] {
  const elsewhere: string[] = [];
  page.context().on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && protocol !== 'data:' && protocol !== 'blob:') elsewhere.push(request.url());
  });
  return elsewhere;
}

// What keeps the page for later is behind the same walls.
test.use({ serviceWorkers: 'allow' });

test('nothing leaves the page: load, every example, every view, share, help', async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  const elsewhere = departures(page, baseURL);
  const heard = collisions(page);
  const playground = new Playground(page);
  await playground.open();
  const examples = await page
    .getByLabel('Example', { exact: true })
    .locator('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? '').filter((id) => id !== ''));
  expect(examples.length).toBeGreaterThan(30);
  for (const id of examples) {
    await page.getByLabel('Example', { exact: true }).selectOption(id);
    await expect(page.getByLabel('Example', { exact: true })).toHaveValue(id);
    await expect(playground.summary, id).toContainText(/\d ms|does not run/);
    await expect(page.locator('[role="progressbar"]')).toHaveCount(0);
  }
  for (const view of ['Pipeline: the nodes', 'Points as a table', 'Chart and states']) await playground.command(view);
  for (const [words, name] of [
    ['Share a link', 'Share'],
    ['Help and keys', 'Help'],
  ] as const) {
    await playground.command(words);
    await expect(playground.dialog(name)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  expect(elsewhere).toEqual([]);
  expect(heard).toEqual([]);
});

test('nothing leaves the page: the large editor as it helps', async ({ page, baseURL }) => {
  const elsewhere = departures(page, baseURL);
  const heard = collisions(page);
  const editor = new Monaco(page);
  await editor.open();
  await editor.hoverOver('measurement');
  await editor.lines.click();
  await editor.complete();
  expect(elsewhere).toEqual([]);
  expect(heard).toEqual([]);
});

test('the page is served with its walls, and a static host can be told the same', async ({ request }) => {
  const { 'content-security-policy': policy = '', ...others } = (await request.get('/')).headers();
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self' blob: http://127.0.0.1:9099 http://localhost:9099",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect(policy.split('; ')).toContain(directive);
  expect(others).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  expect(others['permissions-policy']).toContain('camera=()');

  const file = readFileSync('dist/_headers', 'utf8');
  expect(file).toContain(`  Content-Security-Policy: ${policy}\n`);
  expect(file).toContain('VITE_PROXY_PORT=9199 npm run build');
  // Every file has them, the worker's script above all: it takes its policy from there.
  const index = await (await request.get('/')).text();
  const [, script = ''] = /src="\.(\/assets\/[^"]+\.js)"/.exec(index) ?? [];
  expect((await request.get(script)).headers()['content-security-policy']).toBe(policy);
});

test('text becomes no markup behind the back of the policies', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(
    page.evaluate(() => {
      document.createElement('div').innerHTML = '<b>text</b>';
    }),
  ).rejects.toThrow(/TrustedHTML/);
  await expect(page.evaluate(() => new Worker('data:text/javascript,'))).rejects.toThrow(/TrustedScriptURL/);
});

const TAGS = new Set(
  'a b i strong em br img pre code ul ol li dl dt dd table caption thead tbody tfoot tr th td'.split(' '),
);
const ATTRIBUTES = new Set(['title', 'src', 'alt', 'colspan', 'rowspan', 'width', 'height']);

/** Each tries to run something, or to reach the address. */
const PAYLOADS: readonly ((address: string) => string)[] = [
  () => '<script>parent.hacked = 1</script>',
  (address) => `<script src="${address}"></script>`,
  () => '<img src=x onerror="parent.hacked = 1">',
  (address) => `<img src="${address}">`,
  (address) => `<img srcset="${address} 1x">`,
  (address) =>
    `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='${address}'/></svg>">`,
  (address) => `<picture><source srcset="${address}"><img></picture>`,
  (address) => `<iframe src="${address}"></iframe>`,
  () => '<iframe srcdoc="<script>parent.parent.hacked = 1</script>"></iframe>',
  () => '<iframe src="javascript:parent.parent.hacked=1"></iframe>',
  (address) => `<object data="${address}"></object><embed src="${address}">`,
  (address) => `<link rel="stylesheet" href="${address}">`,
  (address) => `<link rel="preconnect" href="${address}"><link rel="dns-prefetch" href="${address}">`,
  (address) => `<link rel="prefetch" href="${address}"><link rel="preload" as="image" href="${address}">`,
  (address) => `<link rel="modulepreload" href="${address}"><link rel="prerender" href="${address}">`,
  (address) => `<meta http-equiv="refresh" content="0;url=${address}">`,
  (address) => `<base href="${address}"><img src="x">`,
  (address) => `<style>@import "${address}"; body { background: url(${address}) }</style>`,
  (address) => `<b style="background: url(${address})">bold</b>`,
  (address) => `<table background="${address}"><tr><td background="${address}">cell</td></tr></table>`,
  (address) => `<video src="${address}" autoplay poster="${address}"></video><audio src="${address}" autoplay></audio>`,
  (address) => `<svg><image href="${address}"/><use href="${address}#x"/><script href="${address}"/></svg>`,
  () => '<svg onload="parent.hacked = 1"><animate onbegin="parent.hacked = 1" attributeName="x" dur="1s"/></svg>',
  () => '<math><mtext><table><mglyph><style><img src=x onerror="parent.hacked = 1">',
  (address) => `<form action="${address}"><button autofocus>send</button><input type="image" src="${address}"></form>`,
  () => '<input autofocus onfocus="parent.hacked = 1">',
  () => '<details open ontoggle="parent.hacked = 1">x</details>',
  () => '<a href="javascript:parent.hacked=1" id="go">go</a>',
  (address) => `<a href="${address}" ping="${address}" target="_top" id="go">go</a>`,
  (address) => `<a href="${address}" download id="go">go</a>`,
  (address) => `<area href="${address}"><map><area href="${address}"></map>`,
  () => '<noscript><p title="</noscript><img src=x onerror=parent.hacked=1>">',
  () => '<template><img src=x onerror="parent.hacked = 1"></template><textarea></b><script>parent.hacked=1</script>',
  () => '<!--><img src=x onerror="parent.hacked = 1">-->',
  (address) => `<body onload="parent.hacked = 1" background="${address}">`,
  () => '<select><script>parent.hacked = 1</script></select>',
  () => '<b onmouseover="parent.hacked = 1" onpointerenter="parent.hacked = 1">bold</b>',
  (address) => `<portal src="${address}"></portal><frameset><frame src="${address}"></frameset>`,
  (address) => `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${address}"]}]}</script>`,
  (address) => `<div><template shadowrootmode="open"><img src="${address}"></template></div>`,
];

test.describe('the message of a room', () => {
  let trap: Server;
  let connections = 0;
  let address = '';
  test.beforeAll(async () => {
    trap = createServer((socket) => {
      connections++;
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    trap.listen(0, '127.0.0.1');
    await once(trap, 'listening');
    const bound = trap.address();
    if (bound === null || typeof bound === 'string') throw new Error('no port');
    address = `http://127.0.0.1:${bound.port}/trap`;
  });
  test.afterAll(() => trap.close());

  test(`${PAYLOADS.length} payloads run nothing and reach nothing`, async ({ page }) => {
    test.setTimeout(180_000);
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(30);
    await fetch(address);
    expect(connections).toBe(1);

    const playground = new Playground(page);
    await playground.open();
    const script = await playground.text.inputValue();
    const frame = page.frameLocator('iframe');
    for (const [index, payload] of PAYLOADS.entries()) {
      const message = `'''<b>mark ${index}</b>${payload(address)}'''`;
      await playground.text.fill(script.replace(/\.message\(.*\)/, () => `.message(${message})`));
      await expect(frame.locator('b').first(), `payload ${index}`).toHaveText(`mark ${index}`);
      const found = await frame.locator('body').evaluate((body) =>
        [...body.querySelectorAll('*')].map((element) => ({
          tag: element.localName,
          attributes: element.getAttributeNames(),
          src: element.getAttribute('src') ?? 'data:',
        })),
      );
      for (const { tag, attributes, src } of found) {
        expect([...TAGS], `payload ${index}`).toContain(tag);
        for (const name of attributes) expect([...ATTRIBUTES], `payload ${index}`).toContain(name);
        expect(src.startsWith('data:'), `payload ${index}`).toBe(true);
      }
      // The mark itself comes first.
      for (const link of (await frame.locator('a, b').all()).slice(1)) {
        await link.hover();
        await link.click();
      }
    }
    // What a browser fetches ahead of time it fetches soon.
    await page.waitForTimeout(1_000);
    expect(connections).toBe(1);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test("HipChat's own tags stay, and a link says where it would lead", async ({ page }) => {
    const playground = new Playground(page);
    await playground.open();
    const picture = `data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7`;
    const html = `<b>b</b><i>i</i><strong>s</strong><em>e</em><br><code>c</code><pre>p</pre><ul><li>u</li></ul><ol><li>o</li></ol><table><tbody><tr><td colspan="2">t</td></tr></tbody></table><img src="${picture}" alt="dot"><img src="${address}" alt="graph"><a href="${address}">link</a>`;
    await playground.edit((text) => text.replace(/\.message\(.*\)/, () => `.message('''${html}''')`));
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('strong')).toHaveText('s');
    expect(await frame.locator('body').evaluate((body) => body.innerHTML)).toBe(
      html
        .replace(`<img src="${address}" alt="graph">`, '<img alt="graph">')
        .replace(`<a href="${address}">`, `<a title="${address}">`),
    );
  });

  test('of a message that is longer than HipChat takes, the beginning is shown', async ({ page }) => {
    const playground = new Playground(page);
    await playground.open();
    await playground.edit((text) =>
      text.replace(/\.message\(.*\)/, () => `.message('''<b>x</b>${'y'.repeat(20_000)}''')`),
    );
    const pane = page.getByRole('region', { name: 'Request', exact: true });
    await expect(pane).toContainText('HipChat takes 10,000 characters: of this message no more is shown.');
    expect((await page.frameLocator('iframe').locator('body').innerText()).length).toBeLessThanOrEqual(10_000);
  });
});
