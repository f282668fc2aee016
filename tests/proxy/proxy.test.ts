import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/handlers/request';
import { createProxy } from '../../src/proxy/proxy';
import { createRoom } from '../../src/proxy/room';
import { exactTarget, readOrigin, refusal, withoutToken } from '../../src/proxy/target';

const PAGE = 'http://127.0.0.1:4173';
const CODE = '123456';
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port }: AddressInfo = address;
  return `http://127.0.0.1:${port}`;
}

function notification(origin: string, change: Partial<HttpRequest> = {}): HttpRequest {
  const body = '{"color":"red","from":"kapacitor","message":"Grüße","notify":true}\n';
  return {
    method: 'POST',
    url: `${origin}/v2/room/My%20Room/notification?auth_token=tok`,
    headers: [
      ['Host', 'chat.example.com'],
      ['User-Agent', 'Go-http-client/1.1'],
      ['Content-Length', String(Buffer.byteLength(body))],
      ['Content-Type', 'application/json'],
      ['Accept-Encoding', 'gzip'],
    ],
    body,
    ...change,
  };
}

async function ask(proxy: string, request: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${proxy}/send`, {
    method: 'POST',
    headers: { Origin: PAGE, 'X-Pairing-Code': CODE, ...headers },
    body: JSON.stringify(request),
  });
  const answer: unknown = await response.json();
  return { status: response.status, answer };
}

async function pair(token = 'tok') {
  const printed: string[] = [];
  const room = createRoom({ token, print: (line) => printed.push(line) });
  const origin = await listen(room.server);
  const proxy = createProxy({ allow: [origin], pages: [], pairingCode: CODE, print: (line) => printed.push(line) });
  return { room, origin, proxy: await listen(proxy), printed };
}

describe('the proxy', () => {
  test('forwards exactly the bytes', async () => {
    let head = '';
    const raw = createServer((incoming, response) => {
      const headers = incoming.rawHeaders.join('|');
      incoming.on('data', (chunk: Buffer) => {
        head = `${incoming.method} ${incoming.url} ${headers} ${chunk.toString('utf8')}`;
      });
      incoming.on('end', () => response.writeHead(204).end());
    });
    const origin = await listen(raw);
    const proxy = await listen(createProxy({ allow: [origin], pages: [], pairingCode: CODE, print: () => undefined }));
    const { answer } = await ask(proxy, notification(origin));
    expect(answer).toMatchObject({ ok: true, status: 204, body: '' });
    expect(head).toBe(
      'POST /v2/room/My%20Room/notification?auth_token=tok ' +
        'Host|chat.example.com|User-Agent|Go-http-client/1.1|Content-Length|69|Content-Type|application/json|Accept-Encoding|gzip|Connection|close ' +
        '{"color":"red","from":"kapacitor","message":"Grüße","notify":true}\n',
    );
  });

  test('shows what the room answered, and prints no token', async () => {
    const { room, origin, proxy, printed } = await pair();
    expect((await ask(proxy, notification(origin))).answer).toMatchObject({ ok: true, status: 204 });
    expect(room.messages.map((message) => message.room)).toEqual(['My Room']);
    const wrong = notification(origin, { url: `${origin}/v2/room/a/notification?auth_token=secret` });
    expect((await ask(proxy, wrong)).answer).toMatchObject({
      ok: true,
      status: 401,
      body: '{"error":{"code":401,"type":"Unauthorized","message":"Invalid OAuth session"}}',
    });
    expect(printed.join('\n')).not.toMatch(/tok\b|secret/);
  });

  test.each([
    ['another page', { Origin: 'https://evil.example' }, 'This page may not use the proxy.'],
    ['a wrong code', { 'X-Pairing-Code': '000000' }, 'The pairing code is not the one that the proxy printed.'],
  ])('refuses %s', async (_, headers, error) => {
    const { origin, proxy, room } = await pair();
    expect(await ask(proxy, notification(origin), headers)).toEqual({ status: 403, answer: { ok: false, error } });
    expect(room.messages).toEqual([]);
  });

  test('stops listening to guesses of the code', async () => {
    const { origin, proxy } = await pair();
    for (let i = 0; i < 10; i++) await ask(proxy, notification(origin), { 'X-Pairing-Code': String(i) });
    const { answer } = await ask(proxy, notification(origin));
    expect(answer).toEqual({ ok: false, error: 'Too many wrong pairing codes. Start the proxy again.' });
  });

  test('does not follow a redirect', async () => {
    const { origin: elsewhere, room } = await pair();
    const redirect = createServer((_, response) =>
      response.writeHead(307, { Location: `${elsewhere}/v2/room/a/notification?auth_token=tok` }).end(),
    );
    const origin = await listen(redirect);
    const proxy = await listen(createProxy({ allow: [origin], pages: [], pairingCode: CODE, print: () => undefined }));
    expect((await ask(proxy, notification(origin))).answer).toMatchObject({ ok: true, status: 307 });
    expect(room.messages).toEqual([]);
  });

  test('answers what is no request', async () => {
    const { proxy } = await pair();
    for (const junk of [5, {}, { method: 'POST', url: 'x', headers: [['a']], body: '' }]) {
      expect((await ask(proxy, junk)).status).toBe(400);
    }
  });
});

describe('what may be forwarded', () => {
  const allowed = ['https://chat.example.com'];
  const base = notification('https://chat.example.com');
  test.each<[string, HttpRequest, string | undefined]>([
    ['a notification', base, undefined],
    ['another method', { ...base, method: 'GET' }, 'Only POST is forwarded, not GET.'],
    [
      'another host',
      notification('https://other.example'),
      'https://other.example is not allowed. Start the proxy with --allow https://other.example.',
    ],
    [
      'another port',
      notification('https://chat.example.com:8443'),
      'https://chat.example.com:8443 is not allowed. Start the proxy with --allow https://chat.example.com:8443.',
    ],
    [
      'another path',
      { ...base, url: 'https://chat.example.com/v2/user' },
      'Only …/room/ROOM/notification is forwarded.',
    ],
    [
      'a path that climbs away',
      { ...base, url: 'https://chat.example.com/room/x/../../notification' },
      'Only …/room/ROOM/notification is forwarded.',
    ],
    [
      'userinfo before another host',
      { ...base, url: 'https://chat.example.com@evil.example/room/a/notification' },
      'https://evil.example is not allowed. Start the proxy with --allow https://evil.example.',
    ],
    ['a header with a line break', { ...base, headers: [['X', 'a\r\nY: b']] }, 'The header "X" cannot travel.'],
    ['no URL', { ...base, url: 'sub.hipchat.com' }, 'The URL of the request cannot be understood.'],
  ])('%s', (_, request, expected) => {
    expect(refusal(request, allowed)).toBe(expected);
  });

  test.each([
    ['https://chat.example.com', 'https://chat.example.com'],
    ['https://chat.example.com/', 'https://chat.example.com'],
    ['http://127.0.0.1:9088', 'http://127.0.0.1:9088'],
    ['chat.example.com', undefined],
    ['https://a@b', undefined],
    ['https://a/b', undefined],
  ])('the origin %s', (text, expected) => {
    expect(readOrigin(text)).toBe(expected);
  });

  test('the target keeps its escapes', () => {
    expect(exactTarget("http://h:1/v2/a%27%2A'/notification?auth_token=%21x#f")).toBe(
      "/v2/a%27%2A'/notification?auth_token=%21x",
    );
  });

  test('tokens are taken out of what is printed', () => {
    expect(withoutToken('https://h/p?auth_token=abc&x=1')).toBe('https://h/p?auth_token=<token>&x=1');
  });
});

describe('the stand-in room', () => {
  test.each([
    ['{', 'The request body is not valid JSON'],
    ['{"color":"red"}', "Property 'message' is required"],
    ['{"message":"m","color":"blue"}', "Property 'color' is invalid"],
  ])('refuses %s', async (body, message) => {
    const origin = await listen(createRoom({ token: 't', print: () => undefined }).server);
    const response = await fetch(`${origin}/v2/room/a/notification?auth_token=t`, { method: 'POST', body });
    expect(await response.json()).toEqual({ error: { code: 400, type: 'Bad Request', message } });
  });
});
