/** Plain words for what the server says of a file that is no script. */
import type { ProblemCode } from '../../problems/catalogue';
import type { Range } from '../../text/range';
import type { Advice } from './hint';

export interface FileHint {
  readonly pattern: RegExp;
  /** `text` is the file's, `range` where the problem is shown. */
  advise(match: RegExpExecArray, text: string, range: Range): Advice | undefined;
}

/** A hint that says the same wherever it applies. */
export function alwaysInFile(pattern: RegExp, code: ProblemCode, plain: string): FileHint {
  return { pattern, advise: () => ({ code, plain }) };
}
