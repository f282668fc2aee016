import { levelName } from '../../alert/level';
import { MOST_EVENTS, markdownOf } from '../../export/markdown';
import { withPlaceholders } from '../../sharing/secrets/placeholders';
import { cleanFiles } from '../../worker/clean-files';
import { rawRequest } from '../model/request-text';
import { timeWords } from '../model/time';
import { copyText } from '../shared/clipboard';
import type { App } from '../stores/app';
import { stateOf } from '../stores/state';

/** What is looked at as text for an issue or a chat, its secrets left out. */
export async function copyMarkdown(app: App): Promise<void> {
  const done = await copyText(await markdownHere(app));
  app.notices.show(done ? 'Copied as Markdown, without tokens.' : 'The browser did not let the page copy.');
}

async function markdownHere(app: App): Promise<string> {
  const state = stateOf(app.current());
  const exampleFiles = state.example === '' ? [] : app.example().files;
  const run = app.runs.shown()?.run;
  const record = app.selected()?.requests[0];
  const events = (run?.events ?? []).slice(0, MOST_EVENTS).map(({ time, level, id, message, failed = [] }) => {
    const lost = failed.length === 0 ? '' : ` (not delivered: ${failed.join(', ')})`;
    return `${timeWords(run, time)} ${levelName(level)} ${id}: ${message}${lost}`;
  });
  const problems = app.runs.problems().map(({ file, kapacitor, plain }) => `${file}: ${plain} ${kapacitor}`.trim());
  const { worker } = app;
  const [files, link, masked, parts] = await Promise.all([
    cleanFiles(worker, state.workspace),
    worker.sharing((service) => service.link(state, exampleFiles, [])),
    worker.sharing((service) => service.masked([...events, ...problems], [])),
    record === undefined ? undefined : worker.sharing((service) => service.request(record.request, record.secrets)),
  ]);
  return markdownOf({
    name: app.work().name,
    files: files.files,
    events: masked.slice(0, events.length),
    eventCount: run?.events.length ?? 0,
    problems: masked.slice(events.length),
    ...(record === undefined || parts === undefined
      ? {}
      : { request: rawRequest(withPlaceholders(record.request, parts)) }),
    kapacitor: state.kapacitor,
    link: `${location.href.replace(/#.*$/s, '')}${link.hash}`,
  });
}
