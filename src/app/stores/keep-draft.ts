import { createEffect, on, onCleanup } from 'solid-js';
import { type App, isTour } from './app';
import type { Draft, writeDraft } from './draft';

/** Milliseconds after the last change. */
const QUIET = 400;

/** Writes the work down after each change, and when the page is left. */
export function keepDraft(app: App): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = false;
  /** There by the time that anything has changed. */
  let writer: typeof writeDraft | undefined;
  void import('./draft').then((draft) => {
    writer = draft.writeDraft;
  });
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    // The tour leaves what was kept as it was.
    if (writer === undefined || isTour(app.example().id)) return;
    const kept = writer('tick.draft', draftOf(app), app.example().files);
    if (!kept && !told)
      app.notices.show('This work is too large to be kept by the browser. Download it before you leave.');
    told = !kept;
  };
  const flush = () => {
    if (timer !== undefined) write();
  };
  createEffect(
    on(
      () => [app.files.all(), app.files.active(), app.settings.strict(), app.player.moment()] as const,
      () => {
        clearTimeout(timer);
        timer = setTimeout(write, QUIET);
      },
      { defer: true },
    ),
  );
  addEventListener('pagehide', flush);
  onCleanup(() => {
    clearTimeout(timer);
    removeEventListener('pagehide', flush);
  });
}

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
