import { expect, test } from 'vitest';
import { hipchatCpuAlert } from '../../src/examples/documentation/hipchat-cpu-alert';
import { exampleWorkspace } from '../../src/examples/example';
import { borrowedFrom, giveBack } from '../../src/sharing/borrowed';
import { readFirstDraft } from '../../src/sharing/first-draft';
import { plainState } from '../../src/sharing/shared-state';

const EXAMPLE = exampleWorkspace(hipchatCpuAlert);
const CONF = '[hipchat]\n  token = "token-left-out"\n';

/** As the page wrote it into local storage; a row is never changed. */
const GOLDEN = [
  ['first', '[0]', 'token-left-out'],
  ['second', '{"length":176,"at":[104],"lengths":[25]}', 'tokentokentokentokentoken'],
] as const;

test.each(GOLDEN)('a draft of the %s form is read', (_, borrowed, token) => {
  const text = `{"active":"data.lp","example":"hipchat-cpu-alert","strict":true,"moment":4,"hash":"","files":[{"path":"kapacitor.conf","text":${JSON.stringify(CONF)},"borrowed":${borrowed}},{"path":"cpu.srpl","bytes":"AAF_gP8"}]}`;
  const draft = readFirstDraft(text);
  expect(draft?.state).toEqual({
    ...plainState([
      { path: 'kapacitor.conf', content: CONF },
      { path: 'cpu.srpl', content: new Uint8Array([0, 1, 127, 128, 255]) },
    ]),
    example: 'hipchat-cpu-alert',
    strict: true,
    moment: 5,
    view: { tab: 'data.lp' },
  });
  const [conf] = giveBack(draft?.state.workspace ?? [], draft?.borrowed ?? {}, EXAMPLE);
  expect(conf?.content).toBe(CONF.replace('token-left-out', token));
});

test('what is borrowed from an example comes back, where the example is the same', () => {
  const [file] = EXAMPLE.filter(({ path }) => path === 'kapacitor.conf');
  if (typeof file?.content !== 'string') throw new Error('The example has no kapacitor.conf.');
  const start = file.content.indexOf('tokentoken');
  const clean = { ...file, content: file.content.replace('tokentokentokentokentoken', 'token-left-out') };
  const borrowed = borrowedFrom(EXAMPLE, [file], [[{ start, end: start + 25 }]]);
  expect(giveBack([clean], borrowed, EXAMPLE)).toEqual([file]);
  expect(giveBack([clean], borrowed, [{ ...file, content: 'another' }])).toEqual([clean]);
});

test.each(['', '{', '[]', '{"files":{}}'])('%j is no draft', (text) => {
  expect(readFirstDraft(text)).toBeUndefined();
});
