/** Why a run has no points, and what mends it. */
import type { Run } from '../../../kapacitor/record/run-model';
import type { Problem } from '../../../problems/problem';
import type { Range } from '../../../text/range';
import { DATA_KINDS, fileKind, isOfKind, SCRIPT_KINDS } from '../../../workspace/kinds';
import type { Workspace } from '../../../workspace/workspace';

export interface NoPointsReason {
  readonly words: string;
  readonly mend:
    | { readonly is: 'make points' | 'be lenient' }
    | { readonly is: 'go'; readonly file: string; readonly range: Range };
}

const START: Range = { start: 0, end: 0 };

export function noPointsReason(
  run: Run | undefined,
  files: Workspace,
  strict: boolean,
  problems: readonly Problem[],
): NoPointsReason {
  if (run?.config.error !== undefined) {
    return {
      words: 'The server does not start with kapacitor.conf, so no point was read.',
      mend: go('kapacitor.conf'),
    };
  }
  const named = files.filter(({ path }) => isOfKind(path, DATA_KINDS));
  const filled = named.filter(({ content }) => content.length > 0);
  const others = strict ? files.filter(({ path }) => isOfKind(path, ['csv', 'other'])) : [];
  const lines = filled.filter(({ path }) => fileKind(path) !== 'csv');
  const bad = problems.find(({ code }) => code === 'data');
  const line = problems.find(({ code, severity }) => code === 'data' && severity === 'error');
  if (strict && (line !== undefined || (lines.length === 0 && others.length > 0))) {
    const why =
      line === undefined
        ? 'only line protocol is read.'
        : `a bad line refuses all that are written with it. ${line.plain}`;
    return { words: `Under Strict, as on a server, ${why}`, mend: { is: 'be lenient' } };
  }
  const unread = problems.find(({ code, file }) => code === 'unread' && fileKind(file) === 'other');
  if (filled.length === 0 && (run?.data.length ?? 0) === 0 && unread !== undefined)
    return { words: `${unread.file} holds no points. ${unread.plain}`, mend: go(unread.file) };
  if (filled.length === 0 && (run?.data.length ?? 0) === 0) {
    const empty = named[0];
    const words = empty === undefined ? 'A script does nothing until points arrive.' : `${empty.path} is empty.`;
    return {
      words: `${words} Paste what you have into data.lp, in any form, or drop a file.`,
      mend: { is: 'make points' },
    };
  }
  const scripts = files.filter(({ path }) => isOfKind(path, SCRIPT_KINDS));
  const refused = run?.tasks.find(({ error, panic }) => (error ?? panic) !== undefined);
  if (run?.tasks.length === 0 || scripts.length === 0) {
    return {
      words: 'There are points, but no script that gets them.',
      mend: go(filled[0]?.path ?? scripts[0]?.path ?? ''),
    };
  }
  if (refused !== undefined && run?.tasks.every(({ error, panic }) => (error ?? panic) !== undefined) === true) {
    const at = problems.find(({ file, severity }) => file === refused.script && severity === 'error');
    return { words: `${refused.script} is refused, so no point was fed to it.`, mend: go(refused.script, at?.range) };
  }
  if (bad !== undefined)
    return { words: `Nothing in ${bad.file} could be read as a point. ${bad.plain}`, mend: go(bad.file, bad.range) };
  const bare = run?.data.find(({ points }) => points === 0);
  if (bare !== undefined)
    return {
      words: `${bare.file} is read, but nothing below its names is a point. ${bare.summary}`,
      mend: go(bare.file),
    };
  return { words: 'No line of the data files is a point.', mend: go(filled[0]?.path ?? '') };
}

function go(file: string, range: Range = START): NoPointsReason['mend'] {
  return { is: 'go', file, range };
}
