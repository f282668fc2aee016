import { gzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gunzipWithin, unzipWithin } from '../../src/points/formats/recording/unpack';
import { importZip } from '../../src/sharing/bundle';
import { namesFault } from '../../src/sharing/limits';
import { decodePermalink, encodePermalink } from '../../src/sharing/permalink';
import { plainState } from '../../src/sharing/shared-state';

const ODD = [
  '',
  '..',
  '../a',
  'a/../b',
  './a',
  '/etc/passwd',
  'C:/a',
  'a\\b',
  'a//b',
  'a/',
  'a\u0000b',
  'x'.repeat(256),
];

describe('names', { timeout: 60_000 }, () => {
  test.each(ODD)('%j is refused in a sentence', async (path) => {
    const state = plainState([{ path, content: 'x' }]);
    const decoded = await decodePermalink(await encodePermalink(state));
    expect(decoded.ok ? '' : decoded.error).toMatch(/^This link is not opened: it holds .{1,120}\.$/);
  });

  test.each(['a', 'a.tick', 'handlers/h.yaml', '警告.tick', 'a b', '.env', 'a..b', '...'])('%j is taken', (path) => {
    expect(namesFault('zip', [path])).toBeUndefined();
  });

  test('more than 500 files are too many', async () => {
    const files = Array.from({ length: 501 }, (_, at) => ({ path: `f${at}`, content: '' }));
    const hash = await encodePermalink(plainState(files));
    expect(await decodePermalink(hash)).toEqual({ ok: false, error: 'This link holds 501 files; 500 is the most.' });
    const zip = zipSync(Object.fromEntries(files.map(({ path }) => [path, new Uint8Array(0)])));
    expect(importZip(zip)).toEqual({ ok: false, error: 'This zip holds 501 files; 500 is the most.' });
  });

  test('a zip that climbs out of its folder is not opened', () => {
    expect(importZip(zipSync({ '../evil.tick': new Uint8Array(1) }))).toEqual({
      ok: false,
      error: 'This zip is not opened: it holds the name "../evil.tick", which is none within a folder.',
    });
  });
});

describe('sizes', { timeout: 60_000 }, () => {
  test('a zip of more than 64 MB is not opened', () => {
    const zip = zipSync({ 'a.lp': new Uint8Array(65 * 1024 * 1024) }, { level: 0 });
    expect(importZip(zip)).toEqual({
      ok: false,
      error: 'This is not a zip file that can be read: it holds more than 64 MB.',
    });
  });

  test('what gzip says of its size is not believed', () => {
    const packed = gzipSync(new Uint8Array([1, 2, 3]));
    packed.set([0xff, 0xff, 0xff, 0x7f], packed.length - 4);
    const before = process.memoryUsage().arrayBuffers;
    expect(gunzipWithin(packed, 1_000)).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  test('unpacking ends at its limit', () => {
    const packed = gzipSync(new Uint8Array(3 * 1024 * 1024));
    const words = { ok: false, error: 'it holds more than 2 MB' };
    expect(gunzipWithin(packed, 2 * 1024 * 1024)).toEqual(words);
    const zip = zipSync({ a: new Uint8Array(1024 * 1024), b: new Uint8Array(1024 * 1025) });
    expect(unzipWithin(zip, 2 * 1024 * 1024)).toEqual(words);
    expect(gunzipWithin(packed.subarray(0, 50), 1e9)).toMatchObject({ ok: false });
  });
});
