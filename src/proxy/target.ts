import type { HttpRequest } from '../handlers/request';

/** A host that the user allowed: `https://chat.example.com` or with a port. */
export type Allowed = string;

/** `undefined` when the text is not an origin of HTTP. */
export function readOrigin(text: string): string | undefined {
  if (!/^https?:\/\/[^/?#]+\/?$/.test(text) || !URL.canParse(text)) return undefined;
  const { origin, username } = new URL(text);
  return username === '' ? origin : undefined;
}

const NOTIFICATION = /\/room\/[^?#]+\/notification$/;

/** Why a request is not forwarded; `undefined` when it may be. */
export function refusal(request: HttpRequest, allowed: readonly Allowed[]): string | undefined {
  if (request.method !== 'POST') return `Only POST is forwarded, not ${request.method}.`;
  if (!URL.canParse(request.url)) return 'The URL of the request cannot be understood.';
  const { origin, pathname } = new URL(request.url);
  if (!allowed.includes(origin)) return `${origin} is not allowed. Start the proxy with --allow ${origin}.`;
  if (!NOTIFICATION.test(pathname)) return 'Only …/room/ROOM/notification is forwarded.';
  const control = request.headers.find(([name, value]) => /[^!#$%&'*+.^_`|~\w-]/.test(name) || /[\r\n\0]/.test(value));
  return control === undefined ? undefined : `The header ${JSON.stringify(control[0])} cannot travel.`;
}

/** The path and query exactly as the page wrote them: `URL` would escape some characters in its own way. */
export function exactTarget(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/, '').replace(/#.*$/, '');
}

/** For what the proxy prints: the token is no business of a terminal. */
export function withoutToken(url: string): string {
  return url.replace(/([?&]auth_token=)[^&#]*/g, '$1<token>');
}
