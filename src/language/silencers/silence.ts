/** Takes away what comments silence, tells of comments that silence nothing, and offers to write one. */
import type { Problem } from '../../problems/problem';
import type { Range } from '../../text/range';
import type { Workspace } from '../../workspace/workspace';
import { problemOf } from '../findings/finding';
import { nearest } from '../nearest';
import { type Silencer, silencersOf } from './comments';
import { ignoreFix, removalFix } from './fixes';

/** Files that are kept as bytes are large data files: they are not looked into. */
export function silenced(workspace: Workspace, problems: readonly Problem[]): readonly Problem[] {
  const texts = new Map<string, string>();
  for (const { path, content } of workspace) if (typeof content === 'string') texts.set(path, content);
  const silencers = new Map([...texts].map(([path, text]) => [path, silencersOf(path, text)]));
  const used = new Set<Silencer>();
  const left = problems.filter((problem) => {
    const own = (silencers.get(problem.file) ?? []).filter((silencer) => silences(silencer, problem));
    for (const silencer of own) used.add(silencer);
    return own.length === 0;
  });
  const unused = [...silencers].flatMap(([path, all]) =>
    all.flatMap((silencer) => (used.has(silencer) ? [] : told(path, texts.get(path) ?? '', silencer, problems))),
  );
  return [...left, ...unused].map((problem) => {
    const text = texts.get(problem.file);
    const ignore = text === undefined ? undefined : ignoreFix(problem, text);
    return ignore === undefined ? problem : { ...problem, ignore };
  });
}

/** An error will not work, whatever is said of it. */
function silences(silencer: Silencer, problem: Problem): boolean {
  return problem.severity !== 'error' && isMeant(silencer, problem);
}

function isMeant({ code, covers }: Silencer, problem: Problem): boolean {
  return problem.code === code && (covers === undefined || covers.some((range) => meets(range, problem.range)));
}

function meets(range: Range, { start, end }: Range): boolean {
  return start === end ? range.start <= start && start <= range.end : range.start < end && start < range.end;
}

/** Words without a hyphen may be of a sentence that only begins like this. */
function told(file: string, text: string, silencer: Silencer, problems: readonly Problem[]): readonly Problem[] {
  const { code, range, covers } = silencer;
  const codes = problems.flatMap((problem) => (problem.file === file ? [problem.code] : []));
  const meant = nearest(code, codes);
  if (!code.includes('-') && meant === undefined) return [];
  const fix = { fix: removalFix(text, silencer) };
  const base = { range, severity: 'info', code: 'unused-ignore' } as const;
  if (problems.some((problem) => problem.file === file && problem.severity === 'error' && isMeant(silencer, problem))) {
    return [problemOf(file, { ...base, plain: `${code} is an error here, and errors cannot be silenced.`, ...fix })];
  }
  const where = covers === undefined ? 'in this file' : 'there';
  const hint = meant === undefined || meant === code ? '' : ` Did you mean ${meant}?`;
  return [problemOf(file, { ...base, plain: `This silences nothing: ${code} is not told ${where}.${hint}`, ...fix })];
}
