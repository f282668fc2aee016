import type { App } from '../stores/app';

/** Goes to the problem behind the cursor; from the last one to the first. */
export function nextProblem(app: App): void {
  const problems = app.runs.problems();
  if (problems.length === 0) {
    app.notices.show('No problems.');
    return;
  }
  const order = app.files.all().map(({ path }) => path);
  const cursor = app.editor()?.selection().start ?? 0;
  const sorted = [...problems].sort(
    (a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.range.start - b.range.start,
  );
  const here = order.indexOf(app.files.active());
  const next =
    sorted.find(
      ({ file, range }) => order.indexOf(file) > here || (file === app.files.active() && range.start > cursor),
    ) ?? sorted[0];
  if (next !== undefined) app.goTo(next.file, next.range);
}
