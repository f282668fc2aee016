import { createEffect, createSignal } from 'solid-js';
import type { WorkerClient } from '../../worker/client';

/** Texts as they may be shown: empty until the worker has masked their secrets. */
export function createMasked(
  worker: WorkerClient,
  texts: () => readonly string[],
  own: () => readonly string[] = () => [],
): () => readonly string[] {
  const [masked, setMasked] = createSignal<readonly string[]>([]);
  let newest = 0;
  createEffect(() => {
    const asked = texts();
    const secrets = own();
    const question = ++newest;
    if (asked.length === 0) setMasked([]);
    else
      void worker
        .sharing((service) => service.masked(asked, secrets))
        .catch(() => [])
        .then((answer) => {
          if (question === newest) setMasked(answer);
        });
  });
  return masked;
}
