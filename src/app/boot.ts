/** What the page does first of all: the worker starts while the rest is fetched, and before that is put together. */
import { startWorker } from '../worker/start-worker';

const worker = startWorker();
void import('./main').then(({ show }) => show(worker));
