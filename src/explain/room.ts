import type { RequestRecord } from '../kapacitor/record/run-model';

/** The room that a HipChat request goes to, as people write it. */
export function roomOf(record: RequestRecord | undefined): string | undefined {
  if (record?.kind !== 'hipchat') return undefined;
  const room = /^[^?#]*?\/room\/([^?#]*)\/notification(?:\?|$)/.exec(record.request.url)?.[1];
  if (room === undefined) return undefined;
  try {
    return decodeURIComponent(room);
  } catch {
    return room;
  }
}
