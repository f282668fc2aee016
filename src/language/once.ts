/** What is said once a file, because one cause makes many errors, or one fix mends them all. */
import type { ProblemCode } from '../problems/catalogue';
import type { Problem } from '../problems/problem';

/** Said of the script as a whole: nothing else that the parser meets in it means anything. */
const OF_ALL: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['other-language', 'old-script']);

/** Whoever mends the first has mended the others, or cannot know yet what is behind. */
const FIRST_ONLY: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['typographic', 'invisible-character', 'semicolon', 'comment-form', 'taken-word'] as const),
  ...(['unterminated', 'unclosed-parenthesis', 'var-without-value', 'apostrophe'] as const),
]);

/** What the parser meets behind something that is never closed. */
const UNCLOSED: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['unterminated', 'apostrophe']);

/** Without what one mended place mends as well; `refusals` are those that Kapacitor or its parser told. */
export function onceAFile(problems: readonly Problem[], refusals: ReadonlySet<Problem>): readonly Problem[] {
  return problems.filter((problem, index) => {
    const before = problems.slice(0, index).filter(({ file }) => file === problem.file);
    if (before.some(({ code }) => OF_ALL.has(code))) return false;
    if (FIRST_ONLY.has(problem.code) && before.some(({ code }) => code === problem.code)) return false;
    return !(refusals.has(problem) && before.some(({ code }) => UNCLOSED.has(code)));
  });
}
