/** The page opens without a network after the first visit: a service worker keeps its own files, and nothing else. */
import { workerAddress } from '../../worker/worker-address';
import type { Notices } from '../stores/notices';

/** Made by the build. */
const WORKER = './sw.js';

/** An update waits until it is asked for, or until no tab shows the page any more. */
export async function keepOffline(notices: Notices): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(workerAddress(WORKER));
    offer(registration, notices);
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () => offer(registration, notices));
    });
  } catch (error) {
    // The page needs a network then, as others do: there is nothing to be done about it here.
    console.info('The page is not kept for use without a network:', error);
  }
}

/** Only where an older one is at work: the first needs no reload. */
function offer({ waiting }: ServiceWorkerRegistration, notices: Notices): void {
  if (waiting === null || navigator.serviceWorker.controller === null) return;
  notices.show('A newer playground is ready. Your work is kept.', {
    label: 'Reload',
    run: () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage({ type: 'SKIP_WAITING' });
    },
  });
}
