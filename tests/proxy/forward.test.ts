import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { answering, ask, CODE, listen, notification, PAGE, pair, proxyTo, talk } from './support';

const BROKEN_OFF = 'The room broke off its answer.';
const CLOSED = 'The room closed the connection before its answer.';
const NO_ANSWER = 'No answer within 0.5 seconds.';

/** What the page hears when the room answers so. */
async function heardOf(bytes: string) {
  const origin = await answering(bytes);
  const { proxy, printed } = await proxyTo([origin]);
  return { answer: (await ask(proxy, notification(origin))).answer, printed, origin };
}

describe('what a room may answer', () => {
  test.each<[string, string, object]>([
    ['204', 'HTTP/1.1 204 No Content\r\n\r\n', { status: 204, body: '' }],
    ['a body to the end', 'HTTP/1.0 200 OK\r\n\r\nhello', { status: 200, body: 'hello' }],
    [
      'chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
      { status: 200, body: 'hi' },
    ],
    ['429', 'HTTP/1.1 429 Too Many\r\nContent-Length: 4\r\n\r\nslow', { status: 429, body: 'slow' }],
    ['go on, then 204', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n', { status: 204 }],
    ['a redirect', 'HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n', { status: 307 }],
    ['another status', 'HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n', { status: 999 }],
    [
      'a packed body',
      `HTTP/1.1 400 Bad\r\nContent-Encoding: gzip\r\n\r\n${gzipSync('{"error":1}').toString('latin1')}`,
      { status: 400, body: '{"error":1}' },
    ],
    [
      'a body that unpacks to a hundred megabytes',
      `HTTP/1.1 400 Bad\r\nContent-Encoding: gzip\r\n\r\n${gzipSync(Buffer.alloc(100_000_000)).toString('latin1').slice(0, 60_000)}`,
      { status: 400, body: '(a packed answer that cannot be unpacked)' },
    ],
    [
      'a body of a megabyte, of which 64 kB are read',
      `HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(1_000_000)}`,
      { status: 200, body: 'x'.repeat(65_536) },
    ],
  ])('%s', async (_, bytes, expected) => {
    expect((await heardOf(bytes)).answer).toMatchObject({ ok: true, ...expected });
  });

  test.each<[string, string, string]>([
    [
      '101',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      'The room answered 101: it wants to speak something else than HTTP.',
    ],
    [
      '101 without more',
      'HTTP/1.1 101 Switching Protocols\r\n\r\n',
      'The room answered 101: it wants to speak something else than HTTP.',
    ],
    ['no end of going on', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50), 'The room never came to its answer.'],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', BROKEN_OFF],
    ['half a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf', BROKEN_OFF],
    ['nothing', '', CLOSED],
    ['half a header', 'HTTP/1.1 200 OK\r\nX: ', CLOSED],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'The answer is no HTTP.'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'The answer is no HTTP.',
    ],
    [
      'endless headers',
      `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(20_000)}\r\n`,
      'The headers of the answer have no end.',
    ],
  ])('not %s', async (_, bytes, error) => {
    const { answer, printed, origin } = await heardOf(bytes);
    expect(answer).toEqual({ ok: false, error });
    expect(printed).toEqual([`failed   ${origin} My Room: ${error}`]);
  });

  test.each<[string, (write: (text: string) => void) => void]>([
    ['says nothing', () => undefined],
    [
      'says its headers one letter after the other',
      (write) => {
        let said = 0;
        setInterval(() => write('HTTP/1.1 200 OK\r\nX: yyyyyyyyyyyyyyyyyyyyyyyyy'.charAt(said++)), 50).unref();
      },
    ],
    [
      'says the body one letter after the other',
      (write) => {
        write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
        setInterval(() => write('x'), 50).unref();
      },
    ],
  ])('one deadline ends an exchange with a room that %s', async (_, speak) => {
    const origin = await listen(
      createServer((socket) => {
        socket.on('error', () => undefined);
        speak((text) => void (socket.destroyed || socket.write(text)));
      }),
    );
    const { proxy, printed } = await proxyTo([origin], { deadline: 500 });
    const { answer } = await ask(proxy, notification(origin));
    expect(answer).toEqual({ ok: false, error: NO_ANSWER });
    expect(printed).toEqual([`failed   ${origin} My Room: ${NO_ANSWER}`]);
  });

  test('a page that goes away ends the exchange', async () => {
    let isClosed = false;
    const origin = await listen(
      createServer((socket) => {
        socket.on('error', () => undefined);
        socket.on('data', () => page.abort());
        socket.on('close', () => {
          isClosed = true;
        });
      }),
    );
    const { proxy, printed } = await proxyTo([origin]);
    const page = new AbortController();
    const asking = fetch(`${proxy}/send`, {
      method: 'POST',
      headers: { Origin: PAGE, 'X-Pairing-Code': CODE },
      body: JSON.stringify(notification(origin)),
      signal: page.signal,
    });
    await expect(asking).rejects.toThrow();
    await expect.poll(() => isClosed).toBe(true);
    await expect
      .poll(() => printed)
      .toEqual([`failed   ${origin} My Room: The page went away before the answer came.`]);
  });

  test('a room that is not there', async () => {
    const { origin, proxy, room } = await pair();
    room.server.close();
    expect((await ask(proxy, notification(origin))).answer).toEqual({
      ok: false,
      error: `The room cannot be reached: connect ECONNREFUSED ${origin.slice(7)}.`,
    });
  });

  test('nothing is sent twice', async () => {
    let count = 0;
    const origin = await answering('', () => count++);
    const { proxy } = await proxyTo([origin]);
    await ask(proxy, notification(origin));
    expect(count).toBe(1);
  });

  test('pipelined requests are each looked at', async () => {
    const { proxy, origin, room } = await pair();
    const one = (origin: string, code: string) => {
      const body = JSON.stringify(notification(origin));
      return `POST /send HTTP/1.1\r\nHost: ${proxy.slice(7)}\r\nOrigin: ${PAGE}\r\nX-Pairing-Code: ${code}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    };
    // The last one is refused before it is read: nothing behind it is.
    const last = one(origin, 'x').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    const heard = await talk(
      proxy,
      `${one(origin, CODE)}${one('http://127.0.0.1:1', CODE)}${one(origin, CODE)}${last}`,
    );
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403', 'HTTP/1.1 200', 'HTTP/1.1 403']);
    expect(room.messages.length).toBe(2);
  });
});
