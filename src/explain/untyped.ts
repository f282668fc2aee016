/** Numbers of a file that does not say their types, where a script needs integers. */
import type { Run } from '../kapacitor/record/run-model';
import type { Problem } from '../problems/problem';
import { type DataChoice, withChoice } from '../workspace/data-choice';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';

const CASE = 'case.json';
/** Problems that come of a float where there should be an integer. */
const OF_FLOATS: ReadonlySet<Problem['code']> = new Set(['int-float-mix', 'float-remainder']);

/** Said at the file, with what makes its numbers integers. */
export function untypedNumbers(workspace: Workspace, run: Run, problems: readonly Problem[]): readonly Problem[] {
  const [caseJson] = filesOf(workspace, 'case');
  const before = caseJson === undefined ? '' : textOf(caseJson);
  const needed = new Set(
    problems.flatMap((problem) => (OF_FLOATS.has(problem.code) ? namesAt(workspace, problem) : [])),
  );
  if (needed.size === 0) return [];
  return run.data.flatMap(({ file, guesses }): readonly Problem[] => {
    const columns = guesses.flatMap((guess) =>
      guess.is === 'column' && guess.role === 'float' && guess.because === 'values' && needed.has(guess.column)
        ? [guess.column]
        : [],
    );
    return [...new Set(columns)].map((column) => {
      const choice: DataChoice = { is: 'column', column, role: 'int' };
      const text = withChoice(before, file, choice);
      return {
        file,
        range: { start: 0, end: 0 },
        severity: 'info',
        kapacitor: '',
        code: 'data-form',
        plain: `The script needs an integer: ${column} is a float here, because nothing in ${file} says the types of its numbers.`,
        ...(text === undefined
          ? {}
          : {
              fix: {
                title: `Take ${column} as an integer`,
                file: CASE,
                edits: [{ range: { start: 0, end: before.length }, text }],
              },
            }),
      };
    });
  });
}

/** The fields that are named where a problem is. */
function namesAt(workspace: Workspace, { file, range }: Problem): readonly string[] {
  const script = workspace.find(({ path }) => path === file);
  if (script === undefined) return [];
  const part = textOf(script).slice(range.start, range.end);
  return [...part.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, name = '']) => name.replace(/\\(.)/g, '$1'));
}
