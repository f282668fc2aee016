/** The built page (`npm run build` first) in Chromium, for benches of what a person waits for. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from '../e2e/page/chromium';
import { startStaticHost } from '../e2e/page/static-host';
import { quantile } from './quantile';

export interface Bench {
  readonly browser: Browser;
  /** Where the page is served. */
  readonly origin: string;
}

/** What each of two pages gave. Nothing `beside` where there is no other page. */
export interface Turns<T> {
  readonly own: readonly T[];
  readonly beside: readonly T[];
}

/** Each answer's own part of both. */
export function eachOf<T, Part>({ own, beside }: Turns<T>, part: (answer: T) => readonly Part[]): Turns<Part> {
  return { own: own.flatMap(part), beside: beside.flatMap(part) };
}

/** Serves the page and starts a browser for as long as `measure` takes. */
export function inBrowser(measure: (bench: Bench) => Promise<void>): Promise<void> {
  return withPages(['dist'], async ([bench]) => {
    if (bench !== undefined) await measure(bench);
  });
}

/**
 * The same measure of two pages in turns, so that both meet the same machine: ours, and beside it the one in the folder
 * that BESIDE names (the `dist` of another commit), if any. Gives the answers of each.
 */
export async function inTurns<T>(turns: number, measure: (bench: Bench) => Promise<T>): Promise<Turns<T>> {
  const { BESIDE } = process.env;
  const own: T[] = [];
  const beside: T[] = [];
  await withPages(BESIDE === undefined ? ['dist'] : ['dist', BESIDE], async (benches) => {
    for (let turn = 0; turn < turns; turn++) {
      for (const [index, bench] of benches.entries()) (index === 0 ? own : beside).push(await measure(bench));
    }
  });
  return { own, beside };
}

async function withPages(folders: readonly string[], measure: (benches: readonly Bench[]) => Promise<void>) {
  for (const folder of folders)
    if (!existsSync(join(folder, 'index.html')))
      throw new Error(`There is no page in ${folder}: run \`npm run build\` first.`);
  // Playwright is no part of the bench's bundle.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  const hosts = await Promise.all(folders.map((folder) => startStaticHost(undefined, folder)));
  try {
    await measure(hosts.map(({ origin }) => ({ browser, origin })));
  } finally {
    await browser.close();
    for (const host of hosts) host.stop();
  }
}

/** A new visitor's page, `slower` times as slow as this machine. */
export async function visit({ browser }: Bench, slower = 1): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  if (slower > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  }
  return page;
}

/** The page of a new visitor, with the plain editor unless asked for otherwise, when its first run is over. */
export async function opened(bench: Bench, query = '?editor=plain'): Promise<{ page: Page; summary: Locator }> {
  const page = await visit(bench);
  await page.goto(`${bench.origin}/${query}`);
  const summary = page.getByRole('status', { name: 'Last run' });
  await summary.filter({ hasText: 'ms' }).waitFor();
  return { page, summary };
}

/** Prints the 95th percentile, or another share, of what was waited for; with another page beside it, how many times as long. */
export function printWaits(name: string, { own, beside }: Turns<number>, limit: number, share = 0.95): void {
  const [least, asked, most] = [0, share, 1].map((part) => Math.round(quantile(own, part)));
  console.log(`${name}: ${asked} ms (${least} to ${most} in ${own.length}; wanted: ${limit} ms)`);
  if (beside.length === 0) return;
  const other = quantile(beside, share);
  console.log(`  beside it: ${Math.round(other)} ms, so ${(quantile(own, share) / other).toFixed(2)} of that`);
}

/** Writes down in the page's head how long each event of a kind waited until what is in `place` was another, and drawn. */
export function watchWaits(page: Page, event: 'keydown' | 'pointermove', place: string): Promise<void> {
  return page.evaluate(
    ([type, selector]) => {
      const shown = document.querySelector(selector);
      if (shown === null) throw new Error(`There is no ${selector}.`);
      // How long the run took is no result.
      const content = () => shown.innerHTML.replace(/[\d.]+ m?s/, '');
      let started: number | undefined;
      let before = content();
      addEventListener(
        type,
        ({ timeStamp }) => {
          if (started !== undefined) return;
          started = timeStamp;
          before = content();
        },
        { capture: true },
      );
      new MutationObserver(() => {
        if (started === undefined || content() === before) return;
        const start = started;
        started = undefined;
        requestAnimationFrame(() => {
          const meta = document.createElement('meta');
          meta.name = 'waited';
          meta.content = String(performance.now() - start);
          document.head.append(meta);
        });
      }).observe(shown, { subtree: true, childList: true, attributes: true, characterData: true });
    },
    [event, place] as const,
  );
}

/** Until one more than so many are written down. */
export async function oneMore(page: Page, count: number): Promise<void> {
  await page.waitForFunction((known) => document.querySelectorAll('head > meta[name="waited"]').length > known, count);
}

export function waits(page: Page): Promise<readonly number[]> {
  return page
    .locator('head > meta[name="waited"]')
    .evaluateAll((metas) => metas.map((meta) => Number(meta.getAttribute('content'))));
}
