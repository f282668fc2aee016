import { expect, test } from 'vitest';
import { dialError, resolveAndDialError } from '../../src/conformance/dial-errors';

/** What Kapacitor 1.8.3 logs of `.tcp()`, on the machine of the recordings. */
const RECORDED: readonly (readonly [string, string])[] = [
  ['', 'dial tcp: missing address'],
  ['nope', 'dial tcp: address nope: missing port in address'],
  ['localhost:1', 'dial tcp 127.0.0.1:1: connect: connection refused'],
  ['127.0.0.1:1', 'dial tcp 127.0.0.1:1: connect: connection refused'],
  ['nohost:80', 'dial tcp: lookup nohost on 10.255.255.53:53: no such host'],
  ['127.0.0.1:nope', 'dial tcp: lookup tcp/nope: unknown port'],
  ['127.0.0.1:99999', 'dial tcp: address 99999: invalid port'],
  ['localhost:-1', 'dial tcp: address -1: invalid port'],
  ['[::1]:5', 'dial tcp [::1]:5: connect: connection refused'],
  ['::1:5', 'dial tcp: address ::1:5: too many colons in address'],
  ['[::1', "dial tcp: address [::1: missing ']' in address"],
  ['[::1]', 'dial tcp: address [::1]: missing port in address'],
  ['[::1]x:5', 'dial tcp: address [::1]x:5: missing port in address'],
  ['a[b:1', "dial tcp: address a[b:1: unexpected '[' in address"],
  ['a]b:1', "dial tcp: address a]b:1: unexpected ']' in address"],
  [':1', 'dial tcp :1: connect: connection refused'],
  ['127.0.0.1:', 'dial tcp 127.0.0.1:0: connect: connection refused'],
  ['127.0.0.1:http', 'dial tcp 127.0.0.1:80: connect: connection refused'],
  ['1.2.3:4', 'dial tcp: lookup 1.2.3: no such host'],
];

test.each(RECORDED)('%j', (address, error) => {
  expect(dialError(address)).toBe(error);
});

test('resolving first leaves away what dialling adds', () => {
  expect(resolveAndDialError('nope')).toBe('address nope: missing port in address');
  expect(resolveAndDialError('nohost:80')).toBe('lookup nohost on 10.255.255.53:53: no such host');
  expect(resolveAndDialError('127.0.0.1:1')).toBe('dial tcp 127.0.0.1:1: connect: connection refused');
});
