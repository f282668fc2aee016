/** The built page (`npm run build` first) in Chromium, for benches of what a person waits for. */
import { existsSync } from 'node:fs';
import type { Browser, Locator, Page } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from '../e2e/page/chromium';
import { startStaticHost } from '../e2e/page/static-host';
import { quantile } from './quantile';

export interface Bench {
  readonly browser: Browser;
  /** Where the page is served. */
  readonly origin: string;
}

/** Serves the page and starts a browser for as long as `measure` takes. */
export async function inBrowser(measure: (bench: Bench) => Promise<void>): Promise<void> {
  if (!existsSync('dist/index.html')) throw new Error('There is no page in dist: run `npm run build` first.');
  // Playwright is no part of the bench's bundle.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  const host = await startStaticHost();
  try {
    await measure({ browser, origin: host.origin });
  } finally {
    await browser.close();
    host.stop();
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

/** Prints the 95th percentile, or another share, of what was waited for. */
export function printWaits(name: string, times: readonly number[], limit: number, share = 0.95): void {
  const [least, asked, most] = [0, share, 1].map((part) => Math.round(quantile(times, part)));
  console.log(`${name}: ${asked} ms (${least} to ${most} in ${times.length}; wanted: ${limit} ms)`);
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
