/** What the page does first of all: the worker starts while the rest is fetched, and before that is put together. */
import { startWorker } from '../worker/start-worker';

const worker = startWorker();
void import('./main').then(({ show }) => show(worker));
// The first look into it waits for another process: now, while the rest is on its way.
try {
  localStorage.getItem('');
} catch {
  // A browser that keeps nothing says so where something is to be kept.
}
