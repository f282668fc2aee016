/** Rows of operators as generated scripts have them: tens of thousands long, without a call inside a call. */
import { describe, expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { diagnose } from '../../src/language/diagnostics';
import { formatScript } from '../../src/tickscript/format';

const N = 20_000;
const DATA = 'cpu v=1,w=2i,b=true,s="x" 1000000000\ncpu v=0.5 2000000000\n';
const row = (part: string, operator: string) => Array.from({ length: N }, () => part).join(` ${operator} `);
const through = (lambda: string) => `stream\n    |from()\n    |where(lambda: ${lambda})\n    |log()\n`;

function runOf(script: string) {
  const files = [
    { path: 'a.tick', content: script },
    { path: 'data.lp', content: DATA },
  ];
  const run = runWorkspace(WHOLE, files);
  const [task] = run.tasks;
  const node = task?.nodes.find(({ name }) => name.startsWith('where'));
  return { error: task?.error ?? task?.taskError, passed: node?.statistics.emitted };
}

describe('many operators in a row', { timeout: 120_000 }, () => {
  test.each([
    ['ANDs of comparisons', through(row('"v" > 0.7', 'AND')), 1],
    ['ORs of comparisons', through(row('"v" > 0.7', 'OR')), 1],
    ['ANDs of what needs evaluators', through(row('isPresent("w")', 'AND')), 1],
    ['a sum of fields', through(`${row('"v"', '+')} > 12000.0`), 1],
    ['a sum of ints and fields', through(`${row('2', '+')} + "w" > 40001`), 1],
    ['a sum of literals', `var a = ${row('1', '+')}\n\n${through('"v" > 0.7 AND a == 20000')}`, 1],
    ['a text of pieces', `var a = ${row("'x'", '+')}\n\n${through('"v" > 0.7 AND strLength(a) == 20000')}`, 1],
  ])('%s', (_, script, passed) => {
    expect(formatScript(script)).toEqual({ ok: true, text: script });
    expect(runOf(script)).toMatchObject({ error: undefined, passed });
  });

  test('are diagnosed', () => {
    const files = [
      { path: 'a.tick', content: through(row('"v" > 0.7', 'AND')) },
      { path: 'data.lp', content: DATA },
    ];
    expect(diagnose(files)).toEqual([]);
  });
});
