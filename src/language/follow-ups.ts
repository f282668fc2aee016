/** Findings that may only follow from an error in front of them: Kapacitor refuses the script for the error alone. */
import type { ProblemCode } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import type { Workspace } from '../workspace/workspace';
import { analyseScript } from './analysis';

/** Told from the points that come to a place, and so from everything in front of it. */
const FROM_POINTS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...([
    'unknown-field',
    'lost-field',
    'quoted-value',
    'field-and-tag',
    'missing-field',
    'number-wanted',
    'flatten-on',
  ] as const),
  ...(['type-mix', 'int-float-mix', 'float-remainder', 'int-division', 'not-a-condition', 'argument-type'] as const),
  ...(['missing-group-by', 'several-measurements', 'shared-id', 'join-groups'] as const),
  ...(['unknown-tag', 'group-by-field', 'tags-in-one-text', 'template-key', 'template-error'] as const),
]);

/** Told of what is not there, which may be what could not be read. */
const FROM_ABSENCE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['no-state-changes-only', 'deadman-repeats', 'window-every', 'duration-in-seconds', 'query-align'] as const),
  ...(['query-fill', 'query-period', 'no-room', 'no-level', 'reset-without-level'] as const),
]);

/** `refusals`: with the place that the plain words are about. */
export function withoutFollowUps(
  found: readonly Problem[],
  refusals: readonly Problem[],
  workspace: Workspace,
): readonly Problem[] {
  const doubts = refusals.map((refusal) => doubtOf(refusal, workspace));
  return found.filter(
    ({ file, range, code }) =>
      !doubts.some((doubt) => doubt.file === file && doubt.from <= range.start && doubt.of(code)),
  );
}

interface Doubt {
  readonly file: string;
  readonly from: number;
  of(code: ProblemCode): boolean;
}

/** From the statement of the error on. */
function doubtOf({ file, range }: Problem, workspace: Workspace): Doubt {
  const parsed = analyseScript(workspace, file)?.parsed;
  const own = parsed?.partial.statements.findLast((statement) => statement.range.start <= range.start);
  return {
    file,
    from: range.end === 0 ? 0 : (own?.range.start ?? 0),
    of: (code) => FROM_POINTS.has(code) || FROM_ABSENCE.has(code),
  };
}
