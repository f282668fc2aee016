/** What the page and the optional proxy say to each other. */
import type { HttpRequest } from '../handlers/request';

export const DEFAULT_PROXY_PORT = 9099;
/** The page shows that whoever presses Send also sees the proxy's terminal. */
export const PAIRING_HEADER = 'X-Pairing-Code';
export const SEND_PATH = '/send';

/** The body of `POST /send`: the request to make, exactly. */
export type SendRequest = HttpRequest;

export type SendAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: string;
    }
  /** A sentence for the user; never a token. */
  | { readonly ok: false; readonly error: string };
