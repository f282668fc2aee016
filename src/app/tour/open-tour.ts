/** The tour's steps on the page. What was done is remembered; own work is put aside and comes back. */
import { exampleWorkspace, hipchatCpuAlert } from '../../examples';
import { TOUR_PREFIX } from '../../examples/tour/step';
import { TOUR } from '../../examples/tour/steps';
import { openExample } from '../header/open-example';
import type { App } from '../stores/app';
import { keep, recall } from '../stores/settings';

const KEY = 'tick.tour';

/** How many steps are done. */
export function stepsDone(): number {
  const done = Number(recall(KEY) ?? 0);
  return Number.isInteger(done) && done >= 0 ? Math.min(done, TOUR.length) : 0;
}

/** `step` counts from 0. */
export function rememberDone(step: number): void {
  if (step >= stepsDone()) keep(KEY, String(step + 1));
}

export function stepOf(example: string): number {
  return example.startsWith(TOUR_PREFIX) ? Number(example.slice(TOUR_PREFIX.length)) - 1 : -1;
}

/** Where it was left; a finished tour begins anew. */
export function openTour(app: App): void {
  const done = stepsDone();
  openStep(app, done < TOUR.length ? done : 0);
}

export function openStep(app: App, index: number): void {
  const step = TOUR[index];
  if (step === undefined) return;
  const id = `${TOUR_PREFIX}${index + 1}`;
  const { title, task, files } = step;
  const workspace = exampleWorkspace({ id, title, teaches: task, files });
  const isOn = stepOf(app.example().id) >= 0;
  app.settings.setPane('script');
  app.replaceWork(
    { files: workspace, example: id, exampleFiles: workspace, strict: false, hash: '', view: {} },
    isOn ? '' : 'The tour is open. Your work is kept, and comes back when you leave it.',
  );
}

export function leaveTour(app: App): void {
  if (app.works().length > 0) app.bringBack();
  else void openExample(app, hipchatCpuAlert.id);
}
