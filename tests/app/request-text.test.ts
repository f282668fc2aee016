import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlCommand, originOf, prettyJson, rawRequest, target } from '../../src/app/model/request-text';
import { placeholderOf } from '../../src/app/request/handler-words';
import { roomOf } from '../../src/explain/room';
import type { HttpRequest } from '../../src/handlers/request';
import { SecretMask } from '../../src/sharing/secrets/mask';
import { withPlaceholders } from '../../src/sharing/secrets/placeholders';
import { SEED_TOKEN, seedRun } from './seed-run';

const [record] = seedRun().requests;
if (record === undefined) throw new Error('the seed run has requests');

test('raw HTTP, line by line', () => {
  expect(rawRequest(record.request).split('\r\n')).toEqual([
    `POST /v2/room/alerts/notification?auth_token=${SEED_TOKEN} HTTP/1.1`,
    'Host: testtest.hipchat.com',
    'User-Agent: Go-http-client/1.1',
    `Content-Length: ${record.request.body.length}`,
    'Content-Type: application/json',
    'Accept-Encoding: gzip',
    '',
    record.request.body,
  ]);
});

test.each([
  ['https://a.example/v2/room/x%20y/notification?auth_token=t', '/v2/room/x%20y/notification?auth_token=t'],
  ['https://a.example', '/'],
  ['https://a.example?x=1', '/?x=1'],
  ['http://a.example:80/p#f', '/p'],
])('target of %s', (url, expected) => {
  expect(target(url)).toBe(expected);
});

test('origin and room', () => {
  expect(originOf(record.request.url)).toBe('https://testtest.hipchat.com');
  expect(originOf('/v2')).toBe('');
  expect(roomOf(record)).toBe('alerts');
  expect(placeholderOf(record)).toBe('‹token from kapacitor.conf›');
});

test('a text is cut at its secrets', () => {
  const mask = new SecretMask([]);
  expect(mask.segments('a=tok&b=token', ['tok', 'token'])).toEqual([
    { text: 'a=', secret: false },
    { text: 'tok', secret: true },
    { text: '&b=', secret: false },
    { text: 'token', secret: true },
  ]);
  expect(mask.segments('', ['a'])).toEqual([]);
  expect(mask.text('nothing', [''])).toBe('nothing');
});

test('a copy with placeholders is a request of its own length', () => {
  const request: HttpRequest = {
    method: 'POST',
    url: 'https://h.test/x?token=abc',
    headers: [
      ['Host', 'h.test'],
      ['Authorization', 'Bearer abc'],
      ['Content-Length', '36'],
    ],
    body: '{"token":"abc","message":"abc abcd"}',
  };
  expect(withPlaceholders(request, new SecretMask([]).request(request, ['abc']), '‹t›')).toEqual({
    method: 'POST',
    url: 'https://h.test/x?token=‹t›',
    headers: [
      ['Host', 'h.test'],
      ['Authorization', 'Bearer ‹t›'],
      ['Content-Length', '40'],
    ],
    body: '{"token":"‹t›","message":"abc abcd"}',
  });
});

/** What the shell and curl's argument parser make of the command, curl itself being replaced. */
function wordsOf(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

test.each([
  ['plain', '{"message":"Hey, check your CPU"}\n'],
  ['quotes and expansions', `it's $HOME \`id\` "x" \\ \\n %s ! \u{1F6A8}`],
  ['a leading at sign', '@/etc/passwd'],
])('a curl command hands over the same bytes: %s', (_, body) => {
  const request: HttpRequest = { ...record.request, body };
  const words = wordsOf(curlCommand(request));
  expect(words[words.indexOf('--data-raw') + 1]).toBe(body);
  expect(words[words.indexOf('--url') + 1]).toBe(request.url);
  expect(words).toContain('User-Agent: Go-http-client/1.1');
  expect(words).toContain('Content-Type: application/json');
  expect(words).toContain('Accept:');
  expect(words.some((word) => word.startsWith('Host:') || word.startsWith('Content-Length:'))).toBe(false);
});

test('JSON is indented without touching a literal', () => {
  expect(prettyJson('{"a":12345678901234567890,"b":[1.0,{"c":"x, {y}: \\"z\\""}],"d":{},"e":[ ]}\n')).toBe(
    '{\n  "a": 12345678901234567890,\n  "b": [\n    1.0,\n    {\n      "c": "x, {y}: \\"z\\""\n    }\n  ],\n  "d": {},\n  "e": []\n}',
  );
  expect(prettyJson('name=value')).toBeUndefined();
});
