import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/proxy/arguments';
import { readOrigin } from '../../src/proxy/origin';
import { makePairingCode, Pairing } from '../../src/proxy/pairing';
import { readPort } from '../../src/proxy/port';
import { printable } from '../../src/proxy/printable';
import { Rate } from '../../src/proxy/rate';

describe('origins', () => {
  test.each([
    ['https://chat.example.com', 'https://chat.example.com'],
    ['https://chat.example.com/', 'https://chat.example.com'],
    ['https://chat.example.com:443', 'https://chat.example.com'],
    ['http://127.0.0.1:9088', 'http://127.0.0.1:9088'],
    ['http://[::1]:9088', 'http://[::1]:9088'],
    ['chat.example.com', undefined],
    ['https://a@b', undefined],
    ['https://a/b', undefined],
    ['https://a\\b', undefined],
    ['https://*.example.com', undefined],
    ['HTTPS://a', undefined],
    ['ftp://a', undefined],
    ['https://a?b', undefined],
    ['https://a:99999', undefined],
    ['null', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(readOrigin(text)).toBe(expected);
  });
});

describe('ports', () => {
  test.each([
    ['0', 0],
    ['9099', 9099],
    ['65535', 65535],
    ['65536', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['80 ', undefined],
  ])('%s', (text, expected) => {
    expect(readPort(text)).toBe(expected);
  });
});

describe('arguments', () => {
  const allow = ['--allow', 'https://chat.example.com'];
  test('all of them', () => {
    const more = ['--allow', 'http://127.0.0.1:9088/', '--allow-private', '--origin', 'https://page.example'];
    expect(readArguments([...allow, ...more, '--rate', '1000', '--port', '0'])).toEqual({
      ok: true,
      value: {
        allow: ['https://chat.example.com', 'http://127.0.0.1:9088'],
        pages: ['https://page.example'],
        allowPrivate: true,
        rate: 1000,
        port: 0,
      },
    });
  });
  test('what goes without saying', () => {
    expect(readArguments(allow)).toEqual({
      ok: true,
      value: { allow: ['https://chat.example.com'], pages: [], allowPrivate: false, rate: 20, port: 9099 },
    });
    expect(readArguments(['--help'])).toBe('help');
  });
  test.each<[string[], string]>([
    [[], 'name the HipChat server with --allow'],
    [['--allow', 'chat'], 'chat is not an origin such as https://chat.example.com'],
    [[...allow, '--origin', 'null'], 'null is not an origin such as https://chat.example.com'],
    [[...allow, '--port', 'x'], 'x is not a port'],
    [[...allow, '--rate', '0'], '0 is not a number of requests a second, 1 to 10000'],
    [[...allow, '--rate', 'fast'], 'fast is not a number of requests a second, 1 to 10000'],
    [[...allow, '--rate', ''], ' is not a number of requests a second, 1 to 10000'],
  ])('%j', (args, error) => {
    expect(readArguments(args)).toEqual({ ok: false, error });
  });
  test.each([['--nothing'], ['more'], ['--allow']])('misuse %s', (arg) => {
    expect(readArguments([...allow, arg])).toHaveProperty('ok', false);
  });
});

describe('pairing', () => {
  test('codes have letters that cannot be taken for another', () => {
    for (let i = 0; i < 100; i++)
      expect(makePairingCode()).toMatch(/^[2-9A-HJ-KM-NP-TV-Z]{4}-[2-9A-HJ-KM-NP-TV-Z]{4}$/);
  });

  test('ten wrong codes are heard', () => {
    const pairing = new Pairing('AAAA-AAAA');
    const answers = Array.from({ length: 12 }, () => pairing.ask('a', 'wrong'));
    expect(answers.filter((answer) => answer === 'wrong').length).toBe(10);
    expect(pairing.ask('a', 'AAAA-AAAA')).toBe('locked out');
    expect(pairing.ask('b', 'AAAA-AAAA')).toBe('paired');
  });

  test('a right code forgives the wrong ones before it', () => {
    const pairing = new Pairing('AAAA-AAAA');
    for (let i = 0; i < 30; i++) expect(pairing.ask('a', i % 6 === 5 ? 'aaaaaaaa' : undefined)).not.toBe('locked out');
  });

  test('whoever makes up pages is bounded, and locks out no page that knew the code', () => {
    const pairing = new Pairing('AAAA-AAAA');
    expect(pairing.ask('good', 'AAAA-AAAA')).toBe('paired');
    const heard = Array.from({ length: 100_000 }, (_, i) => pairing.ask(`page ${i % 10_000}`, 'wrong'));
    expect(heard.filter((answer) => answer === 'wrong').length).toBeLessThanOrEqual(101 * 10);
    expect(pairing.ask('good', 'AAAA-AAAA')).toBe('paired');
  });
});

test('a rate fills evenly and holds a burst', () => {
  let now = 0;
  const rate = new Rate(20, 40, () => now);
  const taken = () => Array.from({ length: 100 }, () => rate.take()).filter(Boolean).length;
  expect(taken()).toBe(40);
  expect(taken()).toBe(0);
  now += 500;
  expect(taken()).toBe(10);
  now += 1_000_000;
  expect(taken()).toBe(40);
});

test.each([
  ['plain', 'plain'],
  ['\x1b[2J\x07', '\u{fffd}[2J\u{fffd}'],
  ['a\r\nb\u2028c\u0085d', 'a\u{fffd}\u{fffd}b\u{fffd}c\u{fffd}d'],
  ['\u202eright to left', '\u{fffd}right to left'],
  ['half \ud83d', 'half \u{fffd}'],
  ['🚨'.repeat(300), `${'🚨'.repeat(200)}…`],
  ['é', 'é'],
])('%j for a terminal', (text, expected) => {
  expect(printable(text)).toBe(expected);
});
