import { createEffect, createSignal } from 'solid-js';
import type { RequestRecord } from '../../kapacitor/record/run-model';
import type { MaskedRequest } from '../../sharing/secrets/placeholders';
import type { WorkerClient } from '../../worker/client';

/** A request that may be shown: cut at its secrets. */
export interface ShownRequest {
  readonly record: RequestRecord;
  readonly parts: MaskedRequest;
}

/** The request at hand as soon as the worker has cut it; until then the one before. */
export function createShownRequest(
  worker: WorkerClient,
  request: () => RequestRecord | undefined,
): () => ShownRequest | undefined {
  const [shown, setShown] = createSignal<ShownRequest>();
  createEffect(() => {
    const record = request();
    if (record === undefined) {
      setShown(undefined);
      return;
    }
    void worker
      .sharing((service) => service.request(record.request, record.secrets))
      .catch(() => undefined)
      .then((parts) => {
        if (parts !== undefined && request() === record) setShown({ record, parts });
      });
  });
  return shown;
}

export function hasSecrets({ url, headers, body }: MaskedRequest): boolean {
  return [url, ...headers, body].some((segments) => segments.some(({ secret }) => secret));
}
