import './styles/base.css';
import { render } from 'solid-js/web';
import { spawnWorker, WorkerClient } from '../worker/client';
import { Page } from './page';
import { opening } from './stores/opening';
import { createRunGuard } from './stores/run-guard';

/** The worker starts while the page is put together. */
const worker = new WorkerClient(spawnWorker);
const root = document.getElementById('app');
if (root !== null) void show(root);

// No `await` outside: what `opening` loads is in part this very file, which would wait for itself.
async function show(place: HTMLElement): Promise<void> {
  const begin = await opening(location.hash, worker);
  render(() => <Page opening={begin} worker={worker} guard={createRunGuard()} />, place);
}
