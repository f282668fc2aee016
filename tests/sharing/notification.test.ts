import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/handlers/request';
import { readNotification } from '../../src/sharing/notification';
import { notification, withHeaders } from '../proxy/support';

const ORIGIN = 'https://chat.example.com';
const at = (url: string) => notification(ORIGIN, { url });
const path = (text: string) => at(`${ORIGIN}${text}`);
const header = (change: Readonly<Record<string, string | undefined>>) => withHeaders(ORIGIN, change);
const also = (...extra: [string, string][]): HttpRequest => {
  const request = notification(ORIGIN);
  return { ...request, headers: [...request.headers, ...extra] };
};

const NO_URL = 'The URL of the request cannot be understood.';
const NO_NOTIFICATION = 'Only …/room/ROOM/notification is forwarded.';
const DOTS = 'The path of the request has a part of dots only.';
const SLASH = 'The path of the request has an escaped slash.';
const CONTROL = 'The path of the request has an escaped control character.';
const CHARACTER = 'The path of the request has a character that must be escaped.';
const QUERY = 'The query of the request has a character that must be escaped.';
const HOST = 'The header Host names another host than the URL.';
const LENGTH = 'The header Content-Length is not the length of the body.';

describe('what is no notification', () => {
  const INPUTS: readonly (readonly [string, HttpRequest, string])[] = [
    ['GET', notification(ORIGIN, { method: 'GET' }), 'Only POST is forwarded, not GET.'],
    ['PUT', notification(ORIGIN, { method: 'PUT' }), 'Only POST is forwarded, not PUT.'],
    ['no URL', at('sub.hipchat.com'), NO_URL],
    ['an empty URL', at(''), NO_URL],
    ['another scheme', at('ftp://chat.example.com/v2/room/a/notification'), NO_URL],
    ['a file', at('file:///v2/room/a/notification'), NO_URL],
    ['a scheme in capitals', at('HTTPS://chat.example.com/v2/room/a/notification'), NO_URL],
    ['a scheme with one slash', at('https:/chat.example.com/v2/room/a/notification'), NO_URL],
    ['a scheme with no slash', at('https:chat.example.com/v2/room/a/notification'), NO_URL],
    ['a scheme with three slashes', at('https:///chat.example.com/v2/room/a/notification'), NO_URL],
    ['a scheme with backslashes', at('https:\\\\chat.example.com/v2/room/a/notification'), NO_URL],
    ['a space before the scheme', at(' https://chat.example.com/v2/room/a/notification'), NO_URL],
    ['a line break in the scheme', at('ht\ntps://chat.example.com/v2/room/a/notification'), NO_URL],
    [
      'a user name before the host',
      at('https://chat.example.com@evil.example/v2/room/a/notification'),
      'A user name before the host is not forwarded.',
    ],
    [
      'an empty user name',
      at('https://@chat.example.com/v2/room/a/notification'),
      'A user name before the host is not forwarded.',
    ],
    [
      'a backslash after the host',
      at('https://chat.example.com\\@evil.example/room/a/notification'),
      'A user name before the host is not forwarded.',
    ],
    ['an address as one number', at('http://2130706433/v2/room/a/notification'), NO_URL],
    ['an address in octal digits', at('http://0177.0.0.1/v2/room/a/notification'), NO_URL],
    ['an address with a dot behind it', at('http://127.0.0.1.:9088/v2/room/a/notification'), NO_URL],
    ['an address of two numbers', at('http://127.1/v2/room/a/notification'), NO_URL],
    ['an escaped host', at('https://%63hat.example.com/v2/room/a/notification'), NO_URL],
    ['a host of other letters', at('https://ｃhat.example.com/v2/room/a/notification'), NO_URL],
    ['a port that is none', at('https://chat.example.com:99999/v2/room/a/notification'), NO_URL],
    ['a port of no digits', at('https://chat.example.com:80x/v2/room/a/notification'), NO_URL],
    ['a tab in the host', at('https://chat.exam\tple.com/v2/room/a/notification'), NO_URL],
    ['a fragment', path('/v2/room/a/notification#x'), NO_URL],
    ['a fragment that ends right', path('/v2/user#/room/a/notification'), NO_URL],
    ['a query that ends right', path('/v2/user?/room/a/notification'), NO_NOTIFICATION],
    ['a space in the query', path('/v2/room/a/notification?a b'), QUERY],
    ['a line break in the query', path('/v2/room/a/notification?a\r\nX: y'), QUERY],
    ['a backslash in the query', path('/v2/room/a/notification?a\\b'), QUERY],
    ['another path', path('/v2/user'), NO_NOTIFICATION],
    ['no path', at('https://chat.example.com'), NO_URL],
    ['no room', path('/v2/room//notification'), NO_NOTIFICATION],
    ['a room of two parts', path('/v2/room/a/b/notification'), NO_NOTIFICATION],
    ['something behind', path('/v2/room/a/notification/'), NO_NOTIFICATION],
    ['a longer last word', path('/v2/room/a/notifications'), NO_NOTIFICATION],
    ['other capitals', path('/v2/Room/a/Notification'), NO_NOTIFICATION],
    ['another last word by parameter', path('/v2/room/a/notification;x'), NO_NOTIFICATION],
    ['a path that climbs away', path('/x/../v2/room/a/notification'), DOTS],
    ['a path that stays', path('/./v2/room/a/notification'), DOTS],
    ['a room that climbs', path('/v2/room/../notification'), DOTS],
    ['a room that climbs in escapes', path('/v2/room/%2e%2E/notification'), DOTS],
    ['a room that climbs half in escapes', path('/v2/room/.%2e/notification'), DOTS],
    ['a room that climbs in escapes of escapes', path('/v2/room/%252e%252e/notification'), DOTS],
    ['a room that climbs with a parameter', path('/v2/room/..;x=1/notification'), DOTS],
    ['a room of wide dots', path('/v2/room/%EF%BC%8E%EF%BC%8E/notification'), DOTS],
    ['an escaped slash', path('/v2/room/a%2fb/notification'), SLASH],
    ['an escaped slash before', path('/v2%2Fuser/room/a/notification'), SLASH],
    ['an escaped backslash', path('/v2/room/a%5cb/notification'), SLASH],
    ['an escape of an escaped slash', path('/v2/room/a%252Fb/notification'), SLASH],
    ['an escape of an escape of an escaped slash', path('/v2/room/a%25252Fb/notification'), SLASH],
    ['a wide slash', path('/v2/room/a%EF%BC%8Fb/notification'), SLASH],
    ['a backslash', path('/v2/room/a\\b/notification'), CHARACTER],
    ['a space', path('/v2/room/a b/notification'), CHARACTER],
    ['a quote', path('/v2/room/a"b/notification'), CHARACTER],
    ['a letter that is not ASCII', path('/v2/room/ä/notification'), CHARACTER],
    ['a line break', path('/v2/room/a\n/notification'), CHARACTER],
    ['an escaped line break', path('/v2/room/a%0d%0ab/notification'), CONTROL],
    ['an escaped zero', path('/v2/room/a%00/notification'), CONTROL],
    ['a lonely percent', path('/v2/room/100%/notification'), 'The path of the request has an escape that is none.'],
    ['an overlong dot', path('/v2/room/%c0%ae/notification'), 'The path of the request has an escape that is none.'],
    ['an empty part', path('//v2/room/a/notification'), 'The path of the request has an empty part.'],
    [
      'an endless path',
      path(`/${'x'.repeat(20_000)}/room/a/notification`),
      'The address and the headers are longer than 16 kB.',
    ],
    ['no Host', header({ Host: undefined }), 'The header Host is missing.'],
    ['another Host', header({ Host: 'internal.example' }), HOST],
    ['another port in Host', header({ Host: 'chat.example.com:8443' }), HOST],
    ['a user in Host', header({ Host: 'chat.example.com@evil.example' }), HOST],
    ['a second Host', also(['host', 'chat.example.com']), 'The header host stands twice.'],
    ['no Content-Length', header({ 'Content-Length': undefined }), LENGTH],
    ['a shorter Content-Length', header({ 'Content-Length': '10' }), LENGTH],
    ['a longer Content-Length', header({ 'Content-Length': '1000' }), LENGTH],
    ['a Content-Length with a plus', header({ 'Content-Length': '+69' }), LENGTH],
    ['a Content-Length with a zero before', header({ 'Content-Length': '069' }), LENGTH],
    ['two in one Content-Length', header({ 'Content-Length': '69, 69' }), LENGTH],
    ['a second Content-Length', also(['content-length', '69']), 'The header content-length stands twice.'],
    ['Connection', also(['Connection', 'keep-alive']), 'The header Connection is not forwarded.'],
    ['Transfer-Encoding', also(['Transfer-Encoding', 'chunked']), 'The header Transfer-Encoding is not forwarded.'],
    ['transfer-encoding', also(['transfer-encoding', 'identity']), 'The header transfer-encoding is not forwarded.'],
    ['Upgrade', also(['Upgrade', 'websocket']), 'The header Upgrade is not forwarded.'],
    ['Trailer', also(['Trailer', 'X']), 'The header Trailer is not forwarded.'],
    ['Expect', also(['Expect', '100-continue']), 'The header Expect is not forwarded.'],
    ['TE', also(['TE', 'trailers']), 'The header TE is not forwarded.'],
    ['Proxy-Authorization', also(['Proxy-Authorization', 'x']), 'The header Proxy-Authorization is not forwarded.'],
    ['a packed body', also(['Content-Encoding', 'gzip']), 'A packed body is not forwarded.'],
    ['a header with a line break', also(['X', 'a\r\nY: b']), 'The header X cannot travel.'],
    ['a header with a zero', also(['X', 'a\0']), 'The header X cannot travel.'],
    ['a header beyond Latin-1', also(['X', '🚨']), 'The header X cannot travel.'],
    ['a name with a colon', also(['X: y', 'z']), 'The name of a header cannot travel.'],
    ['a name with a space', also(['Content-Length ', '69']), 'The name of a header cannot travel.'],
    ['an empty name', also(['', 'x']), 'The name of a header cannot travel.'],
  ];
  test('are many', () => expect(INPUTS.length).toBeGreaterThan(80));

  test.each(INPUTS)('%s', (_, request, error) => {
    expect(readNotification(request)).toEqual({ ok: false, error });
  });
});

