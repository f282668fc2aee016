// The main walk in Firefox, driven over WebDriver BiDi: open, edit, feed, share, pipeline, send. Against the built page.
// `node tests/firefox/smoke.mjs`; with SMOKE_REPORT=file the counts are written there.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const PORT = Number(process.env.SMOKE_PORT ?? 4274);
const ORIGIN = `http://127.0.0.1:${PORT}`;
const PATIENCE = 60_000;

const server = spawn('npx', ['vite', 'preview', '--host', '127.0.0.1', '--port', String(PORT), '--strictPort'], {
  stdio: 'ignore',
  detached: true,
});
let passed = 0;
let failed = 0;
let browser;

async function step(name, walk) {
  try {
    await walk();
    passed++;
    console.log(`  ok    ${name}`);
  } catch (error) {
    failed++;
    console.log(`  FAIL  ${name}: ${error}`);
  }
}

async function served() {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const answer = await fetch(ORIGIN).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the page is not served');
}

try {
  await served();
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1440, height: 900 });
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  const summary = (text) => page.waitForSelector(`[aria-label="Last run"] ::-p-text(${text})`);

  await step('open: the documented alert has run', async () => {
    await page.goto(`${ORIGIN}/?editor=plain`);
    await summary('6 requests');
  });
  await step('edit: a new threshold, a new result', async () => {
    await page.focus('textarea');
    await page.keyboard.down('Control');
    await page.keyboard.press('Home');
    await page.keyboard.up('Control');
    for (let line = 0; line < 4; line++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('0');
    await summary('2 requests');
  });
  await step('feed: back to the first point, and forward', async () => {
    await page.focus('input[aria-label="Moment"]');
    await page.keyboard.press('Home');
    await page.waitForSelector('output ::-p-text(0 / 12)');
    await page.click('button[aria-label="Step forward"]');
    await page.waitForSelector('output ::-p-text(1 / 12)');
  });
  await step('pipeline: its nodes are drawn', async () => {
    await page.click('::-p-aria(Pipeline[role="button"])');
    await page.waitForSelector('::-p-text(alert2)');
  });
  await step('share: a link of the work', async () => {
    await page.click('::-p-aria(Share[role="button"])');
    await page.waitForFunction(() => /#\d+\./.test(document.querySelector('[aria-label="Link"]')?.value ?? ''));
    await page.keyboard.press('Escape');
  });
  await step('send: the dialog knows what to start', async () => {
    await page.focus('input[aria-label="Moment"]');
    await page.keyboard.press('End');
    await page.click('::-p-aria(Send…[role="button"])');
    await page.waitForSelector('dialog[open] ::-p-text(npm run proxy)');
    await page.keyboard.press('Escape');
  });
  await step('no error on the way', async () => {
    if (faults.length > 0) throw new Error(faults.join('; '));
  });
} catch (error) {
  failed++;
  console.error(String(error));
} finally {
  await browser?.close();
  process.kill(-server.pid);
}
if (process.env.SMOKE_REPORT) writeFileSync(process.env.SMOKE_REPORT, JSON.stringify({ passed, failed }));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
