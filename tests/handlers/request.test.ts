import { expect, test } from 'vitest';
import { makeRequest } from '../../src/handlers/request';

type Headers = Parameters<typeof makeRequest>[2];

function made(url: string, headers: Headers = [], body = 'é'): unknown {
  const result = makeRequest('POST', url, headers, body);
  return result.ok ? { url: result.request.url, headers: result.request.headers } : result.error;
}

const AGENT = ['User-Agent', 'Go-http-client/1.1'];
const GZIP = ['Accept-Encoding', 'gzip'];
const plainly = (url: string, host: string, length = '2') => ({
  url,
  headers: [['Host', host], AGENT, ['Content-Length', length], GZIP],
});

test.each<[url: string, expected: unknown]>([
  ['http://h/x', plainly('http://h/x', 'h')],
  ['http://h:80/x', plainly('http://h:80/x', 'h:80')],
  // Go net/http removeEmptyPort.
  ['http://h:/x', plainly('http://h/x', 'h')],
  ['http://[::1]:/x', plainly('http://[::1]/x', '[::1]')],
  ['https://h?a=1#part', plainly('https://h/?a=1', 'h')],
  ['http://[::1', 'parse "http://[::1": missing \']\' in host'],
  ['ftp://h/', 'Post "ftp://h/": unsupported protocol scheme "ftp"'],
  ['http:///x', 'Post "http:///x": http: no Host in request URL'],
  ['h/x', 'Post "h/x": unsupported protocol scheme ""'],
  ['ftp://u:secret@h/', 'Post "ftp://u:***@h/": unsupported protocol scheme "ftp"'],
  ['ftp://u@h/', 'Post "ftp://u@h/": unsupported protocol scheme "ftp"'],
])('to %s', (url, expected) => {
  expect(made(url)).toEqual(expected);
});

test.each<[headers: Headers, added: unknown]>([
  [[['x-team', ' a ']], [['X-Team', 'a']]],
  [
    [
      ['b', '2'],
      ['a', '1'],
    ],
    [
      ['A', '1'],
      ['B', '2'],
    ],
  ],
  [
    [
      ['X-A', '1'],
      ['x-a', '2'],
    ],
    [['X-A', '2']],
  ],
  [
    [
      ['X-A', '1'],
      ['x-a', '2', 'add'],
    ],
    [
      ['X-A', '1'],
      ['X-A', '2'],
    ],
  ],
  // Go writes these itself.
  [
    [
      ['Host', 'other'],
      ['Content-Length', '99'],
      ['Transfer-Encoding', 'x'],
      ['Trailer', 'x'],
    ],
    [],
  ],
  [[['X-A', 'tab\there']], [['X-A', 'tab\there']]],
])('headers %j', (headers, added) => {
  expect(made('http://h/', headers)).toEqual({
    url: 'http://h/',
    headers: [['Host', 'h'], AGENT, ['Content-Length', '2'], ...(Array.isArray(added) ? added : []), GZIP],
  });
});

test.each<[headers: Headers, expected: unknown]>([
  [[['User-Agent', 'me']], [['Host', 'h'], ['User-Agent', 'me'], ['Content-Length', '2'], GZIP]],
  [[['User-Agent', '']], [['Host', 'h'], ['Content-Length', '2'], GZIP]],
  [[['Accept-Encoding', 'br']], [['Host', 'h'], AGENT, ['Content-Length', '2'], ['Accept-Encoding', 'br']]],
])('%j in the place of Go’s own', (headers, expected) => {
  expect(made('http://h/', headers)).toEqual({ url: 'http://h/', headers: expected });
});

test.each<[name: string, value: string, error: string]>([
  ['a b', '1', 'net/http: invalid header field name "a b"'],
  ['', '1', 'net/http: invalid header field name ""'],
  ['X-A', 'a\nb', 'net/http: invalid header field value for "X-A"'],
  ['X-A', 'a\u007fb', 'net/http: invalid header field value for "X-A"'],
])('header %j: %j is refused', (name, value, error) => {
  expect(made('http://h/', [[name, value]])).toBe(`Post "http://h/": ${error}`);
});

test('a user in the URL becomes a header, unless there is one', () => {
  const authorization = (headers: Headers) => {
    const result = makeRequest('PUT', 'http://us:p%40@h/', headers, '');
    return result.ok ? result.request.headers.filter(([name]) => name === 'Authorization') : result.error;
  };
  expect(authorization([])).toEqual([['Authorization', `Basic ${btoa('us:p@')}`]]);
  expect(authorization([['authorization', 'Bearer t']])).toEqual([['Authorization', 'Bearer t']]);
});
