import { describe, expect, test } from 'vitest';
import { CRITICAL, INFO, type LevelIndex, OK, WARNING } from '../../src/alert/level';
import { isRefusal } from '../../src/definition/value';
import type { HandlerPlace } from '../../src/handlers/host';
import { hipchat } from '../../src/handlers/kinds/chat/hipchat';
import { alertEvent, NODE_PLACE, RecordingHost } from './recording-host';

const URL = 'http://127.0.0.1:19401/v2/room';

function configuration(url = URL, more = 'room = "malerts"\ntoken = "tok"'): string {
  return `[hipchat]\nenabled = true\nurl = '${url}'\n${more}\n`;
}

interface Sent {
  readonly host: RecordingHost;
  readonly url: string | undefined;
}

function send(
  options: { readonly room?: string; readonly token?: string },
  conf = configuration(),
  message = 'M',
  level: LevelIndex = CRITICAL,
  place: HandlerPlace = NODE_PLACE,
  host = new RecordingHost(conf),
): Sent {
  const decoded = hipchat.decode({ ...options }, host);
  if (!decoded.ok) throw new Error(decoded.error);
  const running = decoded.use.start(host, place);
  if (isRefusal(running)) throw new Error(running.error);
  running.handle(alertEvent(message, level));
  return { host, url: host.deliveries[0]?.request.url };
}

const ORIGIN = 'http://127.0.0.1:19401';

// Captured from a real server.
test.each([
  ['My Room', '/v2/room/My%20Room/notification'],
  ['a/b', '/v2/room/a/b/notification'],
  ['日本 café', '/v2/room/%E6%97%A5%E6%9C%AC%20caf%C3%A9/notification'],
  ['50%25 off', '/v2/room/50%2525%20off/notification'],
  ['a?b#c', '/v2/room/a%3Fb%23c/notification'],
  ['../x', '/v2/x/notification'],
  ['..', '/v2/notification'],
  ['../..', '/notification'],
  ['//a//b//', '/v2/room/a/b/notification'],
  ['a+b&c=d;e:f@g,h!$*()~', '/v2/room/a+b&c=d;e:f@g,h%21$%2A%28%29~/notification'],
  [`a'"[]{}|\\^<>\`%b_-.~`, '/v2/room/a%27%22%5B%5D%7B%7D%7C%5C%5E%3C%3E%60%25b_-.~/notification'],
  ['{{ .Name }}', '/v2/room/%7B%7B%20.Name%20%7D%7D/notification'],
  ['a\tb', '/v2/room/a%09b/notification'],
  ['', '/v2/room/malerts/notification'],
])('room %j', (room, path) => {
  expect(send({ room }).url).toBe(`${ORIGIN}${path}?auth_token=tok`);
});

test.each([
  ['a b+c/d=e&f%g?é~*', 'a+b%2Bc%2Fd%3De%26f%25g%3F%C3%A9~%2A'],
  [`!'()*~-_."<>{}[]|\\^\`,;:@$`, '%21%27%28%29%2A~-_.%22%3C%3E%7B%7D%5B%5D%7C%5C%5E%60%2C%3B%3A%40%24'],
])('token %j', (token, escaped) => {
  const { host, url } = send({ token });
  expect(url).toBe(`${URL}/malerts/notification?auth_token=${escaped}`);
  expect(host.deliveries[0]?.secrets).toEqual([escaped]);
});

