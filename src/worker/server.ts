/** The worker. */
import { expose } from 'comlink';
import type { WorkerRoot } from './api';
import { warmUp } from './warm-up';
import { workerRoot } from './worker-root';

/** Milliseconds without a run after which the page is taken to be busy with itself. */
const UNASKED = 20;

const root = workerRoot();
let isAsked = false;
const run: WorkerRoot['run'] = (...question) => {
  isAsked = true;
  return root.run(...question);
};

expose({ ...root, run });
setTimeout(() => {
  if (!isAsked) warmUp();
}, UNASKED);
