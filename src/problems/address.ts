import type { ProblemCode } from './catalogue';

/** Where the reference tells of a code, from the page. */
export function problemAddress(code: ProblemCode): string {
  return `problems.html#${code}`;
}
