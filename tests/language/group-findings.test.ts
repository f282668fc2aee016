import { expect, test } from 'vitest';
import { problemsOf, shown } from './workspace';

const GROUPED = "stream|from().measurement('cpu').groupBy('host')";
const ID =
  '2 groups make the same alert ID, so it does not tell which of them an event is about. Put the group into it: {{ .Name }}/{{ .Group }}.';
const KEPT =
  '2 groups make the same alert ID, so the level of one hides that of another. Put the group into it: {{ .Name }}/{{ .Group }}.';

/** Groups, joins and queries: the script, and of each finding what is underlined, its code and words. */
const ROWS: readonly (readonly [
  script: string,
  findings: readonly (readonly [at: string, code: string, plain: string])[],
])[] = [
  [`${GROUPED}|alert().crit(lambda: TRUE).id('cpu')`, [["'cpu'", 'shared-id', ID]]],
  [`${GROUPED}|alert().crit(lambda: TRUE).id('cpu').topic('t')`, [["'cpu'", 'shared-id', KEPT]]],
  [`${GROUPED}|alert().crit(lambda: TRUE).id('cpu {{ index .Tags "host" }}')`, []],
  [`${GROUPED}|alert().crit(lambda: TRUE).id('{{ .Group }}')`, []],
  [
    `stream|from().measurement('cpu').groupBy(*)|alert().crit(lambda: TRUE).id('{{ index .Tags "dc" }}')`,
    [[`'{{ index .Tags "dc" }}'`, 'shared-id', ID]],
  ],
  [`stream|from().measurement('cpu').where(lambda: "host" == 'a')|alert().crit(lambda: TRUE)`, []],
  [`stream|from().measurement('cpu')|where(lambda: 'b' != "host" AND "n" > 1)|alert().crit(lambda: TRUE)`, []],
  [
    `var a = stream|from().measurement('cpu').groupBy('host')
var b = stream|from().measurement('mem')
a|join(b).as('a', 'b').tolerance(1s)|log()`,
    [
      [
        'join',
        'join-groups',
        'One side is grouped by host, the other by nothing, so nothing can be joined: group both by the same tags, or use .on().',
      ],
    ],
  ],
  [
    `batch|query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu WHERE time > now() - 1h').period(1m).every(1m).fill(0)|log()`,
    [
      ['time', 'query-time', 'Kapacitor adds the time range itself: do not put time into the WHERE.'],
      ['fill(0)', 'query-fill', 'fill has no effect without groupBy(time(1m)).'],
    ],
  ],
  [
    `batch|query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu').period(1m).every(1m).groupBy(time(10s))|log()`,
    [
      [
        'query',
        'query-align',
        'Without .align() the buckets of groupBy(time()) are cut where a query begins and ends: the first and the last are partial.',
      ],
    ],
  ],
];

test.each(ROWS)('%s', (script, findings) => {
  const found = problemsOf(script).map((problem) => shown(script, problem));
  expect(found.map(({ at, code, plain }) => [at, code, plain])).toEqual(findings);
});
