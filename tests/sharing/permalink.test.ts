import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hipchatCpuAlert } from '../../src/examples/documentation/hipchat-cpu-alert';
import { exampleWorkspace } from '../../src/examples/example';
import { toBase64Url } from '../../src/sharing/base64';
import { namesFault } from '../../src/sharing/limits';
import { decodePermalink, encodePermalink, isPermalink } from '../../src/sharing/permalink';
import { plainState, type SharedState } from '../../src/sharing/shared-state';
import { GOLDEN } from './golden-links';

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
  workspace: files.map((list) => list.map(([path, content]) => ({ path, content }))),
  name: fc.string({ unit: 'binary' }),
  example: fc.constantFrom('', 'hipchat-cpu-alert'),
  strict: fc.boolean(),
  moment: fc.option(fc.nat(), { nil: undefined }),
  view: fc.record(
    { tab: fc.string(), pane: fc.string(), field: fc.string(), silence: fc.string() },
    { requiredKeys: [], noNullPrototype: true },
  ),
  kapacitor: fc.constant('1.8.3'),
});
const EXAMPLE = exampleWorkspace(hipchatCpuAlert);
const loadExample = async (id: string) => (id === hipchatCpuAlert.id ? EXAMPLE : []);

describe('a permalink', { timeout: 60_000 }, () => {
  test('gives back what was put in', async () => {
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        const hash = await encodePermalink(state, EXAMPLE);
        expect(hash).toMatch(/^#2\.[\w-]*$/);
        expect(await decodePermalink(hash, loadExample)).toEqual({ ok: true, state });
      }),
      { numRuns: 200 },
    );
  });

  test('keeps emoji, CJK and half a surrogate pair', async () => {
    const workspace = [{ path: '警告.tick', content: '🚨 \ud83d 監視 \u0000 é' }];
    const state = { ...plainState(workspace), moment: 3 };
    expect(await decodePermalink(await encodePermalink(state))).toEqual({ ok: true, state });
  });

  test('is shorter than its text', async () => {
    const content = 'cpu,host=a usage_idle=50 1514764800000000000\n'.repeat(200);
    const hash = await encodePermalink(plainState([{ path: 'data.lp', content }]));
    expect(hash.length).toBeLessThan(300);
  });

  test('holds of an example what differs from it', async () => {
    const state = { ...plainState(EXAMPLE), example: 'hipchat-cpu-alert' };
    const hash = await encodePermalink(state, EXAMPLE);
    expect(hash.length).toBeLessThan(200);
    expect(await decodePermalink(hash, loadExample)).toEqual({ ok: true, state });
    const workspace = EXAMPLE.map((file) =>
      file.path === 'data.lp' ? { ...file, content: 'cpu usage_idle=5\n' } : file,
    );
    const changed = { ...state, workspace };
    expect(await decodePermalink(await encodePermalink(changed, EXAMPLE), loadExample)).toEqual({
      ok: true,
      state: changed,
    });
  });

  test('says when its example is another by now, or is no more', async () => {
    const hash = await encodePermalink({ ...plainState(EXAMPLE), example: 'hipchat-cpu-alert' }, EXAMPLE);
    const today = EXAMPLE.map((file) => (file.path === 'data.lp' ? { ...file, content: 'cpu usage_idle=5\n' } : file));
    expect(await decodePermalink(hash, async () => today)).toEqual({
      ok: true,
      state: { ...plainState(today), example: 'hipchat-cpu-alert' },
      notice: 'The example has changed since: data.lp is as the example has it today.',
    });
    expect(await decodePermalink(hash)).toEqual({
      ok: false,
      error:
        'This link is damaged: it wants hipchat-cpu-alert.tick of the example "hipchat-cpu-alert", which this playground does not have.',
    });
  });

  test.each(GOLDEN)('made once by $made opens as it did', async ({ link, state }) => {
    expect(await decodePermalink(link, loadExample)).toEqual({ ok: true, state });
  });

  test.each([
    ['', 'This is not a link to a workspace.'],
    ['#section', 'This is not a link to a workspace.'],
    ['#3.abcd', 'This link was made by a newer playground. Reload the page and try again.'],
    ['#0.abcd', 'This link is damaged: no playground ever made one that begins so.'],
    ['#1.ab!d', 'This link is damaged: it has characters that no link has.'],
    ['#1.AAAA', 'This link is damaged or cut off: it cannot be unpacked.'],
  ])('%s is told apart', async (hash, error) => {
    expect(await decodePermalink(hash)).toEqual({ ok: false, error });
  });

  test.each([
    ['not JSON', 'This link is damaged: what it holds is no workspace.'],
    ['[]', 'This link is damaged: it holds no files.'],
    ['{"files":{"a":null}}', 'This link is damaged: it holds no content for a.'],
    ['{"files":{"a":5}}', 'This link is damaged: it wants a of the example "", which this playground does not have.'],
  ])('holding %s is told apart', async (json, error) => {
    expect(await decodePermalink(`#1.${await deflated(json)}`)).toEqual({ ok: false, error });
  });

  test.each([
    ['{"files":{}}', 'This link is damaged: it holds no files.'],
    ['{"files":[3]}', 'This link is damaged: it holds a file without a name.'],
    ['{"files":[["a",null]]}', 'This link is damaged: it holds no content for a.'],
  ])('of the second version, holding %s is told apart', async (json, error) => {
    expect(await decodePermalink(`#2.${await deflated(json)}`)).toEqual({ ok: false, error });
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
    const workspace = [{ path: 'a.tick', content: 'stream' }];
    const hash = await encodePermalink({ ...plainState(workspace), strict: true, moment: 1, view: { tab: 'a' } });
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
