import { expect, test } from 'vitest';
import { hipchatCpuAlert } from '../../src/examples/documentation/hipchat-cpu-alert';
import { exampleWorkspace } from '../../src/examples/example';
import { readFirstDraft } from '../../src/sharing/first-draft';
import { plainState } from '../../src/sharing/shared-state';

const EXAMPLE = exampleWorkspace(hipchatCpuAlert);

/** As the page wrote it into local storage; a row is never changed. */
const GOLDEN =
  '{"active":"data.lp","example":"hipchat-cpu-alert","strict":true,"moment":4,"hash":"","files":[{"path":"kapacitor.conf","text":"[hipchat]\\n  token = \\"token-left-out\\"\\n","borrowed":[0]},{"path":"cpu.srpl","bytes":"AAF_gP8"}]}';

test('the first draft is read, with the token of its example', async () => {
  expect(await readFirstDraft(GOLDEN, async () => EXAMPLE)).toEqual({
    ...plainState([
      { path: 'kapacitor.conf', content: '[hipchat]\n  token = "tokentokentokentokentoken"\n' },
      { path: 'cpu.srpl', content: new Uint8Array([0, 1, 127, 128, 255]) },
    ]),
    example: 'hipchat-cpu-alert',
    strict: true,
    moment: 5,
    view: { tab: 'data.lp' },
  });
});

test.each(['', '{', '[]', '{"files":{}}'])('%j is no draft', async (text) => {
  expect(await readFirstDraft(text, async () => [])).toBeUndefined();
});
