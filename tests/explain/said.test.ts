/** What holds for all that a report says: no insides of a parser, and no text of Kapacitor's twice. */
import { expect, test } from 'vitest';
import { report } from '../../src/cli/report';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { problemsOf } from '../../src/explain/explain-run';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { CATALOGUE } from '../../src/problems/catalogue';
import type { Workspace } from '../../src/workspace/workspace';
import { NO_HELP } from '../language/words/row';

const SIGN = '      Kapacitor: ';

/** Sentences that help nobody, and texts of Kapacitor's that are told again. */
function faults(workspace: Workspace, strict = false): readonly string[] {
  const run = runWorkspace(WHOLE, workspace, strict ? STRICT : {});
  const plain = problemsOf(workspace, run).map((problem) => problem.plain);
  const lines = report('it', workspace, run).split('\n');
  const literal = lines.flatMap((line) => (line.startsWith(SIGN) ? [line.slice(SIGN.length)] : []));
  const words = lines.filter((line) => /^ {2}\S+ (?:error|warning|info): /.test(line));
  return [
    ...plain.filter((sentence) => NO_HELP.test(sentence)),
    ...literal.filter((text, index) => literal.indexOf(text) !== index),
    ...literal.filter((text) => words.some((line) => line.includes(text))),
  ];
}

test.each(EXAMPLES)('nothing is told twice: $id', async ({ load }) => {
  expect(faults(exampleWorkspace(await load()))).toEqual([]);
});

test.each(Object.entries(CATALOGUE))('nothing is told twice: %s', (_, { before, strict }) => {
  const files = typeof before === 'string' ? { 'cpu.tick': before } : before;
  const workspace = Object.entries(files).flatMap(([path, content]) => (content === null ? [] : [{ path, content }]));
  expect(faults(workspace, strict)).toEqual([]);
});

test('two services that are off: what Kapacitor says of both stands there once', () => {
  const script =
    "stream\n    |from()\n        .groupBy('host')\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .telegram()\n        .pagerDuty()\n";
  const workspace = [
    { path: 'cpu.tick', content: script },
    { path: 'data.lp', content: 'cpu,host=a usage=1 1000000000\n' },
  ];
  const lines = report('it', workspace, runWorkspace(WHOLE, workspace, {})).split('\n');
  expect(lines.filter((line) => line === `${SIGN}service is not enabled`)).toHaveLength(1);
});
