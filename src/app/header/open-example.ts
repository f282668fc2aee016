import type { App } from '../stores/app';

/** Opens an example in place of the work; a notice brings the work back. */
export async function openExample(app: App, id: string): Promise<void> {
  const { EXAMPLES, exampleWorkspace } = await import('../../examples');
  const entry = EXAMPLES.find((candidate) => candidate.id === id);
  if (entry === undefined) return;
  const files = exampleWorkspace(await entry.load());
  app.replaceWork(
    { files, example: id, exampleFiles: files, strict: app.settings.strict(), hash: '', view: {} },
    `${entry.title} is open. Your work is kept.`,
  );
}
