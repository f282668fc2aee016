import { dropLines } from '../e2e/page/large-data';
import { type Bench, inBrowser, opened } from './browser';

const POINTS = 1_000_000;
const LIMIT = 100;

/** What runs: what is fed quickly, what takes its time at each point, what is queried at each tick. */
const SCRIPTS: Readonly<Record<string, (script: string) => string>> = {
  'one alert': (script) => script,
  'four expressions': (script) => script.replace('|alert', `${expressions(4)}|alert`),
};

/** Shares of the data that are read when *Stop* is clicked; below 0: as soon as it can be. */
const MOMENTS = [-1, 0.01, 0.5, 0.9];

function expressions(count: number): string {
  return Array.from({ length: count }, (_, at) => `|eval(lambda: sin("usage_idle")).as('x${at}').keep()\n  `).join('');
}

/** From the click on *Stop* until the page tells what was computed so far, then until all of it is drawn, over 1,000,000 points. */
export function benchStop(): Promise<void> {
  return inBrowser(async (bench) => {
    for (const [name, script] of Object.entries(SCRIPTS)) {
      for (const moment of MOMENTS) {
        const { wait, drawn, said } = await stopAt(bench, script, moment);
        const when = moment < 0 ? 'at once' : `at ${moment * 100} %`;
        console.log(
          `stop, ${name}, ${when}: ${Math.round(wait)} ms (wanted: ${LIMIT} ms), drawn after ${Math.round(drawn)} ms; ${said}`,
        );
      }
    }
  });
}

interface Stopped {
  /** Milliseconds. */
  readonly wait: number;
  readonly drawn: number;
  /** By the page, of the run that was stopped. */
  readonly said: string;
}

async function stopAt(bench: Bench, change: (script: string) => string, moment: number): Promise<Stopped> {
  const { page } = await opened(bench);
  const text = page.getByRole('tabpanel').locator('textarea');
  const script = await text.inputValue();
  await text.fill(change(script.replace(".measurement('cpu')", ".measurement('cpu')\n    .groupBy('host')")));
  await page.waitForTimeout(1_000);
  await page.evaluate(clickStop, moment);
  await page.evaluate(dropLines, POINTS);
  const waited = page.locator('head > meta[name="waited"]');
  await waited.waitFor({ state: 'attached', timeout: 90_000 });
  const [wait = 0, drawn = 0] = ((await waited.getAttribute('content')) ?? '').split(' ').map(Number);
  const said = (await page.getByRole('alert').allInnerTexts()).join(' ');
  await page.context().close();
  return { wait, drawn, said: said.replaceAll(/\s+/g, ' ') };
}

/** In the page: clicks when so much is read, and writes into its head how long it took until no run is under way. */
function clickStop(moment: number): void {
  let clicked: number | undefined;
  const look = () => {
    const bar = document.querySelector('[role=progressbar][aria-label="Run"]');
    if (clicked !== undefined) {
      if (bar !== null) return;
      watch.disconnect();
      const began = clicked;
      requestAnimationFrame(() => {
        const wait = performance.now() - began;
        requestIdleCallback(() => {
          const meta = document.createElement('meta');
          meta.name = 'waited';
          meta.content = `${wait} ${performance.now() - began}`;
          document.head.append(meta);
        });
      });
      return;
    }
    if (bar === null) return;
    const share = Number(bar.getAttribute('aria-valuenow')) / Number(bar.getAttribute('aria-valuemax') ?? 100);
    if (moment >= 0 && !(share >= moment)) return;
    const stop = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Stop');
    if (stop === undefined) return;
    clicked = performance.now();
    stop.click();
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true, attributes: true });
}
