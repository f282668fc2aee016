/** The catalogue as it is printed: by section, with examples as lists of files and the words of how to silence. */
import { SECTIONS } from '../catalogue';
import type { Entry, ExampleFiles } from '../catalogue/entry';
import { commentSign } from '../comment-sign';
import type { Severity } from '../severity';

export interface Reference {
  readonly title: string;
  readonly problems: readonly ReferenceProblem[];
}

export interface ReferenceProblem {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly paragraphs: readonly string[];
  readonly before: readonly ExampleFile[];
  readonly after: readonly ExampleFile[];
  /** Absent where nothing silences it. */
  readonly silence?: string;
}

export interface ExampleFile {
  readonly path: string;
  /** Without the line break at its end; `undefined` where the file is gone. */
  readonly text: string | undefined;
}

export const REFERENCE: readonly Reference[] = SECTIONS.map(({ title, entries }) => ({
  title,
  problems: Object.entries(entries).map(([code, entry]) => problemOf(code, entry)),
}));

/** What each severity means, and how a problem is silenced. In the same form as the catalogue's reasons. */
export const INTRODUCTION: readonly string[] = [
  'Everything that the playground says about a file has a code. It stands in brackets behind the words in the report of `tick run`, and beside them on the page.',
  'An **error** will not work. A **warning** is probably not what you want. An **info** is good to know.',
  'What is meant as it is can be silenced, with its reason: `// ignore unknown-field: comes with the next release of telegraf` above a statement of a script, or in it, silences the code for that statement; `// ignore-file unknown-field: …` anywhere silences it for the file. In `kapacitor.conf`, handler files and line protocol `# ignore …` does so for the line below it, or for the one it stands on, and `# ignore-file …` for the file. Several codes are separated by commas.',
  'A comment that silences nothing is told. Errors cannot be silenced, and nothing is silenced in what `tick run --strict --json` answers.',
];

function problemOf(code: string, { title, severity, why, before, after, silence }: Entry): ReferenceProblem {
  const files = filesOf(before);
  const words = silence === undefined ? [] : [silence];
  return {
    code,
    title,
    severity,
    paragraphs: why.split('\n\n'),
    before: files,
    after: filesOf(after),
    ...(severity === 'error' ? {} : { silence: [...words, silencer(code, files[0]?.path ?? '')].join(' ') }),
  };
}

function filesOf(files: ExampleFiles): readonly ExampleFile[] {
  return Object.entries(typeof files === 'string' ? { 'cpu.tick': files } : files).map(([path, text]) => ({
    path,
    text: text?.replace(/\n$/, ''),
  }));
}

function silencer(code: string, path: string): string {
  const sign = commentSign(path);
  return sign === undefined ? 'Such a file has no comments to silence it.' : `\`${sign} ignore ${code}: reason\``;
}
