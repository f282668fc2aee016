/** Readers of whole texts besides those that parse: what the editor, the page and the command line ask of them. */
import { junit } from '../../src/cli/junit';
import { compareWorkspaces } from '../../src/comparison/compare';
import { comparisonText } from '../../src/comparison/words';
import { highlightLine } from '../../src/editor/highlight';
import { breakLine, placeOperator } from '../../src/editor/indent';
import { checkExpectations } from '../../src/expectations/expectations';
import { runUnitTests } from '../../src/expectations/unit-tests';
import { bundleOf } from '../../src/export/bundle';
import { markdownOf } from '../../src/export/markdown';
import { convertFile } from '../../src/kapacitor/data/convert';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { recipeFor } from '../../src/kapacitor/recipe/recipe-for';
import type { Run } from '../../src/kapacitor/record/run-model';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { complete } from '../../src/language/completion/completion';
import { hover } from '../../src/language/hover/hover';
import { signatureAt } from '../../src/language/hover/signature';
import { referencesOf, rename } from '../../src/language/references';
import { documentSymbols, foldingRanges } from '../../src/language/symbols';
import { importZip, zipOf } from '../../src/sharing/bundle';
import { plainState } from '../../src/sharing/shared-state';
import { chartValues } from '../../src/worker/chart-values';
import { readCaseFile } from '../../src/workspace/case-file';
import type { Workspace } from '../../src/workspace/workspace';

/** A text of about n parts. */
export type Maker = (n: number) => string;
export type Reader = (text: string) => unknown;
type Makers = Readonly<Record<string, Maker>>;

export const list = (n: number, part: (i: number) => string, between = '') =>
  Array.from({ length: n }, (_, i) => part(i)).join(between);

const SCRIPT = "stream|from().measurement('cpu')|alert().id('a').crit(lambda: \"v\" > 1e9).log('/l')";
const POINT = { path: 'data.lp', content: 'cpu v=1 1514764800000000000\n' };
const BUDGET = { budget: { milliseconds: 60_000, events: 10_000 } };

const script = (content: string): Workspace => [{ path: 'a.tick', content }, POINT];
const data = (content: string, path = 'data.lp'): Workspace => [
  { path: 'a.tick', content: SCRIPT },
  { path, content },
];

let alerted: Run | undefined;
/** Of a hundred events. */
function someRun(): Run {
  const points = list(100, (i) => `cpu v=${i} ${1514764800 + i}000000000\n`);
  alerted ??= runWorkspace(
    WHOLE,
    [
      { path: 'a.tick', content: SCRIPT.replace('1e9', '-1') },
      { path: 'data.lp', content: points },
    ],
    BUDGET,
  );
  return alerted;
}

const EXPECTATIONS: Makers = {
  events: (n) => `[${list(n, (i) => `{"id":"a","level":"crit","message":"m${i}"}`, ',')}]`,
  patterns: (n) => `[${list(n, (i) => `{"message":"/m.*${i}/"}`, ',')}]`,
  'nothing else': (n) => `[${list(n, () => '{"id":"a"}', ',')},"nothing else"]`,
};
const UNIT_TESTS: Makers = {
  lines: (n) =>
    `tests:\n  - task_name: a\n    db: d\n    rp: r\n    expects: {crit: 0}\n    data:\n${list(n, (i) => `      - "cpu v=1 ${i}"\n`)}`,
  'a long line': (n) =>
    `tests:\n  - task_name: a\n    db: d\n    rp: r\n    expects: {crit: 0}\n    data:\n      - "cpu ${'v=1 '.repeat(n)}"\n`,
};

export function moreReaders(makers: {
  readonly scripts: Makers;
  readonly toml: Makers;
  readonly yaml: Makers;
  readonly lines: Makers;
  readonly tables: Makers;
}): Readonly<Record<string, readonly [Makers, Reader]>> {
  const { scripts, toml, yaml, lines, tables } = makers;
  return {
    'completion in a script': [scripts, (text) => complete(script(text), 'a.tick', text.length >> 1)],
    'completion in kapacitor.conf': [
      toml,
      (text) => complete([{ path: 'kapacitor.conf', content: text }], 'kapacitor.conf', text.length),
    ],
    'completion in a handler': [
      yaml,
      (text) => complete([{ path: 'handlers/a.yaml', content: text }], 'handlers/a.yaml', text.length),
    ],
    'hover in a script': [scripts, (text) => hover(script(text), 'a.tick', text.length >> 1, [])],
    'signature in a script': [scripts, (text) => signatureAt(script(text), 'a.tick', text.length >> 1)],
    'references in a script': [
      scripts,
      (text) => [referencesOf(script(text), 'a.tick', 5), rename(script(text), 'a.tick', 5, 'b')],
    ],
    'outline and folding': [
      scripts,
      (text) => [documentSymbols(script(text), 'a.tick'), foldingRanges(script(text), 'a.tick')],
    ],
    'a line of the plain editor': [scripts, (text) => highlightLine('tickscript', text.replaceAll('\n', ' '), 'start')],
    'a new line of the editor': [
      scripts,
      (text) => [breakLine(text, text.length >> 1), placeOperator(text, text.length)],
    ],
    JUnit: [
      lines,
      (text) =>
        junit([
          {
            name: 'a',
            seconds: 1,
            cases: text.split('\n').map((name) => ({ group: 'g', name, passed: false, sentence: name })),
          },
        ]),
    ],
    Markdown: [
      { ...scripts, ...lines },
      (text) =>
        markdownOf({
          name: 'a',
          files: script(text),
          events: text.split('\n').slice(0, 50),
          eventCount: 50,
          problems: [text],
          kapacitor: '1.8',
          link: 'x',
        }),
    ],
    'export of a script': [scripts, (text) => bundleOf(plainState(script(text)))],
    'export of lines': [lines, (text) => bundleOf(plainState(data(text)))],
    'comparison of scripts': [scripts, (text) => compared(script(text), script(`${text}\n//`))],
    'comparison of lines': [
      lines,
      (text) => compared(data(text), [{ path: 'a.tick', content: SCRIPT.replace('1e9', '2') }, ...data(text).slice(1)]),
    ],
    'chart of lines': [lines, charted],
    'conversion of csv': [tables, (text) => convertFile(data(text, 'data.csv'), 'data.csv')],
    'recipe for a script': [scripts, (text) => recipeFor(WHOLE, script(text))],
    expectations: [EXPECTATIONS, (text) => checkExpectations(someRun(), JSON.parse(text))],
    'unit tests': [
      UNIT_TESTS,
      (text) => runUnitTests([...script(SCRIPT), { path: 'a.unit.yaml', content: text }], false),
    ],
    zip: [lines, (text) => importZip(zipOf(data(text)))],
  };
}

function compared(first: Workspace, second: Workspace): string {
  return comparisonText(compareWorkspaces(WHOLE, first, second, BUDGET), { first: 'a', second: 'b' });
}

function charted(text: string): unknown {
  const { caseFile } = readCaseFile('case.json', undefined);
  const from = { readers: WHOLE.readers, workspace: data(text), caseFile, form: 'any', began: 0n } as const;
  return chartValues(from, { measurement: 'cpu', field: 'v' }, Number.MAX_SAFE_INTEGER);
}
