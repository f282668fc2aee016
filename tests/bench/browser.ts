/** The built page (`npm run build` first) in Chromium, for benches of what a person waits for. */
import { existsSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from '../e2e/chromium';
import { startStaticHost } from '../e2e/static-host';

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

/** The value below which a share of all lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
