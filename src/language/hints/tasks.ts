/** Why a script cannot be a task, whatever its nodes are. */
import { referenceLiteral } from '../../tickscript/literals';
import { DEFAULT_DBRP } from '../../workspace/case-file';
import type { ScriptAnalysis } from '../analysis';
import { inserted, replaced } from '../findings/finding';
import { type Advice, always, type Hint } from './hint';
import { otherLanguage } from './syntax/languages';

export const TASK_HINTS: readonly Hint[] = [
  { pattern: /^invalid task type: invalid$/, advise: (_, { text }) => otherLanguage(text) },
  { pattern: /^invalid task type: invalid$/, advise: (_, { analysis }) => sourceInCapitals(analysis) },
  always(
    /^invalid task type: invalid$/,
    'no-pipeline',
    'The script never starts a pipeline: it needs stream with |from(), or batch with |query().',
  ),
  always(
    /^task does nothing$/,
    'no-pipeline',
    'The script makes no node: chain one to stream, for example stream|from().',
  ),
  always(/^must provide TICKscript$/, 'empty-script', 'The script is empty.'),
  always(
    /^cannot specify dbrp in both implicitly and explicitly$/,
    'dbrp-twice',
    'The script has a dbrp statement and the task is given one as well: keep one of them.',
  ),
  always(
    /integer divide by zero$/,
    'division-by-zero',
    'A whole number divided by zero has no value: use floats, or guard with if("b" == 0, 0, "a" / "b").',
  ),
  {
    pattern: /^must specify dbrp$/,
    advise(_, { analysis }) {
      const { database, retentionPolicy } = analysis.data.series[0] ?? DEFAULT_DBRP;
      const statement = `dbrp ${referenceLiteral(database)}.${referenceLiteral(retentionPolicy)}`;
      return {
        code: 'no-dbrp',
        plain: `A task needs a database and retention policy: ${statement}.`,
        fix: inserted(0, `${statement}\n\n`),
      };
    },
  },
];

/** `Stream|from()`. */
function sourceInCapitals({ tokens }: ScriptAnalysis): Advice | undefined {
  const first = tokens.find(
    ({ image }, i) => /^(?:streams?|batch(?:es)?)$/i.test(image) && tokens[i + 1]?.image === '|',
  );
  if (first === undefined) return undefined;
  const source = /^s/i.test(first.image) ? 'stream' : 'batch';
  const range = { start: first.startOffset, end: first.startOffset + first.image.length };
  return {
    code: 'source-name',
    plain: `The source is called ${source}, in small letters.`,
    range,
    fix: replaced(range, source),
  };
}
