import { expect, it } from 'vitest';
import {
  basicAuthorization,
  cleanPath,
  joinPath,
  parseUrl,
  pathEscape,
  queryEscape,
  requestUri,
  urlToString,
  withPath,
} from '../../src/go/net/url';

/** The address of a HipChat notification, as Kapacitor makes it. */
function notification(base: string, room: string, token: string): string {
  const parsed = parseUrl(base);
  if (!parsed.ok) return parsed.error;
  const path = joinPath(parsed.url.path, room, 'notification');
  return urlToString({ ...withPath(parsed.url, path), rawQuery: `auth_token=${queryEscape(token)}` });
}

it.each([
  ['http://h/v2/room', 'My Room', 't', 'http://h/v2/room/My%20Room/notification?auth_token=t'],
  ['http://h/v2/room', 'a/b', 't', 'http://h/v2/room/a/b/notification?auth_token=t'],
  ['http://h/v2/room', '日本 café', 't', 'http://h/v2/room/%E6%97%A5%E6%9C%AC%20caf%C3%A9/notification?auth_token=t'],
  ['http://h/v2/room', '50%25 off', 't', 'http://h/v2/room/50%2525%20off/notification?auth_token=t'],
  ['http://h/v2/room', 'a?b#c', 't', 'http://h/v2/room/a%3Fb%23c/notification?auth_token=t'],
  ['http://h/v2/room', '../x', 't', 'http://h/v2/x/notification?auth_token=t'],
  ['http://h/v2/room', '../../..', 't', 'http://h/notification?auth_token=t'],
  ['http://h/v2/room', '//a//b//', 't', 'http://h/v2/room/a/b/notification?auth_token=t'],
  [
    'http://h/v2/room',
    'a+b&c=d;e:f@g,h!$*()~',
    't',
    'http://h/v2/room/a+b&c=d;e:f@g,h%21$%2A%28%29~/notification?auth_token=t',
  ],
  [
    'http://h/v2/room',
    'a\'"[]{}|\\^<>`%b_-.~',
    't',
    'http://h/v2/room/a%27%22%5B%5D%7B%7D%7C%5C%5E%3C%3E%60%25b_-.~/notification?auth_token=t',
  ],
  [
    'http://h/v2/room?x=1#f',
    'm',
    'a b+c/d=e&f%g?é~*',
    'http://h/v2/room/m/notification?auth_token=a+b%2Bc%2Fd%3De%26f%25g%3F%C3%A9~%2A#f',
  ],
  ['http://h/v2/room', '', '', 'http://h/v2/room/notification?auth_token='],
  ['http://h', 'm', 't', 'http://h/m/notification?auth_token=t'],
  ['http://h', '../z', 't', 'http://h/../z/notification?auth_token=t'],
  ['http://h/v2/my%20room%2Fx', 'a b', 't', 'http://h/v2/my%20room/x/a%20b/notification?auth_token=t'],
  ['http://us:pa%20ss@h/v2', 'm', 't', 'http://us:pa%20ss@h/v2/m/notification?auth_token=t'],
])('%s with room %s and token %s', (base, room, token, expected) => {
  expect(notification(base, room, token)).toBe(expected);
});

it.each([
  [':x', 'parse ":x": missing protocol scheme'],
  ['a:b/c d', undefined],
  ['1http://x', 'parse "1http://x": first path segment in URL cannot contain colon'],
  ['http://h:port/', 'parse "http://h:port/": invalid port ":port" after host'],
  ['http://[::1', 'parse "http://[::1": missing \']\' in host'],
  ['http://h/%zz', 'parse "http://h/%zz": invalid URL escape "%zz"'],
  ['http://h%41/', 'parse "http://h%41/": invalid URL escape "%41"'],
  ['http://a b/', 'parse "http://a b/": invalid character " " in host name'],
  ['http://u[@h/', 'parse "http://u[@h/": net/url: invalid userinfo'],
  ['http://h\u007f/', 'parse "http://h\\x7f/": net/url: invalid control character in URL'],
  ['http://h?x#%zz', 'parse "http://h?x#%zz": invalid URL escape "%zz"'],
])('%s: %s', (text, error) => {
  const parsed = parseUrl(text);
  expect(parsed.ok ? undefined : parsed.error).toBe(error);
});

it('reads all parts of a URL', () => {
  expect(parseUrl('HTTP://us:p%40@h:80/a%2Fb?q=1#f%20x')).toEqual({
    ok: true,
    url: {
      scheme: 'http',
      opaque: '',
      user: { name: 'us', password: 'p@' },
      host: 'h:80',
      path: '/a/b',
      rawPath: '/a%2Fb',
      rawQuery: 'q=1',
      fragment: 'f x',
      rawFragment: '',
      forceQuery: false,
      omitHost: false,
    },
  });
});

it.each([
  ['http://h', '/'],
  ['http://h/a b?', '/a%20b?'],
  ['http://h/a%2Fb', '/a%2Fb'],
  ['mailto:x@y', 'x@y'],
])('asks for %s with %s', (text, expected) => {
  const parsed = parseUrl(text);
  expect(parsed.ok && requestUri(parsed.url)).toBe(expected);
});

it('makes an authorization of user and password', () => {
  const parsed = parseUrl('http://us:pa%20ss@h/');
  expect(parsed.ok && basicAuthorization(parsed.url)).toBe('Basic dXM6cGEgc3M=');
  const other = parseUrl('http://h/');
  expect(other.ok && basicAuthorization(other.url)).toBe(undefined);
});

it.each([
  ['', '.'],
  ['/', '/'],
  ['/..', '/'],
  ['a/../..', '..'],
  ['./a//b/', 'a/b'],
])('cleans %j', (path, expected) => {
  expect(cleanPath(path)).toBe(expected);
});

it('joins no parts to nothing', () => {
  expect([joinPath(), joinPath('', ''), joinPath('a', '', 'b')]).toEqual(['', '', 'a/b']);
  expect(pathEscape('a/b c;é')).toBe('a%2Fb%20c%3B%C3%A9');
});
