import { dropFile } from '../e2e/page/large-data';
import { type Bench, eachOf, inTurns, oneMore, opened, printWaits, waits, watchWaits } from './browser';

const POINTS = 5_000;
const MOVES = 60;
/** Of the first moves, which meet cold code. */
const COLD = 10;
const LIMIT = 100;

/** A move of a dragged threshold to the strip that follows it, over 5,000 points. */
export async function benchDrag(): Promise<void> {
  const times = eachOf(await inTurns(1, moves), (all) => all.slice(COLD));
  printWaits(`drag, a move to its strip at ${POINTS} points, 95th percentile`, times, LIMIT);
}

/** A slow wave, so that each other threshold is another strip. */
function wave(): string {
  return Array.from({ length: POINTS }, (_, index) => {
    const idle = (50 + 45 * Math.sin(index / 50)).toFixed(2);
    return `cpu,host=a usage_idle=${idle} ${1514764800000000000n + BigInt(index) * 1_000_000_000n}`;
  }).join('\n');
}

async function moves(bench: Bench): Promise<readonly number[]> {
  const { page, summary } = await opened(bench);
  await dropFile(page, 'data.lp', wave());
  await summary.filter({ hasText: POINTS.toLocaleString('en') }).waitFor();
  const box = await page.getByRole('slider', { name: 'crit threshold' }).boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await watchWaits(page, 'pointermove', 'fieldset[aria-label^="States of"]');
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    const before = (await waits(page)).length;
    await page.mouse.move(x, y - 12 - (move % 2) * 30 - move);
    await oneMore(page, before);
    await page.waitForTimeout(60);
  }
  await page.mouse.up();
  const times = await waits(page);
  await page.context().close();
  return times;
}
