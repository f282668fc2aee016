import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';
import { explained } from '../../src/language/diagnostics';
import { shown, workspaceOf } from './workspace';

/** What a run and our own findings tell of a query over the sample points. */
function found(query: string, properties: string) {
  const script = `batch|query('${query}').period(10s).every(10s)${properties}|log()`;
  const workspace = workspaceOf(script);
  const session = new RunSession(WHOLE, workspace, { data: 'exact' });
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // All in one go.
  }
  const { problems } = session.finish();
  return explained(workspace, problems).map((problem) => {
    const { at, code, plain, fixed } = { fixed: undefined, ...shown(script, problem) };
    return [at, code, plain, ...(fixed === undefined ? [] : [/query\('(.*?)'\)/.exec(fixed)?.[1]])];
  });
}

const FROM = 'FROM telegraf.autogen.cpu';
const FIELDS = 'There are dc, host, n, ok and usage_idle.';

test.each<[query: string, properties: string, findings: readonly (readonly (string | undefined)[])[]]>([
  [`SELECT mean(usage_idle) ${FROM} WHERE host = \\'a\\'`, '', []],
  [
    `SELECT avg(usage_idle) ${FROM}`,
    '',
    [['avg', 'query-function', 'InfluxQL has no function avg.', `SELECT mean(usage_idle) ${FROM}`]],
  ],
  [
    `SELECT medain(n), stdev(n) ${FROM}`,
    '',
    [['medain', 'query-function', 'InfluxQL has no function medain.', `SELECT median(n), stdev(n) ${FROM}`]],
  ],
  [
    `SELECT mean(n), ok ${FROM}`,
    '',
    [
      [
        `'SELECT mean(n), ok ${FROM}'`,
        'query-mix',
        'A plain field cannot stand beside a function of many points: put it into a function as well.',
      ],
    ],
  ],
  [
    `SELECT percentile(n) ${FROM}`,
    '',
    [['percentile', 'query-arguments', 'percentile takes other arguments: expected 2, and there are 1.']],
  ],
  [
    `SELECT derivative(mean(n)) ${FROM}`,
    '',
    [['derivative', 'query-interval', 'derivative around another function needs intervals: .groupBy(time(1m)).']],
  ],
  [
    `SELECT n ${FROM}`,
    '.align().groupBy(time(5s))',
    [['groupBy(time(5s))', 'query-interval', 'groupBy(time()) needs a function in the query, like mean(usage).']],
  ],
  [`SELECT mean(ok) ${FROM}`, '', [['mean', 'query-type', 'mean is for numbers, and this field has booleans.']]],
  [
    `SELECT mean(n) ${FROM}`,
    '.align().groupBy(time(5s)).fill(0.00001)',
    [
      [
        `'SELECT mean(n) ${FROM}'`,
        'query-printed',
        'InfluxDB cannot read the query as Kapacitor prints it: invalid duration. The pipeline shows the text.',
      ],
    ],
  ],
  [
    `SELECT top(n, 0) ${FROM}`,
    '',
    [
      [
        `'SELECT top(n, 0) ${FROM}'`,
        'query-refused',
        'InfluxDB refuses this query: limit (0) in top function must be at least 1.',
      ],
    ],
  ],
  [
    'SELECT mean(usage_idle) FROM telegraf.autogen.cup',
    '',
    [
      [
        'cup',
        'unknown-measurement',
        'No point in your data has the measurement cup, so nothing is found. There are cpu and mem.',
        `SELECT mean(usage_idle) ${FROM}`,
      ],
    ],
  ],
  [
    `SELECT mean(usage_idel) ${FROM}`,
    '',
    [
      [
        'usage_idel',
        'query-field',
        `No point that this asks for has a field or tag usage_idel, so it finds nothing. ${FIELDS}`,
        `SELECT mean(usage_idle) ${FROM}`,
      ],
    ],
  ],
  [
    `SELECT n ${FROM} WHERE host = "b"`,
    '',
    [
      [
        'b',
        'query-quotes',
        'In double quotes b is the name of a field or tag, and no point has it: text stands in single quotes.',
      ],
    ],
  ],
  [
    `SELECT n ${FROM} WHERE hots = \\'b\\'`,
    '',
    [
      [
        'hots',
        'query-field',
        `No point that this asks for has a field or tag hots. ${FIELDS}`,
        `SELECT n ${FROM} WHERE host = \\'b\\'`,
      ],
    ],
  ],
  ['SELECT * FROM telegraf.autogen./c.*/', '', []],
])('%s %s', (query, properties, findings) => {
  expect(found(query, properties)).toEqual(findings);
});
