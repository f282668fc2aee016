import type { ProblemCode } from '../../../../src/problems/catalogue';

/** Something that people write: what is said of it, where, and the text after the fix, which runs and of which nothing is said. */
export interface Named {
  readonly thing: string;
  /** `t.tick` unless it says so. */
  readonly file?: string;
  readonly text: string;
  /** Other files than the points and the configuration that all have. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly code: ProblemCode;
  /** What is underlined. */
  readonly at: string;
  /** The whole sentence. */
  readonly plain: string;
  /** The title of the fix; there is none where nobody can know what was meant. */
  readonly fix?: string;
  /** The text after the fix, or mended by hand. */
  readonly mended: string;
}
