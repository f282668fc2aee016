import { expect } from 'vitest';
import { diagnose } from '../../../src/language/diagnostics';
import type { ProblemCode } from '../../../src/problems/catalogue';
import type { Problem } from '../../../src/problems/problem';
import type { Workspace } from '../../../src/workspace/workspace';
import { applied } from '../workspace';

/** What stands in a script, what is said of it, and the script that is free of it. */
export interface Row {
  readonly script: string;
  readonly code: ProblemCode;
  /** What is underlined. */
  readonly at: string;
  /** The whole sentence. */
  readonly plain: string;
  /** The title of the fix; there is none where nobody can know what was meant. */
  readonly fix?: string;
  /** The script after the fix, or mended by hand. */
  readonly mended: string;
}

const DATA = `cpu,host=a,dc=x usage_idle=90,temperature=20.5,n=3i,ok=true,state="up" 1000000000
cpu,host=b,dc=x usage_idle=5,temperature=20.5,n=4i,ok=true,state="down" 2000000000
mem,host=a used=5i,total=10i 2000000000
mem,host=a used=5i 3000000000
`;

const CONFIGURATION = "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  room = 'ops'\n";

function workspaceOf(script: string): Workspace {
  return [
    { path: 't.tick', content: script },
    { path: 'data.lp', content: DATA },
    { path: 'kapacitor.conf', content: CONFIGURATION },
  ];
}

function problemsOf(script: string): readonly Problem[] {
  return diagnose(workspaceOf(script), true).filter(({ file }) => file === 't.tick');
}

/** The parser's insides, which nobody who writes scripts knows, and words that say nothing. */
export const NO_HELP = /unknown state|last char|cannot stand here; |^Kapacitor refuses this script\.$/;

/** Said as the row says, with its fix; the mended script is accepted, and nothing of the kind is said of it. */
export function check({ script, code, at, plain, fix, mended }: Row): void {
  const problems = problemsOf(script);
  const [own] = problems.filter((problem) => problem.code === code);
  expect(own, problems.map((problem) => `${problem.code}: ${problem.plain}`).join('\n')).toBeDefined();
  if (own === undefined) return;
  expect({
    at: script.slice(own.range.start, own.range.end),
    plain: own.plain,
    fix: own.fix?.title,
  }).toEqual({ at, plain, fix });
  expect(problems.filter((problem) => NO_HELP.test(problem.plain))).toEqual([]);
  if (own.fix !== undefined) expect(applied(script, own.fix.edits)).toBe(mended);
  expect(problemsOf(mended).filter((problem) => problem.severity === 'error' || problem.code === code)).toEqual([]);
}
