/** What people write and TICKscript does not take, one thing a row, as the page and `tick run` tell it. */
import { expect, test } from 'vitest';
import { problemsOf } from '../../../src/explain/explain-run';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';
import { applied } from '../workspace';
import { CALLS } from './named/calls';
import { DATA } from './named/data';
import { FILES } from './named/files';
import type { Named } from './named/named';
import { NUMBERS } from './named/numbers';
import { SIGNS } from './named/signs';
import { TEXTS } from './named/texts';
import { NO_HELP } from './row';

const POINTS = `cpu,host=a,dc=x usage_idle=90,temperature=20.5,n=3i,ok=true,state="up" 1500000000000000000
cpu,host=b,dc=x usage_idle=5,temperature=20.5,n=4i,ok=true,state="down" 1500000010000000000
cpu,host=a,dc=x usage_idle=4,temperature=21.5,n=5i,ok=false,state="up" 1500000020000000000
cpu,host=b,dc=x usage_idle=91,temperature=20.5,n=4i,ok=true,state="down" 1500000030000000000
mem,host=a used=5i,total=10i 1500000020000000000
mem,host=a used=5i 1500000030000000000
`;

const CONFIGURATION =
  "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  room = 'ops'\n  token = 'tok-1234567890'\n";

function told(files: Readonly<Record<string, string>>) {
  const all = { 'data.lp': POINTS, 'kapacitor.conf': CONFIGURATION, ...files };
  const workspace = Object.entries(all).map(([path, content]) => ({ path, content }));
  const run = runWorkspace(WHOLE, workspace, {});
  return { problems: problemsOf(workspace, run), tasks: run.tasks };
}

const ROWS: readonly Named[] = [...SIGNS, ...CALLS, ...TEXTS, ...FILES, ...DATA, ...NUMBERS];

test.each(ROWS)('$thing', ({ file = 't.tick', text, beside = {}, code, at, plain, fix, mended }) => {
  const { problems } = told({ ...beside, [file]: text });
  const own = problems.find((problem) => problem.file === file && problem.code === code);
  expect({
    at: text.slice(own?.range.start, own?.range.end),
    plain: own?.plain,
    fix: own?.fix?.title,
  }).toEqual({ at, plain, fix });
  expect(problems.filter((problem) => NO_HELP.test(problem.plain))).toEqual([]);
  if (own?.fix !== undefined) expect(applied(text, own.fix.edits)).toBe(mended);
  const after = told({ ...beside, [file]: mended });
  expect(after.problems.filter((problem) => problem.severity !== 'info' || problem.code === code)).toEqual([]);
  expect(after.tasks.map(({ error }) => error)).toEqual(after.tasks.map(() => undefined));
  expect(after.tasks).toHaveLength(1);
});
