import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { afterEach } from 'vitest';
import type { HttpRequest } from '../../src/handlers/request';
import { createProxy, type ProxyOptions } from '../../src/proxy/proxy';
import { createRoom, type Room } from '../../src/proxy/room';

export const PAGE = 'http://127.0.0.1:4173';
export const CODE = '7F3K-9QXM';
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
      server.closeAllConnections();
    server.close();
  }
});

/** Its origin. It is closed after the test. */
export async function listen(server: HttpServer | Server): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port }: AddressInfo = address;
  return `http://127.0.0.1:${port}`;
}

/** A server that answers every connection with the same bytes after it has read something. */
export function answering(bytes: string, heard: (text: string) => void = () => undefined) {
  return listen(
    createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(bytes, 'latin1'));
      socket.on('data', (chunk) => heard(chunk.toString('latin1')));
    }),
  );
}

export const BODY = '{"color":"red","from":"kapacitor","message":"Grüße","notify":true}\n';

/** As Kapacitor sends it. */
export function notification(origin: string, change: Partial<HttpRequest> = {}): HttpRequest {
  const url = change.url ?? `${origin}/v2/room/My%20Room/notification?auth_token=tok`;
  const body = change.body ?? BODY;
  return {
    method: 'POST',
    headers: [
      ['Host', /^[a-z]+:\/\/([^/?#]*)/.exec(url)?.[1] ?? ''],
      ['User-Agent', 'Go-http-client/1.1'],
      ['Content-Length', String(Buffer.byteLength(body))],
      ['Content-Type', 'application/json'],
      ['Accept-Encoding', 'gzip'],
    ],
    ...change,
    url,
    body,
  };
}

/** The notification with other headers; `undefined` takes one away. */
export function withHeaders(origin: string, change: Readonly<Record<string, string | undefined>>): HttpRequest {
  const request = notification(origin);
  const left = request.headers.filter(([name]) => !(name in change));
  const put = Object.entries(change).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...request, headers: [...left, ...put] };
}

export async function ask(proxy: string, request: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${proxy}/send`, {
    method: 'POST',
    headers: { Origin: PAGE, 'X-Pairing-Code': CODE, ...headers },
    body: JSON.stringify(request),
  });
  const answer: unknown = await response.json();
  return { status: response.status, answer };
}

export interface Pair {
  readonly room: Room;
  readonly origin: string;
  readonly proxy: string;
  readonly printed: string[];
}

/** A room, and a proxy that may send to it. */
export async function pair(change: Partial<ProxyOptions> = {}, token = 'tok'): Promise<Pair> {
  const room = createRoom({ token, print: () => undefined });
  const origin = await listen(room.server);
  return { room, origin, ...(await proxyTo([origin], change)) };
}

export async function proxyTo(allow: readonly string[], change: Partial<ProxyOptions> = {}) {
  const printed: string[] = [];
  const print = (line: string) => printed.push(line);
  const proxy = await listen(createProxy({ allow, pages: [], pairingCode: CODE, print, ...change }));
  return { proxy, printed };
}

/** Sends bytes as they are, and gives back what came until the other side closed. */
export async function talk(origin: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
  });
  socket.write(bytes);
  await once(socket, 'close');
  return heard;
}