describe('what is one', () => {
  test.each<[string, HttpRequest, string, string, string]>([
    [
      'as Kapacitor sends it',
      notification(ORIGIN),
      ORIGIN,
      '/v2/room/My%20Room/notification?auth_token=tok',
      'My Room',
    ],
    ['below another path', path('/hipchat/v2/room/a/notification'), ORIGIN, '/hipchat/v2/room/a/notification', 'a'],
    ['without a prefix', path('/room/1234/notification'), ORIGIN, '/room/1234/notification', '1234'],
    ['a room of dots and letters', path('/v2/room/..a/notification'), ORIGIN, '/v2/room/..a/notification', '..a'],
    ['a room with a percent', path('/v2/room/50%25/notification'), ORIGIN, '/v2/room/50%25/notification', '50%'],
    [
      'escapes and characters that browsers would escape otherwise',
      path("/v2/room/a%27%2A'(b)*/notification?auth_token=%21x'y"),
      ORIGIN,
      "/v2/room/a%27%2A'(b)*/notification?auth_token=%21x'y",
      "a'*'(b)*",
    ],
    [
      'a host in capitals',
      at('https://Chat.Example.com/v2/room/a/notification'),
      ORIGIN,
      '/v2/room/a/notification',
      'a',
    ],
    [
      'the port that goes without saying',
      at('https://chat.example.com:443/v2/room/a/notification'),
      ORIGIN,
      '/v2/room/a/notification',
      'a',
    ],
    [
      'another port',
      at('http://chat.example.com:8080/v2/room/a/notification'),
      'http://chat.example.com:8080',
      '/v2/room/a/notification',
      'a',
    ],
    ['IPv6', at('http://[::1]:8080/v2/room/a/notification'), 'http://[::1]:8080', '/v2/room/a/notification', 'a'],
  ])('%s', (_, request, origin, target, room) => {
    expect(readNotification(request)).toMatchObject({ ok: true, origin, target, room });
  });

  test('the host of IPv6 goes without brackets to sockets', () => {
    expect(readNotification(at('http://[::1]:8080/v2/room/a/notification'))).toMatchObject({ hostname: '::1' });
  });

  test('a body that is not UTF-8 has the length of its bytes', () => {
    const request = notification(ORIGIN, { body: '\udcff' });
    const headers = request.headers.map(([name, value]): [string, string] => [
      name,
      name === 'Content-Length' ? '1' : value,
    ]);
    expect(readNotification({ ...request, headers }).ok).toBe(true);
  });
});
