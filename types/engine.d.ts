/** All that the engine asks of a platform besides the language: what every browser, worker and Node has. */

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}

declare class TextDecoder {
  constructor(encoding?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  readonly origin: string;
  readonly host: string;
  readonly hostname: string;
}

declare class URLSearchParams {
  constructor(query: string);
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare function atob(base64: string): string;
declare function btoa(bytes: string): string;

declare const performance: { now(): number };

type Piece = { readonly done: false; readonly value: Uint8Array } | { readonly done: true; readonly value?: undefined };

interface ByteStream {
  pipeThrough(through: CompressionStream | DecompressionStream): ByteStream;
  getReader(): { read(): Promise<Piece>; cancel(): Promise<void> };
}

declare class Blob {
  constructor(parts: readonly (string | Uint8Array)[]);
  stream(): ByteStream;
}

declare class CompressionStream {
  constructor(format: 'deflate-raw');
}

declare class DecompressionStream {
  constructor(format: 'deflate-raw');
}

declare class Response {
  constructor(body: ByteStream);
  arrayBuffer(): Promise<ArrayBuffer>;
}
