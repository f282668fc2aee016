import server from './server?worker&url';
import { workerAddress } from './worker-address';

/** A worker of the engine, which begins to load at once. */
export function startWorker(): Worker {
  return new Worker(workerAddress(server), { type: 'module', name: 'kapacitor' });
}
