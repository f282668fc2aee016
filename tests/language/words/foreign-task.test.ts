import { expect, test } from 'vitest';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';
import { otherLanguage } from '../../../src/language/hints/syntax/languages';

const FROM = (measurement: string, ...more: readonly string[]) =>
  ['stream', '    |from()', ...more.slice(0, -1), `        .measurement('${measurement}')`, more.at(-1) ?? ''].filter(
    (line) => line !== '',
  );
const WHERE = (condition: string) => `        .where(lambda: ${condition})`;
const WINDOW = (period: string, every: string) => [
  '    |window()',
  `        .period(${period})`,
  `        .every(${every})`,
];
const AS = (node: string, field: string, as: string) => [`    |${node}('${field}')`, `        .as('${as}')`];
const ALERT = (condition: string) => [
  '    |alert()',
  `        .crit(lambda: ${condition})`,
  "        .log('/tmp/alerts.log')",
  '',
];
const RATE = ["    |derivative('value')", '        .unit(1s)', '        .nonNegative()', "        .as('rate')"];
const ALL = '        .groupBy(*)';

const FLUX =
  'from(bucket: "telegraf") |> range(start: -5m) |> filter(fn: (r) => r._measurement == "m" and r._field == "v")';

/** What is pasted, and the lines of the script that the fix writes; none where what is meant is not clear. */
const ROWS: readonly (readonly [pasted: string, script: readonly string[] | undefined])[] = [
  [
    'from(bucket: "telegraf/autogen")\n  |> range(start: -5m)\n  |> filter(fn: (r) => r._measurement == "cpu" and r._field == "idle" and r["host"] == "a")\n  |> aggregateWindow(every: 1m, fn: mean, createEmpty: false)\n  |> filter(fn: (r) => r._value < 10)\n  |> yield(name: "mean")\n',
    [
      ...FROM('cpu', "        .database('telegraf')", "        .retentionPolicy('autogen')", WHERE('"host" == \'a\'')),
      ALL,
      ...WINDOW('1m', '1m'),
      '        .align()',
      ...AS('mean', 'idle', 'idle'),
      ...ALERT('"idle" < 10'),
    ],
  ],
  [
    `${FLUX} |> filter(fn: (r) => r.host == "a" or r.host =~ /^b/) |> group(columns: ["host"]) |> max() |> filter(fn: (r) => r._value > 3.5 and r._value < 9)`,
    [
      ...FROM('m', WHERE('("host" == \'a\' OR "host" =~ /^b/)')),
      "        .groupBy('host')",
      ...WINDOW('5m', '5m'),
      ...AS('max', 'v', 'v'),
      ...ALERT('"v" > 3.5 AND "v" < 9'),
    ],
  ],
  [`${FLUX} |> filter(fn: (r) => r._value > 3)`, [...FROM('m', ALL), ...ALERT('"v" > 3')]],
  [`${FLUX} |> group() |> filter(fn: (r) => r._value > 3)`, [...FROM('m', ''), ...ALERT('"v" > 3')]],
  // No threshold, a step that is no node, one of two fields, an aggregate over a time that a dashboard chooses.
  [FLUX, undefined],
  [`${FLUX} |> map(fn: (r) => ({r with x: 1})) |> filter(fn: (r) => r._value > 3)`, undefined],
  [`${FLUX.replace(' and r._field', ' or r._field')} |> filter(fn: (r) => r._value > 3)`, undefined],
  [`${FLUX} |> aggregateWindow(every: v.windowPeriod, fn: mean) |> filter(fn: (r) => r._value > 3)`, undefined],
  [`${FLUX} |> filter(fn: (r) => r._value > r.limit)`, undefined],
  [
    'avg_over_time(load{host="a",job=~"web.*"}[5m]) > 4',
    [
      ...FROM('load', WHERE('"host" == \'a\' AND "job" =~ /^(?:web.*)$/')),
      ALL,
      ...WINDOW('5m', '1m'),
      ...AS('mean', 'value', 'value'),
      ...ALERT('"value" > 4'),
    ],
  ],
  [
    '# errors\nrate(http_total{code!="200"}[5m]) >= 0.5',
    [
      ...FROM('http_total', WHERE('"code" != \'200\'')),
      ALL,
      ...RATE,
      ...WINDOW('5m', '1m'),
      ...AS('mean', 'rate', 'rate'),
      ...ALERT('"rate" >= 0.5'),
    ],
  ],
  ['irate(x[5m]) > 1', [...FROM('x', ALL), ...RATE, ...ALERT('"rate" > 1')]],
  [
    'increase(x[1h]) > 3',
    [
      ...FROM('x', ALL),
      ...AS('difference', 'value', 'increase'),
      '    |where(lambda: "increase" >= 0)',
      ...WINDOW('1h', '1m'),
      ...AS('sum', 'increase', 'increase'),
      ...ALERT('"increase" > 3'),
    ],
  ],
  ['up{job="a"} == 0', [...FROM('up', WHERE('"job" == \'a\'')), ALL, ...ALERT('"value" == 0')]],
  // Of several series, of two metrics, without a threshold.
  ['sum by (host) (rate(x[5m])) > 1', undefined],
  ['rate(x[5m]) / rate(y[5m]) > 1', undefined],
  ['rate(x[5m])', undefined],
  ['x{a="b"} > 1 and y{} > 2', undefined],
];

test.each(ROWS)('%s', (pasted, script) => {
  const text = otherLanguage(pasted)?.fix?.edits[0]?.text;
  expect(text?.split('\n')).toEqual(script);
  if (text === undefined) return;
  const run = runWorkspace(WHOLE, [{ path: 't.tick', content: text }]);
  const { error, formatted = '' } = run.tasks[0] ?? {};
  expect([error, formatted.split('\n').filter((line) => line !== '').length]).toEqual([
    undefined,
    text.split('\n').filter((line) => line !== '').length,
  ]);
});
