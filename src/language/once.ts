/** What is said once a file, because one cause makes many errors, or one fix mends them all. */
import type { ProblemCode } from '../problems/catalogue';
import type { Problem } from '../problems/problem';

/** Said of the script as a whole: nothing else that the parser meets in it means anything. */
const OF_ALL: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['other-language', 'pasted-along', 'old-script']);

/** Whoever mends the first has mended the others, or cannot know yet what is behind. */
const FIRST_ONLY: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['typographic', 'invisible-character', 'semicolon', 'comment-form', 'taken-word'] as const),
  ...(['unterminated', 'unclosed-parenthesis', 'var-without-value', 'apostrophe'] as const),
]);

/** What the parser meets behind something that is never closed. */
const UNCLOSED: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['unterminated', 'apostrophe']);

/** Without what one mended place mends as well; `refusals` are those that Kapacitor or its parser told. */
export function onceAFile(problems: readonly Problem[], refusals: ReadonlySet<Problem>): readonly Problem[] {
  /** The codes that were told of each file so far. */
  const told = new Map<string, Set<ProblemCode>>();
  return problems.filter((problem) => {
    const before = told.get(problem.file) ?? new Set<ProblemCode>();
    const isLeftOut =
      hasAny(before, OF_ALL) ||
      (FIRST_ONLY.has(problem.code) && before.has(problem.code)) ||
      (refusals.has(problem) && hasAny(before, UNCLOSED));
    told.set(problem.file, before.add(problem.code));
    return !isLeftOut;
  });
}

function hasAny(codes: ReadonlySet<ProblemCode>, some: ReadonlySet<ProblemCode>): boolean {
  return [...some].some((code) => codes.has(code));
}
