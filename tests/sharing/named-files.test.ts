import { expect, test } from 'vitest';
import { SecretMask } from '../../src/sharing/secrets/mask';

const CONF = (password: string) => [
  { path: 'kapacitor.conf', content: `[[influxdb]]\n  password = '${password}'\n` },
  { path: 'influxdb.tick', content: 'stream\n' },
  { path: 'handlers/qx81k2-tok3n.yaml', content: 'topic: a\n' },
];

test.each([
  ['kapacitor', 'kapacitor.conf:3:9 warning', 'kapacitor.conf:3:9 warning'],
  ['kapacitor', 'the password is kapacitor.', 'the password is ‹secret›.'],
  ['kapacitor', 'http://kapacitor.example.com', 'http://‹secret›.example.com'],
  ['influxdb', 'influxdb.tick:1:1, and influxdb too', 'influxdb.tick:1:1, and ‹secret› too'],
  ['qx81k2-tok3n', 'handlers/qx81k2-tok3n.yaml:1:1', 'handlers/‹secret›.yaml:1:1'],
])('a password %s in %j', (password, text, masked) => {
  expect(new SecretMask(CONF(password)).text(text)).toBe(masked);
});

test.each([
  [
    "[opsgenie] is enabled and needs api-key, so the server does not start: add api-key = 'api-key' with a value of yours.",
    undefined,
  ],
  ["curl -H 'X-Api-Key, q1w2e3r4t5'", "curl -H 'X-Api-Key, ‹secret›'"],
  ["'x-api-key', 'so the server'", "'x-api-key', '‹secret›'"],
])('a sentence goes on behind the name of a key: %s', (text, masked = text) => {
  expect(new SecretMask([]).text(text)).toBe(masked);
});
