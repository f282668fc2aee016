import { dropFile, manyPoints } from '../e2e/page/large-data';
import { type Bench, eachOf, inTurns, oneMore, printWaits, visit, waits, watchWaits } from './browser';

const LOADS = 7;
/** Pages that are typed into, and how many letters each. */
const VISITS = 2;
const KEYSTROKES = 40;
const POINTS = 5_000;

/** The first result at a quarter of this machine's speed, and a letter to its new result at 5,000 points. */
export async function benchPage(): Promise<void> {
  const first = await inTurns(LOADS, firstResult);
  printWaits('page, first result at 4 times CPU throttle, median', first, 1_000, 0.5);
  const keys = eachOf(await inTurns(VISITS, keystrokes), (times) => times);
  printWaits(`page, a letter to its result at ${POINTS} points, 95th percentile`, keys, 100);
}

/** Milliseconds from the call for the page until the last run's figures stand on it. */
async function firstResult(bench: Bench): Promise<number> {
  const page = await visit(bench, 4);
  await page.addInitScript(() => {
    const look = () => {
      const status = document.querySelector('[role=status][aria-label="Last run"]');
      if (!status?.textContent?.includes('ms')) return;
      watch.disconnect();
      requestAnimationFrame(() => console.debug('first result', performance.now()));
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, characterData: true });
  });
  // Heard, not asked for: a question to the page puts a large script into it, which it would have to read meanwhile.
  const told = page.waitForEvent('console', (message) => message.text().startsWith('first result'));
  await page.goto(bench.origin, { waitUntil: 'commit' });
  const time = Number((await told).text().split(' ').at(-1));
  await page.context().close();
  return time;
}

/** Types a threshold's last digit again and again; each changes how many events there are. */
async function keystrokes(bench: Bench): Promise<readonly number[]> {
  const page = await visit(bench);
  await page.goto(`${bench.origin}/?editor=plain`);
  const text = page.getByRole('tabpanel').locator('textarea');
  const script = await text.inputValue();
  await text.fill(script.replace(".measurement('cpu')", ".measurement('cpu')\n    .groupBy('host')"));
  await dropFile(page, 'data.lp', manyPoints(POINTS));
  await page
    .getByRole('status', { name: 'Last run' })
    .filter({ hasText: POINTS.toLocaleString('en') })
    .waitFor();
  await page.getByRole('tablist', { name: 'Files' }).getByRole('tab', { name: '.tick' }).click();
  await text.focus();
  await text.evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf('< 10') + '< 10'.length;
    area.setSelectionRange(at, at);
  });
  await watchWaits(page, 'keydown', '[role=status][aria-label="Last run"]');
  for (let key = 0; key < KEYSTROKES; key++) {
    await page.keyboard.press(key % 2 === 0 ? '0' : 'Backspace');
    await oneMore(page, key);
    // As people type: what follows a result has an end before the next letter.
    await page.waitForTimeout(250);
  }
  const times = await waits(page);
  await page.context().close();
  // The first ones meet cold code.
  return times.slice(10);
}
