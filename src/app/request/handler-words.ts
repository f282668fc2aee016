import type { RequestRecord } from '../../kapacitor/record/run-model';

/** The room that a HipChat request goes to, as people write it. */
export function roomOf(record: RequestRecord | undefined): string | undefined {
  if (record?.kind !== 'hipchat') return undefined;
  const room = /\/room\/([^?#]*)\/notification(?:\?|$)/.exec(record.request.url)?.[1];
  if (room === undefined) return undefined;
  try {
    return decodeURIComponent(room);
  } catch {
    return room;
  }
}

const SECRET_ORIGIN: Readonly<Record<RequestRecord['origins'][number]['from'], string>> = {
  script: 'the script',
  'handler file': 'the handler file',
  'kapacitor.conf': 'kapacitor.conf',
  environment: 'the environment',
  default: 'kapacitor.conf',
};

/** What stands in place of a token: `‹token from kapacitor.conf›`. */
export function placeholderOf(record: RequestRecord): string {
  const origin = record.origins.find(({ option }) => option === 'token')?.from ?? 'kapacitor.conf';
  return `‹token from ${SECRET_ORIGIN[origin]}›`;
}
