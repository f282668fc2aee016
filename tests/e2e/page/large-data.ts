import type { Page } from '@playwright/test';
import { generateSamples } from '../../points/generate-samples';

const HOSTS = 10;

export function manyPoints(count: number): string {
  return generateSamples({ points: count / HOSTS, hosts: HOSTS, interval: 1_000_000_000n, spikes: 40 });
}

/** Drops a file on the page, as a person does from a folder. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await page.route('**/dropped', (route) => route.fulfill({ body: text, contentType: 'text/plain' }));
  await page.evaluate(async (fileName) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([await (await fetch('/dropped')).blob()], fileName));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  }, name);
}

/** In the page: drops a file of so many lines. It is written there, because it is too large to be sent. */
export function dropLines(count: number): void {
  const lines: string[] = [];
  for (let at = 0; at < count; at++) {
    const idle = (50 + 45 * Math.sin(at / 900)).toFixed(2);
    lines.push(`cpu,host=h${at % 10} usage_idle=${idle} ${1514764800 + at}000000000`);
  }
  const files = new DataTransfer();
  files.items.add(new File([lines.join('\n')], 'data.lp'));
  window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
}

/** Starts to watch how long the page goes without drawing; the answer is the longest time so far, in milliseconds. */
export async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let before = performance.now();
    document.documentElement.dataset.longest = '0';
    const look = (now: number) => {
      const { dataset } = document.documentElement;
      dataset.longest = String(Math.max(Number(dataset.longest), now - before));
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () =>
    page.evaluate(() => {
      const longest = Number(document.documentElement.dataset.longest);
      document.documentElement.dataset.longest = '0';
      return longest;
    });
}
