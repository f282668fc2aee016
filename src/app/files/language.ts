/** The language services of the page: what the worker can say about a place in a file. */
import type { LanguageServices } from '../../editor/language-services';
import type { EventRecord, Run } from '../../kapacitor/record/run-model';
import type { EventAtNode } from '../../language/templates';
import { languageOf } from '../../workspace/kinds';
import type { App } from '../stores/app';

export function createLanguageServices({ worker, runs, player }: App): LanguageServices {
  return {
    complete: (document, offset) => worker.language('complete', (api) => api.complete(document, offset), []),
    hover: (document, offset) => {
      const run = runs.shown()?.run;
      const events = run === undefined ? [] : eventsOf(run, document.path, player.moment());
      return worker.language('hover', (api) => api.hover(document, offset, events), undefined);
    },
    signature: (document, offset) => worker.language('signature', (api) => api.signature(document, offset), undefined),
    definition: (document, offset) =>
      worker.language('definition', (api) => api.definition(document, offset), undefined),
    references: (document, offset) => worker.language('references', (api) => api.references(document, offset), []),
    rename: (document, offset, name) =>
      worker.language('rename', (api) => api.rename(document, offset, name), {
        ok: false,
        error: 'Another name was given meanwhile.',
      }),
    symbols: (document) => worker.language('symbols', (api) => api.symbols(document), []),
    folding: (document) => worker.language('folding', (api) => api.folding(document), []),
    semanticTokens: (document) => worker.language('semanticTokens', (api) => api.semanticTokens(document), []),
    format: async ({ path, text }) => {
      if (languageOf(path) !== 'tickscript') return undefined;
      const result = await worker.format(text);
      return result.ok ? result.value : undefined;
    },
  };
}

/** The newest event of each alert node of a script, up to a moment. */
function eventsOf(run: Run, path: string, moment: number): readonly EventAtNode[] {
  const task = run.tasks.find(({ file }) => file === path);
  const newest = new Map<string, EventRecord>();
  for (const event of run.events) if (event.task === task?.id && event.at <= moment) newest.set(event.node, event);
  return (task?.nodes ?? []).flatMap(({ name, range }) => {
    const event = newest.get(name);
    return event === undefined ? [] : [{ ...event, node: range.start }];
  });
}
