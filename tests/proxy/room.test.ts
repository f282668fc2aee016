import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createRoom, MOST_MESSAGES } from '../../src/proxy/room';
import { listen, talk } from './support';

const TOKEN = 'tokentokentokentokentoken';
const RECORDED = 'tests/proxy/recorded';

async function open(token = TOKEN) {
  const printed: string[] = [];
  const room = createRoom({ token, print: (line) => printed.push(line) });
  return { room, printed, origin: await listen(room.server) };
}

/** As a client sends it, but the connection ends with it. */
function closing(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/Connection: keep-alive/, 'Connection: close'), 'latin1');
}

describe('what well-known clients send, byte for byte (hipchat-notifier 1.1.0, hipchatter 1.0.0)', () => {
  const accepted: Readonly<Record<string, string>> = {
    'hipchat-notifier-card':
      '204  My Room: {"message":"<a href=\\"https://example.com\\">look</a>","from":"random","color":"random","message_format":"html","notify":true,"card":{"style":"application","id":"1","title":"CPU"}}',
    'hipchat-notifier-failure-html':
      '204  alerts: {"message":"<p><em>cpu</em> is <b>down</b>","from":"kapacitor","color":"red","message_format":"html","notify":false}',
    'hipchat-notifier-info':
      '204  alerts: {"message":"usage_idle is 42 %","from":"kapacitor","color":"yellow","message_format":"text","notify":false}',
    'hipchat-notifier-notice':
      '204  alerts: {"message":"Hey, check your CPU","from":"kapacitor","color":"gray","message_format":"text","notify":false}',
    'hipchat-notifier-success':
      '204  alerts: {"message":"Grüße: OK ✓ 🚨","from":"kapacitor","color":"green","message_format":"text","notify":false}',
    'hipchat-notifier-warning':
      '204  alerts: {"message":"\\"quoted\\" \\\\ and\\nover two lines","from":"kapacitor","color":"purple","message_format":"text","notify":false}',
    'hipchatter-notify-html':
      '204  My Room: {"message":"<b>Grüße</b> ✓ 🚨","message_format":"html","color":"red","notify":true,"token":"<token>"}',
    'hipchatter-notify-no-token': '401  1234: invalid token',
    'hipchatter-notify-options': '204  alerts: {"message":"Hey, check your CPU","color":"green","token":"<token>"}',
  };
  const other: Readonly<Record<string, string>> = {
    'hipchatter-capabilities': 'HTTP/1.1 404',
    'hipchatter-get-room': 'HTTP/1.1 404',
    'hipchatter-room-message': 'HTTP/1.1 404',
  };

  test('every recording is told about', () => {
    const files = readdirSync(RECORDED).map((file) => file.replace('.http', ''));
    expect(files.sort()).toEqual([...Object.keys(accepted), ...Object.keys(other)].sort());
  });

  test.each(Object.entries(accepted))('%s', async (name, line) => {
    const { origin, printed, room } = await open();
    const bytes = readFileSync(`${RECORDED}/${name}.http`);
    const heard = await talk(origin, closing(bytes));
    expect(heard).toContain(`HTTP/1.1 ${line.slice(0, 3)}`);
    expect(printed).toEqual([line]);
    const body = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);
    expect(room.messages.map((message) => message.body)).toEqual(line.startsWith('204') ? [body.toString('utf8')] : []);
  });

  test.each(Object.entries(other))('%s', async (name, status) => {
    const { origin, room } = await open();
    expect(await talk(origin, closing(readFileSync(`${RECORDED}/${name}.http`)))).toContain(status);
    expect(room.messages).toEqual([]);
  });
});

describe('any request line', () => {
  test.each([
    ['//', 404],
    ['///', 404],
    ['//[', 404],
    ['http://[', 404],
    ['http://', 404],
    ['http://x:99999/v2/room/a/notification', 401],
    ['*', 404],
    ['?', 400],
    ['#', 400],
    ['/%', 404],
    ['/v2/room/%/notification', 401],
    ['/v2/room/%c0%ae/notification', 401],
    ['/v2/room/a/notification?%', 401],
    ['/v2/room/a/notification?auth_token=%ff', 401],
    ['/v2/room//notification', 404],
    ['/../../v2/room/a/notification', 404],
    ['/\\', 404],
    [`/${'x'.repeat(10_000)}`, 404],
  ])('POST %s', async (target, status) => {
    const { origin } = await open();
    const close = 'HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
    expect(await talk(origin, `POST ${target} ${close}`)).toContain(`HTTP/1.1 ${status}`);
    // It is still there.
    expect((await fetch(origin)).status).toBe(200);
  });

  test.each([
    ['no HTTP', '\x16\x03\x01'],
    ['a method of its own', 'BREW / HTTP/1.1\r\n\r\n'],
    ['CONNECT', 'CONNECT //[ HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['bytes', 'POST /\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['another version', 'GET / HTTP/9.9\r\n\r\n'],
    ['an endless line', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`],
  ])('%s', async (_, bytes) => {
    const { origin } = await open();
    await talk(origin, Buffer.from(bytes, 'latin1'));
    expect((await fetch(origin)).status).toBe(200);
  });
});

describe('the stand-in room', () => {
  const post = (origin: string, body: string, room = 'a') =>
    fetch(`${origin}/v2/room/${room}/notification?auth_token=${TOKEN}`, { method: 'POST', body });

  test.each([
    ['{', 'The request body is not valid JSON'],
    ['5', 'The request body is not an object'],
    ['{"color":"red"}', "Property 'message' is required"],
    ['{"message":"m","color":"blue"}', "Property 'color' is invalid"],
    [JSON.stringify({ message: 'x'.repeat(10_001) }), "Property 'message' is too long"],
    [JSON.stringify({ message: 'x'.repeat(70_000) }), 'The request body is too large'],
  ])('refuses %.40s', async (body, message) => {
    const { origin, printed } = await open();
    const response = await post(origin, body);
    expect(await response.json()).toEqual({ error: { code: 400, type: 'Bad Request', message } });
    expect(printed).toEqual([`400  a: ${message}`]);
  });

  test('remembers the newest messages only', async () => {
    const { origin, room } = await open();
    for (let i = 0; i < MOST_MESSAGES + 5; i++) await post(origin, `{"message":"${i}"}`);
    expect(room.messages.length).toBe(MOST_MESSAGES);
    expect(room.messages[0]?.body).toBe('{"message":"5"}');
    const listed: unknown = await (await fetch(origin)).json();
    expect(listed).toHaveLength(MOST_MESSAGES);
  });

  test('prints no control characters and no endless lines', async () => {
    const { origin, printed } = await open();
    await post(origin, JSON.stringify({ message: 'm' }), '%1b%5b31mred');
    await post(origin, `{"message":"${'x'.repeat(1_000)}"}`);
    expect(printed[0]).toBe('204  \u{fffd}[31mred: {"message":"m"}');
    expect(printed[1]).toBe(`204  a: {"message":"${'x'.repeat(188)}…`);
  });
});
