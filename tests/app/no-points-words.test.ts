import { expect, test } from 'vitest';
import { noPointsReason } from '../../src/app/model/words/no-points-words';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { explained } from '../../src/language/diagnostics';
import { withChoice } from '../../src/workspace/data-choice';

const SCRIPT = { path: 't.tick', content: 'stream\n    |from()\n' };
const text = (path: string, content: string) => ({ path, content });
const START = { start: 0, end: 0 };

test.each([
  [
    'no data',
    [SCRIPT],
    false,
    'A script does nothing until points arrive. Paste what you have into data.lp, in any form, or drop a file.',
    { is: 'make points' },
  ],
  [
    'an empty file',
    [SCRIPT, text('data.lp', '')],
    false,
    'data.lp is empty. Paste what you have into data.lp, in any form, or drop a file.',
    { is: 'make points' },
  ],
  [
    'a configuration that is refused',
    [SCRIPT, text('kapacitor.conf', '[['), text('data.lp', 'm v=1 1')],
    false,
    'The server does not start with kapacitor.conf, so no point was read.',
    { is: 'go', file: 'kapacitor.conf', range: START },
  ],
  [
    'a bad line under Strict',
    [SCRIPT, text('data.lp', 'm v=1 1\noops\n')],
    true,
    'Under Strict, as on a server, a bad line refuses all that are written with it. This line is no point (missing fields). A server refuses all lines that are written together with it.',
    { is: 'be lenient' },
  ],
  [
    'a table under Strict',
    [SCRIPT, text('q.csv', 'time,v\n1,2\n')],
    true,
    'Under Strict, as on a server, only line protocol is read.',
    { is: 'be lenient' },
  ],
  [
    'no script',
    [text('data.lp', 'm v=1 1')],
    false,
    'There are points, but no script that gets them.',
    { is: 'go', file: 'data.lp', range: START },
  ],
  [
    'a script that is refused',
    [text('t.tick', 'strem'), text('data.lp', 'm v=1 1')],
    false,
    't.tick is refused, so no point was fed to it.',
    { is: 'go', file: 't.tick', range: START },
  ],
  [
    'nothing but bad lines',
    [SCRIPT, text('data.lp', 'oops\n')],
    false,
    'Nothing in data.lp could be read as a point. This line is no point (missing fields). It is left out here; a server refuses all lines that are written together with it.',
    { is: 'go', file: 'data.lp', range: { start: 0, end: 4 } },
  ],
  [
    'a file of comments',
    [SCRIPT, text('data.lp', '# the points\n\n# of today\n')],
    false,
    'Nothing in data.lp could be read as a point. No point stands in this file: it has only comments (lines that begin with #) and blank lines.',
    { is: 'go', file: 'data.lp', range: START },
  ],
  [
    'a file of comments under Strict',
    [SCRIPT, text('data.lp', '# the points\n')],
    true,
    'Nothing in data.lp could be read as a point. No point stands in this file: it has only comments (lines that begin with #) and blank lines.',
    { is: 'go', file: 'data.lp', range: START },
  ],
  [
    'a table with names only',
    [SCRIPT, text('q.csv', 'time,v\n')],
    false,
    'q.csv is read, but nothing below its names is a point. CSV: 0 points.',
    { is: 'go', file: 'q.csv', range: START },
  ],
  [
    'a recipe that is broken',
    [SCRIPT, text('lab.recipe.json', '{"every": "10s"')],
    false,
    'Nothing in lab.recipe.json could be read as a point. This recipe makes no points: it is no JSON with a list "make".',
    { is: 'go', file: 'lab.recipe.json', range: START },
  ],
  [
    'times that no server takes',
    [SCRIPT, text('q.csv', 'time,v\n9223372036854775807,1\n')],
    false,
    'Nothing in q.csv could be read as a point. Left out: its time is out of range.',
    { is: 'go', file: 'q.csv', range: { start: 7, end: 28 } },
  ],
  [
    'what kapacitor show prints',
    [SCRIPT, text('data.lp', 'ID: cpu\nError: \nStatus: enabled\nTICKscript:\nstream\n')],
    false,
    'Nothing in data.lp could be read as a point. This file is what kapacitor show prints (or show-topic): a state, and no points. What stands below TICKscript: is a script, for a file task.tick.',
    { is: 'go', file: 'data.lp', range: START },
  ],
  [
    'a file of something else',
    [SCRIPT, text('pasted.txt', 'SELECT mean(v) FROM cpu\n')],
    false,
    'pasted.txt holds no points. Nothing reads this file. It is a query: paste what it answers.',
    { is: 'go', file: 'pasted.txt', range: START },
  ],
] as const)('%s', (_, files, strict, words, mend) => {
  const run = runWorkspace(WHOLE, files, strict ? STRICT : {});
  expect(noPointsReason(run, files, strict, explained(files, run.problems))).toEqual({ words, mend });
});

test.each([
  ['', '{"data":{"q.json":{"columns":{"host":"text"}}}}'],
  [
    '{"about":"x","data":{"q.json":{"precision":"s","columns":{"a":"tag"}}}}',
    '{"about":"x","data":{"q.json":{"precision":"s","columns":{"a":"tag","host":"text"}}}}',
  ],
  ['{', undefined],
])('a choice in %j', (before, after) => {
  const written = withChoice(before, 'q.json', { is: 'column', column: 'host', role: 'text' });
  expect(written === undefined ? undefined : JSON.stringify(JSON.parse(written))).toBe(after);
});
