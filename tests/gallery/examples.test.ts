/** Every example meets its expectations, and every broken twin shows its defect. */

import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { checkExpectations, expectationsOf } from '../../src/expectations/expectations';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';

async function filesOf(id: string) {
  const entry = EXAMPLES.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`no example ${id}`);
  return exampleWorkspace(await entry.load());
}

describe('examples', () => {
  test.each(EXAMPLES.map(({ id }) => id).filter((id) => !id.startsWith('hipchat-')))(
    '%s is as it expects',
    async (id) => {
      const files = await filesOf(id);
      const results = checkExpectations(runWorkspace(WHOLE, files, STRICT), expectationsOf(files));
      expect(results.length).toBeGreaterThan(0);
      expect(results.filter(({ passed }) => !passed)).toEqual([]);
    },
  );

  test('ids are unique, and each has a sentence', () => {
    expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
    expect(EXAMPLES.filter(({ teaches }) => !teaches.endsWith('.'))).toEqual([]);
  });
});

const messages = (run: Run) => run.events.map(({ message }) => message);
const errors = (run: Run) => run.logs.filter(({ level }) => level === 'error').map(({ text }) => text);

describe('broken twins show their defect', () => {
  test.each<readonly [good: string, broken: string, defect: (good: Run, broken: Run) => unknown, shown: unknown]>([
    [
      'state-per-disk',
      'shared-state',
      (good, broken) => [
        good.events.length,
        broken.events.length,
        new Set(broken.events.map(({ level }) => level)).size,
      ],
      [2, 8, 2],
    ],
    [
      'quotes',
      'quotes-broken',
      (_, broken) => [
        broken.events.length,
        errors(broken).length,
        errors(broken)[0]?.includes('right reference value \\"eu\\" is missing value'),
      ],
      [0, 24, true],
    ],
    [
      'integers',
      'integers-broken',
      (good, broken) => [good.events.length, broken.events.length, errors(broken)],
      [4, 0, []],
    ],
    [
      'missing-field',
      'missing-field-broken',
      (good, broken) => [
        errors(good),
        messages(broken).filter((message) => message.endsWith('OK: failed <no value>')).length,
      ],
      [[], 2],
    ],
    [
      'missing-field',
      'missing-field-default',
      (good, broken) => [good.events.length, broken.events.length, errors(broken)],
      [2, 4, []],
    ],
    [
      'keep-fields',
      'keep-fields-broken',
      (good, broken) =>
        [good, broken].map((run) => messages(run).filter((message) => message.includes('<no value>')).length),
      [0, 4],
    ],
    [
      'percentile',
      'percentile-broken',
      (_, broken) => broken.tasks[0]?.error,
      'invalid TICKscript: line 11 char 6: error calling func "percentile" on obj *pipeline.WindowNode: reflect: Call using int64 as type float64',
    ],
    [
      'every-point-of-a-window',
      'any-point-of-a-window',
      (good, broken) => ((good.events[0]?.time ?? 0n) - (broken.events[0]?.time ?? 0n)) / 1_000_000_000n,
      100n,
    ],
    [
      'error-rate',
      'error-rate-broken',
      (good, broken) => [good, broken].map((run) => messages(run).filter((message) => message.includes('+Inf')).length),
      [0, 8],
    ],
  ])('%s, %s', async (good, broken, defect, shown) => {
    const [one, other] = [await filesOf(good), await filesOf(broken)].map((files) =>
      runWorkspace(WHOLE, files, STRICT),
    );
    if (one === undefined || other === undefined) throw new Error('no run');
    expect(defect(one, other)).toEqual(shown);
  });
});
