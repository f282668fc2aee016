import { dropFile } from '../e2e/page/large-data';
import { type Bench, inBrowser, opened } from './browser';
import { forms, scriptFor, textOf } from './forms';
import { tasksWhile } from './tasks';

/** Milliseconds. */
const LIMIT = 3_000;
const LONGEST_TASK = 100;
/** What still goes on behind the result: drawing, keeping, words. */
const AFTERWARDS = 2_000;
const PATIENCE = 120_000;

/** 5 MB of each form in the clipboard, pasted over a data file of the built page: until its points stand there, and the page's longest task. */
export function benchPasted(): Promise<void> {
  return inBrowser(async (bench) => {
    const wanted = process.env.FORM ?? '';
    for (const { form, write } of forms().filter((each) => each.form.includes(wanted))) {
      const { wait, tasks, own, points } = await pasteIn(bench, form, scriptFor(write), textOf(write));
      const longest = Math.round(Math.max(0, ...tasks.map(({ duration }) => duration)));
      const told = tasks.map(({ start, duration }) => `${Math.round(duration)} at ${Math.round(start)}`).join(', ');
      console.log(
        `${form.padEnd(36)} ${points} points after ${Math.round(wait)} ms (wanted: ${LIMIT}), longest task ${longest} ms, of processor time ${Math.round(own)} (wanted: ${LONGEST_TASK})${told === '' ? '' : `; over 50 ms: ${told}`}`,
      );
    }
  });
}

interface Pasted {
  /** Milliseconds from the key to the frame with the result. */
  readonly wait: number;
  /** Of the page's main thread, those over 50 ms; times since the key. */
  readonly tasks: readonly { readonly start: number; readonly duration: number }[];
  /** Processor time of the longest. */
  readonly own: number;
  readonly points: string;
}

async function pasteIn(bench: Bench, form: string, script: string, text: string): Promise<Pasted> {
  const plain = process.env.EDITOR_TYPE !== 'monaco';
  const { page, summary } = await opened(bench, plain ? '?editor=plain' : '');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const tabs = page.getByRole('tablist', { name: 'Files' });
  const name = ((await tabs.getByRole('tab', { name: '.tick' }).first().textContent()) ?? '').trim();
  await dropFile(page, name, `dbrp "telegraf"."autogen"\ndbrp "d"."r"\n${script}`);
  if (!plain) await page.locator('.view-lines').waitFor();
  await tabs.getByRole('tab', { name: 'data.lp' }).click();
  await page.unroute('**/dropped');
  await page.route('**/pasted', (route) => route.fulfill({ body: text, contentType: 'text/plain; charset=utf-8' }));
  await page.evaluate(async () => navigator.clipboard.writeText(await (await fetch('/pasted')).text()));
  await page
    .locator(plain ? '#editor-panel textarea' : '.view-lines')
    .first()
    .click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.waitForTimeout(1_000);
  await page.evaluate(watchPaste);
  const done = page.locator('head > meta[name="pasted"]');
  const traced = await tasksWhile(bench.browser, page, form, async () => {
    await page.keyboard.press('ControlOrMeta+V');
    await done.waitFor({ state: 'attached', timeout: PATIENCE });
    await page.waitForTimeout(AFTERWARDS);
  });
  const [start = 0, end = 0] = ((await done.getAttribute('content')) ?? '').split(' ').map(Number);
  const all = await page
    .locator('head > meta[name="task"]')
    .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content') ?? ''));
  const points = /[\d,]+ points/.exec((await summary.textContent()) ?? '')?.[0] ?? '';
  await page.context().close();
  const tasks = all.map((task) => {
    const [began = 0, duration = 0] = task.split(' ').map(Number);
    return { start: began - start, duration };
  });
  return {
    wait: end - start,
    tasks: tasks.filter((task) => task.start + task.duration > 0),
    own: Math.max(0, ...traced.map(({ processor }) => processor)),
    points: points.replace(' points', ''),
  };
}

/** In the page: writes into its head when the key went down and the result was drawn, and each long task. */
function watchPaste(): void {
  const put = (name: string, content: string) => {
    const meta = document.createElement('meta');
    meta.name = name;
    meta.content = content;
    document.head.append(meta);
  };
  let began: number | undefined;
  addEventListener(
    'keydown',
    (event) => {
      if (!(event instanceof KeyboardEvent)) return;
      const { key, timeStamp } = event;
      if (key.toLowerCase() === 'v') began ??= timeStamp;
    },
    { capture: true },
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) put('task', `${startTime} ${duration}`);
  }).observe({ type: 'longtask' });
  const status = document.querySelector('[role=status][aria-label="Last run"]');
  const look = () => {
    const count = Number(/([\d,]+) points/.exec(status?.textContent ?? '')?.[1]?.replaceAll(',', ''));
    if (began === undefined || !(count > 5_000)) return;
    watch.disconnect();
    const start = began;
    requestAnimationFrame(() => put('pasted', `${start} ${performance.now()}`));
  };
  const watch = new MutationObserver(look);
  if (status !== null) watch.observe(status, { subtree: true, childList: true, characterData: true });
}
