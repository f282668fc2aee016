import { createEffect, on, onCleanup } from 'solid-js';
import { type App, isTour } from './app';
import type { Draft } from './draft';

/** Milliseconds after the last change. */
const QUIET = 200;

const TOO_LARGE = 'This work is too large to be kept by the browser. Download it before you leave.';

/** Writes the work down after each change, and when the page is looked away from. The worker leaves its tokens out. */
export function keepDraft(app: App): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = false;
  let newest = 0;
  const drafts = import('./draft');
  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    // The tour leaves what was kept as it was.
    if (isTour(app.example().id)) return;
    const own = ++newest;
    const draft = draftOf(app);
    const exampleFiles = app.example().files;
    const { isKeepable, writeDraft } = await drafts;
    const clean = isKeepable(draft)
      ? await app.worker.sharing((service) => service.clean(draft.files)).catch(() => undefined)
      : undefined;
    if (own !== newest) return;
    const isKept = clean !== undefined && writeDraft('tick.draft', draft, clean, exampleFiles);
    if (!isKept && !told) app.notices.show(TOO_LARGE);
    told = !isKept;
  };
  const flush = () => {
    if (timer !== undefined) void write();
  };
  createEffect(
    on(
      () => [app.files.all(), app.files.active(), app.settings.strict(), app.player.moment()] as const,
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => void write(), QUIET);
      },
      { defer: true },
    ),
  );
  // Whoever reloads or closes the page leaves it first.
  for (const name of LEAVING) addEventListener(name, flush);
  document.addEventListener('visibilitychange', flush);
  onCleanup(() => {
    clearTimeout(timer);
    for (const name of LEAVING) removeEventListener(name, flush);
    document.removeEventListener('visibilitychange', flush);
  });
}

const LEAVING = ['blur', 'pagehide'] as const;

function draftOf({ files, example, settings, player, hash }: App): Draft {
  return {
    files: files.all(),
    active: files.active(),
    example: example().id,
    strict: settings.strict(),
    moment: player.moment() < player.last() ? player.moment() : undefined,
    hash: hash(),
  };
}
