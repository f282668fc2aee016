import './styles/base.css';
import { render } from 'solid-js/web';
import { handleOf, WorkerClient } from '../worker/client';
import { startWorker } from '../worker/start-worker';
import { Page } from './page';
import { opening } from './stores/opening';
import { createRunGuard } from './stores/run-guard';

/** Puts the page together around a worker that was started before. */
export async function show(first: Worker): Promise<void> {
  // A file that is dropped before there is an ear for it never takes the page's place.
  const hold = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  addEventListener('dragover', hold);
  addEventListener('drop', hold);
  let early: Worker | undefined = first;
  const worker = new WorkerClient(() => {
    const next = early ?? startWorker();
    early = undefined;
    return handleOf(next);
  });
  const begin = await opening(location.hash, worker);
  // A worker starts between two tasks of the page: one long task would keep it waiting.
  await new Promise((resolve) => setTimeout(resolve));
  const place = document.getElementById('app');
  if (place !== null) render(() => <Page opening={begin} worker={worker} guard={createRunGuard()} />, place);
}
