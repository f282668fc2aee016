/** What a run shows and no file says: one source for the page and for the report of the command line. */
import type { Run } from '../kapacitor/record/run-model';
import { explained } from '../language/diagnostics';
import { problemOf } from '../language/findings/finding';
import { servicesOf } from '../language/findings/services/services';
import type { Problem } from '../problems/problem';
import { within } from '../text/budget';
import type { Workspace } from '../workspace/workspace';
import { answerProblems } from './answers';
import { bodyProblems } from './bodies';
import { globalServiceFindings } from './global-services';
import { inhibitionFindings } from './held-back';
import { inhibitionMistakes } from './inhibitions';
import { nodeErrorProblems } from './node-errors';
import { pointProblems } from './points';
import { judgements, silenceFindings } from './silence';
import { stopProblems } from './stopped';
import { taskFacts } from './task-facts';
import { undeliveredProblems } from './undelivered';
import { unheardFindings } from './unheard';
import { unmatchedProblems } from './unmatched';
import { untypedNumbers } from './untyped';

/** Milliseconds for plain words about all files. */
export const MOST_FOR_WORDS = 5_000;

/**
 * Everything wrong with the files of a workspace that was run, in plain words, and what its run shows. Files that are too
 * large or too deep for that within `milliseconds` are left with what the run itself says of them.
 */
export function problemsOf(workspace: Workspace, run: Run, milliseconds = MOST_FOR_WORDS): readonly Problem[] {
  const told = within(milliseconds, () => {
    const problems = explained(workspace, run.problems, (known) => {
      const shown = runProblems(workspace, run, known);
      return [...shown, ...nodeErrorProblems(workspace, run, [...known, ...shown])];
    });
    return [...problems, ...untypedNumbers(workspace, run, problems)];
  });
  // What Kapacitor says is told all the same.
  return told ?? run.problems;
}

/** What the run alone shows. */
function runProblems(workspace: Workspace, run: Run, known: readonly Problem[]): readonly Problem[] {
  const judged = judgements(run);
  const configuration = servicesOf(workspace)?.configuration;
  const ofTasks = taskFacts(workspace, run).flatMap((facts) => {
    const found = [
      ...silenceFindings(facts, judged.get(facts.task.id) ?? new Map()),
      ...inhibitionFindings(facts),
      ...inhibitionMistakes(facts),
      ...unheardFindings(facts, configuration),
      ...globalServiceFindings(facts),
    ];
    return found.map((finding) => problemOf(facts.task.script, finding));
  });
  return [
    ...stopProblems(run),
    ...ofTasks,
    ...answerProblems(workspace, run),
    ...undeliveredProblems(workspace, run, known),
    ...unmatchedProblems(workspace, run),
    ...bodyProblems(workspace, run, configuration),
    ...pointProblems(workspace, run),
  ];
}
