/** Rows of operators need no stack, however long they are. */
import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';

const LONG = 10_000;
const row = (part: string, operator: string) => Array.from({ length: LONG }, () => part).join(` ${operator} `);

test.each([
  ['ANDs', `SELECT v FROM "telegraf"."autogen"."cpu" WHERE ${row('v > 0', 'AND')}`, 2],
  ['ORs', `SELECT v FROM "telegraf"."autogen"."cpu" WHERE ${row('v > 5', 'OR')}`, 0],
  ['a sum', `SELECT ${row('v', '+')} AS v FROM "telegraf"."autogen"."cpu"`, 2 * LONG],
])('%s', { timeout: 60_000 }, (_, query, value) => {
  const { tasks, events } = runWorkspace(WHOLE, [
    {
      path: 'a.tick',
      content: `batch|query('${query}').period(1m).every(1m)|alert().crit(lambda: TRUE).message('{{ index .Fields "v" }}').log('/l')`,
    },
    { path: 'data.lp', content: 'cpu v=2 1514764810000000000\n' },
  ]);
  expect(tasks.map(({ error, taskError }) => error ?? taskError)).toEqual([undefined]);
  expect(events.map(({ message }) => message)).toEqual(value === 0 ? [] : [String(value)]);
});
