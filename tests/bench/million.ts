import { dropLines, watchFrames } from '../e2e/page/large-data';
import { type Bench, eachOf, inTurns, opened, printWaits } from './browser';

const POINTS = 1_000_000;
const TIMES = 5;
/** Milliseconds, as they were when only points were drawn: what is judged costs no more. */
const RESULT = 1_600;
const PAUSE = 310;

/** From the drop of 1,000,000 points of ten hosts until their result is drawn, and the longest time without a frame meanwhile. */
export async function benchMillion(): Promise<void> {
  const answers = await inTurns(TIMES, million);
  const results = eachOf(answers, ({ result }) => [result]);
  printWaits('a million points to their result, median', results, RESULT, 0.5);
  const pauses = eachOf(answers, ({ pause }) => [pause]);
  printWaits('the longest pause meanwhile, median', pauses, PAUSE, 0.5);
}

async function million(bench: Bench): Promise<{ readonly result: number; readonly pause: number }> {
  const { page } = await opened(bench);
  const text = page.getByRole('tabpanel').locator('textarea');
  await text.fill(
    (await text.inputValue()).replace(".measurement('cpu')", ".measurement('cpu')\n    .groupBy('host')"),
  );
  await page.waitForTimeout(1_000);
  const longest = await watchFrames(page);
  await page.evaluate(dropLines, POINTS);
  const dropped = await page.evaluate(() => performance.now());
  await longest();
  const drawn = await page.waitForFunction((count) => {
    const said = document.querySelector('[role=status][aria-label="Last run"]')?.textContent ?? '';
    return said.startsWith(count) ? performance.now() : undefined;
  }, POINTS.toLocaleString('en'));
  const result = ((await drawn.jsonValue()) ?? Number.POSITIVE_INFINITY) - dropped;
  await page.waitForTimeout(2_000);
  const pause = await longest();
  await page.context().close();
  return { result, pause };
}
