import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../src/sharing/base64';
import { namesFault } from '../../src/sharing/limits';
import { decodePermalink, encodePermalink, isPermalink, type SharedState } from '../../src/sharing/permalink';

function isPath(path: string): boolean {
  return namesFault('link', [path]) === undefined;
}

const files = fc.uniqueArray(
  fc.tuple(
    fc.string({ unit: 'binary', minLength: 1 }).filter(isPath),
    fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()),
  ),
  {
    selector: ([path]) => path,
  },
);
const states: fc.Arbitrary<SharedState> = fc.record({
  workspace: files.map((list) =>
    list.filter(([path]) => path !== '__proto__').map(([path, content]) => ({ path, content })),
  ),
  strict: fc.boolean(),
  moment: fc.option(fc.nat(), { nil: undefined }),
  view: fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
    fc.string(),
    { noNullPrototype: true },
  ),
});

/** JSON objects put keys that look like numbers first; the order of files is the page's business. */
function sorted(state: SharedState): SharedState {
  return { ...state, workspace: [...state.workspace].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

describe('a permalink', () => {
  test('gives back what was put in', async () => {
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        const hash = await encodePermalink(state);
        expect(hash).toMatch(/^#1\.[\w-]*$/);
        const decoded = await decodePermalink(hash);
        expect(decoded.ok && sorted(decoded.state)).toEqual(sorted(state));
      }),
      { numRuns: 200 },
    );
  });

  test('keeps emoji, CJK and half a surrogate pair', async () => {
    const workspace = [{ path: '警告.tick', content: '🚨 \ud83d 監視 \u0000 é' }];
    const decoded = await decodePermalink(await encodePermalink({ workspace, strict: false, moment: 3, view: {} }));
    expect(decoded).toEqual({ ok: true, state: { workspace, strict: false, moment: 3, view: {} } });
  });

  test('is shorter than its text', async () => {
    const content = 'cpu,host=a usage_idle=50 1514764800000000000\n'.repeat(200);
    const hash = await encodePermalink({
      workspace: [{ path: 'data.lp', content }],
      strict: false,
      moment: undefined,
      view: {},
    });
    expect(hash.length).toBeLessThan(300);
  });

  test.each([
    ['', 'This is not a link to a workspace.'],
    ['#section', 'This is not a link to a workspace.'],
    ['#2.abcd', 'This link was made by a newer playground. Reload the page and try again.'],
    ['#1.ab!d', 'This link is damaged: it has characters that no link has.'],
    ['#1.AAAA', 'This link is damaged or cut off: it cannot be unpacked.'],
  ])('%s is told apart', async (hash, error) => {
    expect(await decodePermalink(hash)).toEqual({ ok: false, error });
  });

  test.each([
    ['not JSON', 'This link is damaged: what it holds is no workspace.'],
    ['[]', 'This link is damaged: it holds no files.'],
    ['{"files":{"a":5}}', 'This link is damaged: it holds no content for a.'],
  ])('holding %s is told apart', async (json, error) => {
    expect(await decodePermalink(`#1.${await deflated(json)}`)).toEqual({ ok: false, error });
  });

  test('does not unpack a bomb', async () => {
    const bomb = await deflated('a'.repeat(20 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(40_000);
    expect(await decodePermalink(`#1.${bomb}`)).toEqual({
      ok: false,
      error: 'This link unpacks to more than 16 MB.',
    });
  });

  test('a damaged link never throws', async () => {
    const hash = await encodePermalink({
      workspace: [{ path: 'a.tick', content: 'stream' }],
      strict: true,
      moment: 1,
      view: { tab: 'a' },
    });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: hash.length - 1 }), fc.string({ maxLength: 3 }), async (at, junk) => {
        const decoded = await decodePermalink(hash.slice(0, at) + junk + hash.slice(at + 1));
        expect(typeof decoded.ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });

  test('its hash is recognised', () => {
    expect([isPermalink('#1.abc'), isPermalink('#help'), isPermalink('')]).toEqual([true, false, false]);
  });
});

async function deflated(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return toBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()));
}
