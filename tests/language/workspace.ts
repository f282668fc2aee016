import { complete } from '../../src/language/completion/completion';
import { diagnose } from '../../src/language/diagnostics';
import type { Problem } from '../../src/problems/problem';
import type { Workspace } from '../../src/workspace/workspace';

const DATA = `cpu,host=a,dc=x usage_idle=90,n=3i,ok=true 1000000000
cpu,host=b,dc=x usage_idle=5,n=4i,ok=true 2000000000
mem,host=a used=5i,total=10i 2000000000
mem,host=a used=5i 3000000000
`;

/** A workspace of one script and the points above; `|` in the script is no cursor. */
export function workspaceOf(script: string, data = DATA, more: Readonly<Record<string, string>> = {}): Workspace {
  const others = Object.entries(more).map(([path, content]) => ({ path, content }));
  return [{ path: 't.tick', content: script }, { path: 'data.lp', content: data }, ...others];
}

const EVERYWHERE: ReadonlySet<string> = new Set([
  'no-state-changes-only',
  'service-disabled',
  'query-span',
  'no-level',
]);

/** The problems of the script, strictly read, those that every alert with a handler has here aside. */
export function problemsOf(script: string, data = DATA): readonly Problem[] {
  return diagnose(workspaceOf(script, data), true).filter(
    ({ file, code }) => file === 't.tick' && !EVERYWHERE.has(code),
  );
}

/** A problem as a table shows it: what is underlined, its code, the words, and the script after the fix. */
export function shown(script: string, problem: Problem) {
  const { range, code, severity, plain, kapacitor, fix } = problem;
  return {
    at: script.slice(range.start, range.end),
    code,
    severity,
    plain,
    kapacitor,
    ...(fix === undefined || fix.file !== problem.file ? {} : { fixed: applied(script, fix.edits) }),
  };
}

export function applied(
  text: string,
  edits: readonly { range: { start: number; end: number }; text: string }[],
): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce(
      (result, { range, text: written }) => result.slice(0, range.start) + written + result.slice(range.end),
      text,
    );
}

/** Completion at `‸`. */
export function completedAt(marked: string, file = 't.tick', data = DATA) {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const workspace = file === 't.tick' ? workspaceOf(text, data) : workspaceOf('', data, { [file]: text });
  return complete(workspace, file, offset);
}
