/** An HTTP request exactly as it travels. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The whole URL, escaped as Go escapes it. */
  readonly url: string;
  /** In the order they travel, `Host` first. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body's text; what travels is its UTF-8 (gzipped where `Content-Encoding` says so). */
  readonly body: string;
}
