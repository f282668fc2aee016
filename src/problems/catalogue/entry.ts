/** What the reference says of one code. Read by the documentation, the built page and tests only: the engine knows the codes alone. */
import type { Severity } from '../severity';

/** Texts of files by path, `null` where there is no such file any more; a text alone is that of a script. */
export type ExampleFiles = string | Readonly<Record<string, string | null>>;

export interface Entry {
  readonly title: string;
  /** How it is decided and why it matters. Names of the language stand in backticks; an empty line begins a paragraph. */
  readonly why: string;
  /** Unless Kapacitor refuses the file for it, which makes it an error. */
  readonly severity: Severity;
  /** A small workspace that has the problem, the file to look at first. */
  readonly before: ExampleFiles;
  /** The files of it that change to be rid of the problem. */
  readonly after: ExampleFiles;
  /** Only strict runs say it. */
  readonly strict?: true;
  /** What else makes it go away. */
  readonly silence?: string;
}

/** Entries with their names kept as types. */
export function entries<Code extends string>(list: Readonly<Record<Code, Entry>>): Readonly<Record<Code, Entry>> {
  return list;
}
