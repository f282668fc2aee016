import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { checkExpectations } from '../../src/expectations/expectations';
import { refreshedRows } from '../../src/expectations/refresh-rows';
import { rowOf, rowsOf } from '../../src/expectations/write-rows';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';

const [entry] = EXAMPLES;
if (entry === undefined) throw new Error('There is no example.');
const RUN = runWorkspace(WHOLE, exampleWorkspace(await entry.load()), {});
const [FIRST, ...OTHERS] = rowsOf(RUN);
const SENT = rowOf(RUN, 0);

describe('rows after a change on purpose', () => {
  test('stay as they are written where they are green', () => {
    const rows = [{ level: 'crit', about: 'mine' }, { 'nothing between': ['+1s', '+2s'] }];
    expect(refreshedRows(RUN, rows)).toEqual({ rows, removed: [], added: [] });
  });

  test('give way to the nearest event', () => {
    const old = { ...SENT, message: 'What it said before' };
    expect(refreshedRows(RUN, [old, ...OTHERS])).toEqual({ rows: [FIRST, ...OTHERS], removed: [old], added: [FIRST] });
  });

  test('get every further event where nothing else was to happen, and are green then', () => {
    const { rows, removed, added } = refreshedRows(RUN, ['nothing else']);
    expect(removed).toEqual([]);
    expect(added).toEqual(rowsOf(RUN).slice(0, -1));
    expect(checkExpectations(RUN, rows).every(({ passed }) => passed)).toBe(true);
  });

  test('go where silence was expected and is not there', () => {
    const old = { 'nothing between': ['+0s', '+10m'] };
    expect(refreshedRows(RUN, [old])).toEqual({ rows: [], removed: [old], added: [] });
  });

  test('stay where they cannot be read', () => {
    const rows = [{ colour: 'red' }];
    expect(refreshedRows(RUN, rows)).toEqual({ rows, removed: [], added: [] });
  });
});
