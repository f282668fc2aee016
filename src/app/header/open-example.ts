import type { App } from '../stores/app';

/** Counts what was asked for: who picks one and then another wants the other, whichever is here first. */
let asked = 0;

/** Opens an example in place of the work; a notice brings the work back. */
export async function openExample(app: App, id: string): Promise<void> {
  const own = ++asked;
  const { EXAMPLES, exampleWorkspace } = await import('../../examples');
  const entry = EXAMPLES.find((candidate) => candidate.id === id);
  if (entry === undefined) return;
  const files = exampleWorkspace(await entry.load());
  if (own !== asked) return;
  app.replaceWork(
    { files, example: id, exampleFiles: files, strict: app.settings.strict(), hash: '', view: {} },
    `${entry.title} is open. Your work is kept.`,
  );
}