test.each([
  ['http://127.0.0.1:19401', '/malerts/notification'],
  ['http://127.0.0.1:19401/v2/my%20room%2Fx', '/v2/my%20room/x/malerts/notification'],
  ['http://127.0.0.1:19401/v2/room?x=1#f', '/v2/room/malerts/notification'],
  ['http://127.0.0.1:19401//v2/./a/../room/', '/v2/room/malerts/notification'],
])('configured url %s', (url, path) => {
  expect(send({}, configuration(url)).url?.replace(/#.*/, '')).toBe(`${ORIGIN}${path}?auth_token=tok`);
});

test('credentials in the url become a header', () => {
  const { host } = send({}, configuration('http://us:pa%20ss@127.0.0.1:19401/v2/room'));
  expect(host.deliveries[0]?.request).toEqual({
    method: 'POST',
    url: `${URL}/malerts/notification?auth_token=tok`,
    urlInErrors: 'http://us:***@127.0.0.1:19401/v2/room/malerts/notification?auth_token=tok',
    headers: [
      ['Host', '127.0.0.1:19401'],
      ['User-Agent', 'Go-http-client/1.1'],
      ['Content-Length', '63'],
      ['Authorization', 'Basic dXM6cGEgc3M='],
      ['Content-Type', 'application/json'],
      ['Accept-Encoding', 'gzip'],
    ],
    body: '{"color":"red","from":"kapacitor","message":"M","notify":true}\n',
  });
});

test.each([
  [OK, 'green'],
  [INFO, 'green'],
  [WARNING, 'yellow'],
  [CRITICAL, 'red'],
] as const)('level %i is %s', (level, color) => {
  const { host } = send({}, configuration(), 'M', level);
  expect(host.deliveries[0]?.request.body).toBe(
    `{"color":"${color}","from":"kapacitor","message":"M","notify":true}\n`,
  );
  expect(host.deliveries[0]?.preview).toEqual({ color, from: 'kapacitor', html: 'M' });
});

test.each([
  [
    '<b>&"x"</b> CRITICAL \u2028\u2029 é 日本 😀 \\tab',
    '\\u003cb\\u003e\\u0026\\"x\\"\\u003c/b\\u003e CRITICAL \\u2028\\u2029 é 日本 😀 \\\\tab',
    '143',
  ],
  ['l1\nl2\tt', 'l1\\nl2\\tt', '71'],
  ['\u007f\u0001\b\f\u001f', '\u007f\\u0001\\b\\f\\u001f', '79'],
])('message %j', (message, encoded, length) => {
  const { host } = send({}, configuration(), message);
  const request = host.deliveries[0]?.request;
  expect(request?.body).toBe(`{"color":"red","from":"kapacitor","message":"${encoded}","notify":true}\n`);
  expect(new Map(request?.headers).get('Content-Length')).toBe(length);
});

describe('where room and token come from', () => {
  test('the script, with what the configuration says', () => {
    const [room, token, url] = send({ room: 'own' }).host.deliveries[0]?.origins ?? [];
    expect(room).toEqual({ option: 'room', from: 'script', configured: 'malerts' });
    expect(token).toMatchObject({ option: 'token', from: 'kapacitor.conf', file: 'kapacitor.conf' });
    expect(url).toMatchObject({ option: 'url', from: 'kapacitor.conf' });
  });

  test('a handler file, with its place', () => {
    const place: HandlerPlace = {
      type: 'handler',
      topic: 'tp',
      handler: 'h',
      file: 'handlers/h.yaml',
      ranges: new Map([['token', { start: 5, end: 9 }]]),
    };
    const [, token] =
      send({ token: 'secret' }, configuration(), 'M', CRITICAL, place).host.deliveries[0]?.origins ?? [];
    expect(token).toEqual({
      option: 'token',
      from: 'handler file',
      file: 'handlers/h.yaml',
      range: { start: 5, end: 9 },
    });
  });
});

describe('what is logged', () => {
  const log = (err: string) => [`error | failed to send event to Alerta | service=hipchat | task=t | err=${err}`];

  test.each([
    [200, '{}', undefined],
    [204, '', undefined],
    [201, '', 'failed to understand HipChat response. code: 201 content: '],
    [400, '{"error":"bad room name"}', 'bad room name'],
    [500, '{"error":"first"} trailing junk', 'first'],
    [500, '{"error":""}', ''],
    [500, '{"ERROR":"x"}', 'x'],
    [
      401,
      '{"error": {"code": 401}}',
      'failed to understand HipChat response. code: 401 content: {"error": {"code": 401}}',
    ],
    [404, '<html>nope</html>', 'failed to understand HipChat response. code: 404 content: <html>nope</html>'],
    [403, '{"error":42}', 'failed to understand HipChat response. code: 403 content: {"error":42}'],
  ])('%i %s', (status, body, err) => {
    const host = new RecordingHost(configuration());
    host.answer = { status, body };
    send({}, '', 'M', CRITICAL, NODE_PLACE, host);
    expect(host.logs).toEqual(err === undefined ? [] : log(err));
  });

  test.each([
    ['v2/room', 'Post "v2/room/malerts/notification?auth_token=tok": unsupported protocol scheme ""'],
    ['ftp://h/v2', 'Post "ftp://h/v2/malerts/notification?auth_token=tok": unsupported protocol scheme "ftp"'],
    ['http:///v2', 'Post "http:///v2/malerts/notification?auth_token=tok": http: no Host in request URL'],
    ['sub.h.com:443/v2', 'Post "sub.h.com:443/v2?auth_token=tok": unsupported protocol scheme "sub.h.com"'],
  ])('url %s', (url, err) => {
    const { host } = send({}, configuration(url));
    expect(host.logs).toEqual(log(err));
    expect(host.deliveries).toEqual([]);
  });

  test('a disabled service sends nothing', () => {
    expect(send({}, '').host.logs).toEqual(log('service is not enabled'));
  });

  test('a topic handler is named with its topic', () => {
    const place: HandlerPlace = {
      type: 'handler',
      topic: 'tp',
      handler: 'h',
      file: 'handlers/h.yaml',
      ranges: new Map(),
    };
    expect(send({}, '', 'M', CRITICAL, place).host.logs).toEqual([
      'error | failed to send event to Alerta | service=hipchat | handler=h | topic=tp | err=service is not enabled',
    ]);
  });
});
