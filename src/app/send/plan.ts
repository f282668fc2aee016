/** What of a run would be sent, and where to. Pure. */
import type { RequestRecord } from '../../kapacitor/record/run-model';
import { type Notification, readNotification } from '../../sharing/notification';
import { DEFAULT_PROXY_PORT } from '../../sharing/proxy-contract';

export type Target = Extract<Notification, { readonly ok: true }>;

export interface Sendable {
  readonly record: RequestRecord;
  readonly target: Target;
}

export interface RoomCount {
  readonly origin: string;
  readonly room: string;
  readonly count: number;
}

export interface Plan {
  /** The first ones, in the order of the run. */
  readonly requests: readonly Sendable[];
  /** In the order of their first request. */
  readonly rooms: readonly RoomCount[];
  /** There are more of them in the run. */
  readonly more: boolean;
}

/** Requests of one run that are sent at a time. */
export const MOST_OF_A_RUN = 100;

export function sendable(record: RequestRecord): Sendable | undefined {
  const target = readNotification(record.request);
  return target.ok ? { record, target } : undefined;
}

/** Looks no further than it has to: a run may hold many thousands. */
export function planOf(records: readonly RequestRecord[]): Plan {
  const requests: Sendable[] = [];
  const rooms = new Map<string, RoomCount>();
  for (const record of records) {
    const request = sendable(record);
    if (request === undefined) continue;
    if (requests.length === MOST_OF_A_RUN) return { requests, rooms: [...rooms.values()], more: true };
    requests.push(request);
    const { origin, room } = request.target;
    const key = roomKey(request.target);
    rooms.set(key, { origin, room, count: (rooms.get(key)?.count ?? 0) + 1 });
  }
  return { requests, rooms: [...rooms.values()], more: false };
}

export function roomKey({ origin, room }: Target): string {
  return `${origin} ${room}`;
}

const PRIVATE = /^https?:\/\/(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cd])/;
const LOCAL_PAGE = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** How to start a proxy that may send to these servers and be asked by this page. */
export function proxyCommand(origins: readonly string[], page: string, port: string): string {
  const servers = [...new Set(origins)];
  const words = ['npm run proxy --', ...servers.map((origin) => `--allow ${origin}`)];
  if (servers.some((origin) => PRIVATE.test(origin))) words.push('--allow-private');
  if (!LOCAL_PAGE.test(page)) words.push(`--origin ${page}`);
  if (port !== '' && port !== String(DEFAULT_PROXY_PORT)) words.push(`--port ${port}`);
  return words.join(' ');
}
