import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { ask, BODY, CODE, listen, notification, PAGE, pair, proxyTo, talk } from './support';

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
    const { proxy } = await proxyTo([origin]);
    expect((await ask(proxy, notification(origin))).answer).toMatchObject({ ok: true, status: 204, body: '' });
    expect(head).toBe(
      'POST /v2/room/My%20Room/notification?auth_token=tok ' +
        `Host|${origin.slice(7)}|User-Agent|Go-http-client/1.1|Content-Length|69|Content-Type|application/json|Accept-Encoding|gzip ${BODY}`,
    );
  });

  test('shows what the room answered, and prints origin and room, no token', async () => {
    const { room, origin, proxy, printed } = await pair();
    expect((await ask(proxy, notification(origin))).answer).toMatchObject({ ok: true, status: 204 });
    expect(room.messages.map((message) => message.room)).toEqual(['My Room']);
    const wrong = notification(origin, { url: `${origin}/v2/room/a/notification?auth_token=secret` });
    expect((await ask(proxy, wrong)).answer).toMatchObject({
      ok: true,
      status: 401,
      body: '{"error":{"code":401,"type":"Unauthorized","message":"Invalid OAuth session"}}',
    });
    expect(printed).toEqual([`sent 204 ${origin} My Room`, `sent 401 ${origin} a`]);
  });

  test('prints no control characters, whatever the room is called', async () => {
    const { origin, proxy, printed } = await pair();
    const url = `${origin}/v2/room/a%C2%9B31m%E2%80%AEb%F3%A0%80%81/notification?auth_token=tok`;
    await ask(proxy, notification(origin, { url }));
    // The control character is refused, and said without it.
    expect(printed).toEqual(['refused  The path of the request has an escaped control character.']);
    await ask(proxy, notification(origin, { url: url.replace('%C2%9B', '') }));
    expect(printed[1]).toBe(`sent 204 ${origin} a31m\u{fffd}b\u{fffd}`);
  });

  test.each<[string, Record<string, string>, string, string]>([
    [
      'another page',
      { Origin: 'https://evil.example' },
      'This page may not use the proxy.',
      'refused  the page https://evil.example: This page may not use the proxy.',
    ],
    [
      'a sandboxed page',
      { Origin: 'null' },
      'This page may not use the proxy.',
      'refused  the page null: This page may not use the proxy.',
    ],
    [
      'a name that begins like this machine',
      { Origin: 'http://localhost.evil.example' },
      'This page may not use the proxy.',
      'refused  the page http://localhost.evil.example: This page may not use the proxy.',
    ],
    [
      'a wrong code',
      { 'X-Pairing-Code': '000000' },
      'The pairing code is not the one that the proxy printed.',
      `refused  the page ${PAGE}: The pairing code is not the one that the proxy printed.`,
    ],
    [
      'an empty code',
      { 'X-Pairing-Code': '' },
      'The pairing code is not the one that the proxy printed.',
      `refused  the page ${PAGE}: The pairing code is not the one that the proxy printed.`,
    ],
  ])('refuses %s, and says so in its terminal', async (_, headers, error, line) => {
    const { origin, proxy, room, printed } = await pair();
    expect(await ask(proxy, notification(origin), headers)).toEqual({ status: 403, answer: { ok: false, error } });
    expect(room.messages).toEqual([]);
    expect(printed).toEqual([line]);
  });

  test('takes the code as it is typed', async () => {
    const { origin, proxy } = await pair();
    const { answer } = await ask(proxy, notification(origin), { 'X-Pairing-Code': ' 7f3k9qxm' });
    expect(answer).toMatchObject({ ok: true, status: 204 });
  });

  test('guesses lock out the page that guessed, not the others', async () => {
    const { origin, proxy } = await pair();
    const other = { Origin: 'http://localhost:3000' };
    for (let i = 0; i < 10; i++) await ask(proxy, notification(origin), { ...other, 'X-Pairing-Code': String(i) });
    expect((await ask(proxy, notification(origin), other)).answer).toEqual({
      ok: false,
      error: 'Too many wrong pairing codes came from this page. Start the proxy again.',
    });
    expect((await ask(proxy, notification(origin))).answer).toMatchObject({ ok: true, status: 204 });
  });

  test('more than its rate are refused in words, until time has passed', async () => {
    let now = 0;
    const { origin, proxy, room, printed } = await pair({ rate: 2, now: () => now });
    const statuses = async (count: number) => {
      const found: number[] = [];
      for (let i = 0; i < count; i++) found.push((await ask(proxy, notification(origin))).status);
      return found;
    };
    expect(await statuses(6)).toEqual([200, 200, 200, 200, 429, 429]);
    now += 500;
    expect(await statuses(2)).toEqual([200, 429]);
    expect(room.messages.length).toBe(5);
    expect(printed).toContain('refused  More than 2 requests a second are not forwarded. Send more slowly.');
  });

  test.each<[string, unknown]>([
    ['a number', 5],
    ['an empty object', {}],
    ['null', null],
    ['a list', []],
    ['a header of one part', { method: 'POST', url: 'x', headers: [['a']], body: '' }],
    ['a header of three parts', { method: 'POST', url: 'x', headers: [['a', 'b', 'c']], body: '' }],
    ['headers as an object', { method: 'POST', url: 'x', headers: { a: 'b' }, body: '' }],
    ['another method', { method: 'TRACE', url: 'x', headers: [], body: '' }],
    ['a body that is no text', { method: 'POST', url: 'x', headers: [], body: {} }],
  ])('answers %s', async (_, junk) => {
    const { proxy, printed } = await pair();
    const error = 'The page asked for something that is no request.';
    expect(await ask(proxy, junk)).toEqual({ status: 400, answer: { ok: false, error } });
    expect(printed).toEqual([`refused  ${error}`]);
  });

  test('what is too large is not read', async () => {
    const { origin, proxy } = await pair();
    const { status, answer } = await ask(proxy, notification(origin, { body: 'x'.repeat(300_000) }));
    expect([status, answer]).toEqual([413, { ok: false, error: 'The request is too large.' }]);
  });

  test('a host that was not allowed is named, with the flag', async () => {
    const { proxy, printed } = await pair();
    const error = 'https://other.example is not allowed. Start the proxy with --allow https://other.example.';
    expect((await ask(proxy, notification('https://other.example'))).answer).toEqual({ ok: false, error });
    expect(printed).toEqual([`refused  ${error}`]);
  });

  test('an allowed name that leads elsewhere is refused before anything is connected', async () => {
    const { room, origin } = await pair();
    const { port } = new URL(origin);
    const named = `http://chat.example.com:${port}`;
    const { proxy } = await proxyTo([named], { lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
    expect((await ask(proxy, notification(named))).answer).toEqual({
      ok: false,
      error:
        'chat.example.com is at 127.0.0.1, which is this machine. Such a place has to be allowed by that address itself.',
    });
    expect(room.messages).toEqual([]);
  });

  test('asks for the address once, and connects to the one that it checked', async () => {
    const { room, origin } = await pair();
    const named = `http://localhost:${new URL(origin).port}`;
    let asked = 0;
    const lookup = async () => {
      asked++;
      return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const { proxy } = await proxyTo([named], { lookup });
    expect((await ask(proxy, notification(named))).answer).toMatchObject({ ok: true, status: 204 });
    expect([asked, room.messages.length]).toEqual([1, 1]);
  });

  test('a look-up that never ends is not waited for', async () => {
    const { proxy } = await proxyTo(['http://chat.example.com'], {
      deadline: 300,
      lookup: () => new Promise(() => undefined),
    });
    expect((await ask(proxy, notification('http://chat.example.com'))).answer).toEqual({
      ok: false,
      error: 'No answer within 0.3 seconds.',
    });
  });
});

describe('what comes over the wire', () => {
  const json = JSON.stringify({});
  const head = (proxy: string, lines: readonly string[]) =>
    `${['POST /send HTTP/1.1', `Host: ${proxy.slice(7)}`, `Origin: ${PAGE}`, `X-Pairing-Code: ${CODE}`, 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`;
  const OTHER_HOST = '{"ok":false,"error":"The proxy answers under its own address only."}';

  const NO_HTTP = '{"ok":false,"error":"This is no HTTP request that the proxy can read."}';
  const LATE = '{"ok":false,"error":"The request did not come within 0.5 seconds."}';

  test.each<[string, (proxy: string) => string, RegExp, string]>([
    [
      'another host',
      (proxy) => head(proxy, []).replace(/Host: .*/, 'Host: evil.example'),
      /^HTTP\/1\.1 403/,
      OTHER_HOST,
    ],
    [
      'another host with the right port',
      (proxy) => head(proxy, []).replace(/Host: [\d.]+/, 'Host: evil.example'),
      /^HTTP\/1\.1 403/,
      OTHER_HOST,
    ],
    [
      'another port',
      (proxy) => head(proxy, []).replace(/Host: .*/, 'Host: 127.0.0.1:1'),
      /^HTTP\/1\.1 403/,
      OTHER_HOST,
    ],
    [
      'an empty port',
      (proxy) => head(proxy, []).replace(/Host: .*/, 'Host: 127.0.0.1:'),
      /^HTTP\/1\.1 403/,
      OTHER_HOST,
    ],
    ['two hosts', (proxy) => head(proxy, [`Host: ${proxy.slice(7)}`]), /^HTTP\/1\.1 403/, OTHER_HOST],
    ['no host', (proxy) => head(proxy, []).replace(/Host: .*\r\n/, ''), /^HTTP\/1\.1 403/, OTHER_HOST],
    [
      'no page',
      (proxy) => head(proxy, []).replace(/Origin: .*\r\n/, ''),
      /^HTTP\/1\.1 403/,
      '{"ok":false,"error":"Only a page may use the proxy."}',
    ],
    [
      'another method',
      (proxy) => head(proxy, []).replace('POST', 'GET'),
      /^HTTP\/1\.1 404/,
      '{"ok":false,"error":"The proxy knows POST /send only."}',
    ],
    [
      'a whole URL in the request line',
      (proxy) => head(proxy, []).replace('/send', 'http://evil.example/send'),
      /^HTTP\/1\.1 404/,
      '{"ok":false,"error":"The proxy knows POST /send only."}',
    ],
    ['another path', (proxy) => head(proxy, []).replace('/send', '//send'), /^HTTP\/1\.1 404/, 'POST /send only'],
    [
      'CONNECT',
      () => 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n',
      /^HTTP\/1\.1 405/,
      'The proxy makes no tunnel: it forwards requests.',
    ],
    [
      'what nobody can expect',
      (proxy) => head(proxy, ['Expect: a-miracle']),
      /^HTTP\/1\.1 417/,
      'The proxy does nothing that a request expects.',
    ],
    ['no HTTP', () => '\x16\x03\x01\x02\x00', /^HTTP\/1\.1 400/, NO_HTTP],
    [
      'an upgrade',
      (proxy) => head(proxy, ['Upgrade: websocket']).replace('Connection: close', 'Connection: upgrade, close'),
      /^HTTP\/1\.1 400/,
      'no request',
    ],
    [
      'a length and chunks',
      (proxy) => `${head(proxy, ['Content-Length: 2', 'Transfer-Encoding: chunked'])}${json}`,
      /^HTTP\/1\.1 400/,
      NO_HTTP,
    ],
    [
      'two lengths',
      (proxy) => `${head(proxy, ['Content-Length: 2', 'Content-Length: 3'])}${json}`,
      /^HTTP\/1\.1 400/,
      NO_HTTP,
    ],
    [
      'endless headers',
      (proxy) => head(proxy, [`X: ${'x'.repeat(20_000)}`]),
      /^HTTP\/1\.1 431/,
      'The headers of the request are too long.',
    ],
    ['a line break in a header', (proxy) => head(proxy, ['X: a\rb']), /^HTTP\/1\.1 400/, NO_HTTP],
    [
      'bytes that are no UTF-8',
      (proxy) => `${head(proxy, ['Content-Length: 2'])}\xff\xfe`,
      /^HTTP\/1\.1 400/,
      'no request',
    ],
    ['half a body, then silence', (proxy) => `${head(proxy, ['Content-Length: 100'])}{`, /^HTTP\/1\.1 408/, LATE],
    ['half a header, then silence', (proxy) => head(proxy, []).slice(0, 60), /^HTTP\/1\.1 408/, LATE],
    ['nothing', () => '', /^(HTTP\/1\.1 408|$)/, ''],
  ])('%s', async (what, bytes, status, body) => {
    const isSilent = what.endsWith('silence') || what === 'nothing';
    const { proxy, room } = await pair(isSilent ? { deadline: 500 } : {});
    const heard = await talk(proxy, Buffer.from(bytes(proxy), 'latin1'));
    expect(heard).toMatch(status);
    expect(heard).toContain(body);
    expect(heard).not.toContain('Allow-Origin: *');
    expect(room.messages).toEqual([]);
  });

  test('a preflight is answered to its page only', async () => {
    const { proxy } = await pair();
    const bytes = head(proxy, ['Access-Control-Request-Method: POST']).replace('POST', 'OPTIONS');
    expect(await talk(proxy, bytes)).toMatch(
      new RegExp(`^HTTP/1\\.1 204 No Content\r\nAccess-Control-Allow-Origin: ${PAGE}\r\nVary: Origin\r\n`),
    );
    expect(await talk(proxy, bytes.replace(PAGE, 'https://evil.example'))).not.toContain('Access-Control');
  });

  test('many half-open connections leave room for a whole one as they run out', async () => {
    const { proxy, origin } = await pair({ deadline: 1_000 });
    const { port, hostname } = new URL(proxy);
    const sockets = Array.from({ length: 150 }, () => connect(Number(port), hostname));
    for (const socket of sockets) socket.on('error', () => undefined);
    await Promise.all(sockets.slice(0, 100).map((socket) => once(socket, 'connect')));
    await expect(ask(proxy, notification(origin))).rejects.toThrow();
    // They do not even read that they are late.
    await vi.waitFor(
      async () => {
        const { answer } = await ask(proxy, notification(origin));
        expect(answer).toMatchObject({ ok: true, status: 204 });
      },
      { timeout: 15_000, interval: 250 },
    );
    for (const socket of sockets) socket.destroy();
  }, 20_000);
});
