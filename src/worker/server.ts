/** The worker. */
import { expose } from 'comlink';
import { workerRoot } from './worker-root';

expose(workerRoot());
