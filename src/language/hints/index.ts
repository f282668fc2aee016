/** The one table from what Kapacitor says to plain words and a fix. The first hint that has something to say wins. */
import type { Problem } from '../../problems/problem';
import { withReason } from '../../problems/refused';
import type { ScriptAnalysis } from '../analysis';
import { fixOf } from '../findings/finding';
import { CONFIG_HINTS } from './configuration';
import { DEFINITION_HINTS } from './definition';
import { HANDLER_FILE_HINTS } from './files';
import type { Advice, Hint } from './hint';
import { CASE_HINTS } from './json';
import { NODE_HINTS } from './nodes';
import { pastedAt } from './pasted';
import { QUERY_HINTS } from './queries';
import { START_HINTS } from './start';
import { SYNTAX_HINTS } from './syntax';
import { TASK_HINTS } from './tasks';

const SCRIPT_HINTS: readonly Hint[] = [
  ...SYNTAX_HINTS,
  ...TASK_HINTS,
  ...DEFINITION_HINTS,
  ...NODE_HINTS,
  ...START_HINTS,
];

/** A problem of a script in plain words. */
export function explainScript(problem: Problem, analysis: ScriptAnalysis): Problem {
  const message = bare(problem.kapacitor);
  const place = { analysis, text: analysis.text, range: problem.range };
  for (const hint of problem.code === 'query-refused' ? QUERY_HINTS : SCRIPT_HINTS) {
    const match = hint.pattern.exec(message);
    const advice = match === null ? undefined : hint.advise(match, place);
    if (advice !== undefined) return advised(problem, advice);
  }
  return withOwnReason(problem, message);
}

/** A problem of a topic handler file, of kapacitor.conf or of case.json in plain words. */
export function explainFile(problem: Problem, text: string): Problem {
  const isHandler = problem.code === 'handler-file';
  if (isHandler && !/\.(?:ya?ml|json)$/.test(problem.file)) {
    const plain = 'A handler file ends in .yaml, .yml or .json; this one is not looked into.';
    return { ...problem, plain, code: 'handler-file-name' };
  }
  const pasted = pastedAt(text, problem.range.start, wordsFor(problem.file));
  if (pasted !== undefined) return advised(problem, pasted);
  const hints = isHandler ? HANDLER_FILE_HINTS : problem.code === 'case-json' ? CASE_HINTS : CONFIG_HINTS;
  for (const { pattern, advise } of hints) {
    const match = pattern.exec(problem.kapacitor);
    const advice = match === null ? undefined : advise(match, text, problem.range);
    if (advice !== undefined) return advised(problem, advice);
  }
  return withOwnReason(problem, problem.kapacitor.replace(/^Error: (?:failed to create handler: )?/, ''));
}

/** Where no hint knows better, Kapacitor's own reason. */
function withOwnReason(problem: Problem, reason: string): Problem {
  const [last = ''] = reason.trim().split('\n').slice(-1);
  const words = last.replace(/^\*\s*/, '').replace(/\.$/, '');
  return { ...problem, plain: withReason(problem.plain, words) };
}

/** JSON has double quotes only. */
function wordsFor(file: string) {
  return { quotes: file.endsWith('.json') ? 'write "' : 'write \' or "', comment: '#' };
}

/** Without what is in front of it: `invalid TICKscript: line 3 char 4: `. */
function bare(message: string): string {
  return message.replace(/^invalid TICKscript: /, '').replace(/^line \d+ char \d+: /, '');
}

function advised(problem: Problem, { plain, code, range, fix }: Advice): Problem {
  const better = { ...problem, plain, code, range: range ?? problem.range };
  return fix === undefined ? better : { ...better, fix: fixOf(problem.file, fix) };
}
