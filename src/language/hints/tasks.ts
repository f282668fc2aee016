/** Why a script cannot be a task, whatever its nodes are. */
import { dbrpStatement } from '../../tickscript/literals';
import { DEFAULT_DBRP } from '../../workspace/case-file';
import type { ScriptAnalysis } from '../analysis';
import { inserted, replaced } from '../findings/finding';
import { distance } from '../nearest';
import { type Advice, always, type Hint } from './hint';
import { otherLanguage } from './syntax/languages';

export const TASK_HINTS: readonly Hint[] = [
  { pattern: /^invalid task type: invalid$/, advise: (_, { text }) => otherLanguage(text) },
  { pattern: /^invalid task type: invalid$/, advise: (_, { analysis }) => sourceName(analysis) ?? noSource(analysis) },
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
  always(
    /^invalid JSON$/,
    'task-var-value',
    'The vars that case.json gives are not such as the server takes: each has a type and a value of it, "x": {"type": "int", "value": 5}.',
  ),
  {
    pattern: /^invalid type supplied for (\S+), got (\w+) exp (\w+)$/,
    advise: ([, name = '', given = '', wanted = '']) => ({
      code: 'task-var-type',
      plain: `${name} is a var of type ${wanted}, and the task is given one of type ${given}: write "type": "${wanted}" where its value is given.`,
    }),
  },
  {
    pattern: /^failed to open file (.+?): open /,
    advise: ([, file = '']) => ({
      code: 'task-var-missing',
      plain: `case.json says that the vars stand in the file ${file}, and there is no such file.`,
    }),
  },
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
      const statement = dbrpStatement(analysis.data.series[0] ?? DEFAULT_DBRP);
      return {
        code: 'no-dbrp',
        plain: `A task needs a database and retention policy: ${statement}.`,
        fix: inserted(0, `${statement}\n\n`),
      };
    },
  },
];

/** `Stream|from()`, `steam|from()`, `stream()|from()`. */
function sourceName({ tokens }: ScriptAnalysis): Advice | undefined {
  for (const [i, { image, startOffset }] of tokens.entries()) {
    const isCalled = tokens[i + 1]?.image === '(' && tokens[i + 2]?.image === ')';
    const behind = tokens[isCalled ? i + 3 : i + 1]?.image;
    const before = tokens[i - 1]?.image;
    if ((behind !== '|' && behind !== '.') || before === '.' || before === '|') continue;
    const source = SOURCES.find((each) => distance(image.toLowerCase(), each) <= 2);
    if (source === undefined) continue;
    const close = isCalled ? tokens[i + 2] : undefined;
    const range = { start: startOffset, end: close === undefined ? startOffset + image.length : close.startOffset + 1 };
    const isCase = image.toLowerCase() === source;
    return {
      code: 'source-name',
      plain: isCalled
        ? `The source is no function: write ${source} alone.`
        : `The source is called ${source}${isCase ? ', in small letters' : `, not ${image}`}.`,
      range,
      fix: replaced(range, source),
    };
  }
  return undefined;
}

const SOURCES = ['stream', 'batch'];

/** `from()` with nothing in front of it. */
function noSource({ tokens }: ScriptAnalysis): Advice | undefined {
  const [first, open] = tokens;
  if (first === undefined || open?.image !== '(' || !/^(?:from|query|queryFlux)$/.test(first.image)) return undefined;
  const source = first.image === 'from' ? 'stream' : 'batch';
  const range = { start: first.startOffset, end: first.startOffset + first.image.length };
  return {
    code: 'no-pipeline',
    plain: `A pipeline begins with stream or batch: write ${source} in front of |${first.image}().`,
    range,
    fix: inserted(range.start, `${source}\n    |`, `Add ${source}`),
  };
}
