/** A request or a text that was cut at its secrets. */
import { byteLength } from '../../go/bytes';
import type { HttpRequest } from '../../handlers/request';
import { MASKED } from './left-out';

export type Segment = { readonly text: string; readonly secret: boolean };

/** A request cut at its secrets. */
export interface MaskedRequest {
  readonly url: readonly Segment[];
  /** Of the values. */
  readonly headers: readonly (readonly Segment[])[];
  readonly body: readonly Segment[];
}

/** The same request with placeholders, and its length as it then is. */
export function withPlaceholders(
  request: HttpRequest,
  { url, headers, body }: MaskedRequest,
  by = MASKED,
): HttpRequest {
  const text = masked(body, by);
  return {
    ...request,
    url: masked(url, by),
    headers: request.headers.map(([name, value], place) => {
      if (name.toLowerCase() === 'content-length') return [name, String(byteLength(text))];
      return [name, masked(headers[place] ?? [{ text: value, secret: false }], by)];
    }),
    body: text,
  };
}

export function masked(segments: readonly Segment[], by = MASKED): string {
  return segments.map(({ text, secret }) => (secret ? by : text)).join('');
}
