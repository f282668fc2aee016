import { expect, test } from 'vitest';
import { type Files, problemsIn, told as toldOf } from './shown';

const CODES: ReadonlySet<string> = new Set([
  'dbrp-without-data',
  'no-query-rows',
  'nothing-passes',
  'still-waiting',
  'union-waits',
  'join-partners',
  'join-never',
  'never-true',
  'ends-here',
]);

const told = (files: Files) => toldOf(files, CODES);

/** Lines of one measurement, a second apart. */
function lines(series: string, field: string, ...values: readonly (number | string)[]): string {
  return values.map((value, second) => `${series} ${field}=${value} ${1_528_102_800 + second}000000000\n`).join('');
}

const FROM = "stream\n    |from()\n        .measurement('m')\n        .groupBy('host')\n";
const ALERT = '    |alert()\n        .crit(lambda: TRUE)\n        .log("/tmp/a.log")\n'.replaceAll('"', "'");
const crit = (condition: string) => `    |alert()\n        .crit(lambda: ${condition})\n        .log('/tmp/a.log')\n`;
const M = lines('m,host=a', 'v', 1, 2, 3);
const TWO = (more: string) =>
  `var a = stream\n    |from()\n        .measurement('a')\n        .groupBy('host')\nvar b = stream\n    |from()\n        .measurement('b')\n        .groupBy('host')\na\n${more}`;
const JOIN = TWO(`    |join(b)\n        .as('left', 'right')\n${ALERT}`);
const UNION = TWO(`    |union(b)\n        .rename('both')\n${ALERT}`);
const at = (second: number) => `${1_528_102_800 + second}000000000`;

/** What is wrong, what is said, and what mends it. */
const ROWS: readonly (readonly [what: string, files: Files, sentences: readonly string[], mended: Files])[] = [
  [
    'a dbrp in other letters',
    { 't.tick': `dbrp "Iron"."autogen"\n\n${FROM}${ALERT}`, 'data.lp': `# db=iron rp=autogen\n${M}` },
    [
      'dbrp-without-data dbrp "Iron"."autogen": t takes Iron.autogen; the data are iron.autogen, so no point comes to it.',
    ],
    { 't.tick': `dbrp "iron"."autogen"\n\n${FROM}${ALERT}` },
  ],
  [
    'a dbrp of case.json',
    { 't.tick': FROM + ALERT, 'data.lp': M, 'case.json': '{"dbrps": [{"db": "x", "rp": "y"}]}' },
    ['dbrp-without-data from: t takes x.y; the data are telegraf.autogen, so no point comes to it.'],
    { 'case.json': '{}' },
  ],
  [
    'where of from()',
    { 't.tick': FROM.replace("('m')\n", `('m')\n        .where(lambda: "v" >= 5)\n`) + ALERT, 'data.lp': M },
    ['nothing-passes from: from1: 0 of 3 points passed .where(): the highest "v" was 3, and >= 5 is asked.'],
    { 'data.lp': M + lines('m,host=a', 'v', 5) },
  ],
  [
    'a |where() about a text',
    {
      't.tick': `${FROM}    |where(lambda: "s" == 'up')\n${ALERT}`,
      'data.lp': lines('m,host=a', 's', '"UP"', '"down"'),
    },
    ['nothing-passes where: where2: 0 of 2 points passed the condition: "s" was "UP", "down", and == \'up\' is asked.'],
    { 'data.lp': lines('m,host=a', 's', '"up"') },
  ],
  [
    'parts that are never true together',
    {
      't.tick': `${FROM}    |where(lambda: "v" > 2 AND "v" < 2)\n${ALERT}`,
      'data.lp': lines('m,host=a', 'v', 1, 3),
    },
    ['nothing-passes where: where2: 0 of 2 points passed the condition: the lowest "v" was 3, and < 2 is asked.'],
    { 't.tick': `${FROM}    |where(lambda: "v" > 2 AND "v" < 4)\n${ALERT}` },
  ],
  [
    'a window that is not over',
    { 't.tick': `${FROM}    |window()\n        .period(10s)\n        .every(10s)\n${ALERT}`, 'data.lp': M },
    [
      'still-waiting window: window2 holds 3 points and has given nothing on: it gives a batch when a point comes that is not earlier than the end of the window. It waits for one of 09:00:10 or later.',
    ],
    { 'data.lp': `${M}m,host=a v=1 ${at(10)}\n` },
  ],
  [
    'a window by count',
    { 't.tick': `${FROM}    |window()\n        .periodCount(5)\n        .everyCount(5)\n${ALERT}`, 'data.lp': M },
    [
      'still-waiting window: window2 holds 3 points of 5 and has given nothing on: it gives a batch when it has so many.',
    ],
    { 'data.lp': lines('m,host=a', 'v', 1, 2, 3, 4, 5) },
  ],
  [
    'a function on a stream',
    { 't.tick': `${FROM}    |mean('v')\n${ALERT}`, 'data.lp': lines('m,host=a', 'v', 1) },
    [
      'still-waiting mean: mean2 holds 1 point and has given nothing on: it gives on what it has when a newer point comes. It waits for one newer than 09:00:00.',
    ],
    { 'data.lp': M },
  ],
  [
    'flatten',
    { 't.tick': `${FROM}    |flatten()\n        .on('host')\n${ALERT}`, 'data.lp': lines('m,host=a', 'v', 1) },
    [
      'still-waiting flatten: flatten2 holds 1 point and has given nothing on: it puts the points of one time together, and gives them on only when a newer one comes. It waits for one newer than 09:00:00.',
    ],
    { 'data.lp': M },
  ],
  [
    'groupBy on batches',
    {
      't.tick': `${FROM}    |window()\n        .period(2s)\n        .every(2s)\n    |groupBy()\n${ALERT}`,
      'data.lp': M,
    },
    [
      'still-waiting groupBy: groupby3 holds 2 points and has given nothing on: it groups batches, and gives those of one time on only when a newer batch comes. It waits for one newer than 09:00:02.',
    ],
    { 'data.lp': lines('m,host=a', 'v', 1, 2, 3, 4, 5) },
  ],
  [
    'a union with a parent that fell silent',
    { 't.tick': UNION, 'data.lp': `b,host=x v=1 ${at(0)}\n${lines('a,host=x', 'v', 1, 2, 3, 4)}` },
    [
      'union-waits union: union4 holds 3 points: b (from2) sent nothing since 09:00:00. A union gives on only what all its parents have come to.',
    ],
    { 'data.lp': `${lines('a,host=x', 'v', 1, 2, 3, 4)}b,host=x v=1 ${at(4)}\n` },
  ],
  [
    'a union with a parent that never spoke',
    { 't.tick': UNION, 'data.lp': lines('a,host=x', 'v', 1, 2) },
    [
      'union-waits union: union4 holds 2 points: b (from2) sent nothing. A union gives on only what all its parents have come to.',
    ],
    { 'data.lp': lines('a,host=x', 'v', 1, 2) + lines('b,host=x', 'v', 1, 2) },
  ],
  [
    'a join of other groups',
    { 't.tick': JOIN, 'data.lp': lines('a,host=x', 'v', 1, 2) + lines('b,host=y', 'v', 1, 2) },
    [
      'join-never join: join4: left has the group host=x, right has the group host=y: they can never meet, because a join pairs points of the same group. Group both by the same tags, or name those they share in .on().',
    ],
    { 'data.lp': lines('a,host=x', 'v', 1, 2) + lines('b,host=x', 'v', 1, 2) },
  ],
  [
    'a join of other times',
    { 't.tick': JOIN, 'data.lp': `a,host=x v=1 ${at(0)}\nb,host=x v=1 ${at(1)}\na,host=x v=1 ${at(2)}\n` },
    [
      'join-never join: join4: no two points met: 2 of left and 1 of right had no partner (09:00:00 against 09:00:01). Only points of the same time and group meet; .tolerance() rounds their times.',
    ],
    { 't.tick': JOIN.replace("'right')", "'right')\n        .tolerance(2s)") },
  ],
  [
    'a join with a parent that never spoke',
    { 't.tick': JOIN, 'data.lp': lines('a,host=x', 'v', 1, 2) },
    ['join-never join: join4: right sent nothing, so nothing of the others finds a partner.'],
    { 't.tick': JOIN.replace("'right')", "'right')\n        .fill('null')") },
  ],
  [
    'a join in which some find no partner',
    {
      't.tick': JOIN,
      'data.lp': `${lines('a,host=x', 'v', 1, 2, 3)}b,host=x v=1 ${at(0)}\nb,host=x v=1 ${at(2)}\n`,
    },
    [
      'join-partners join: join4: 2 pairs; 1 of left had no partner (the first at 09:00:01). Only points of the same time and group meet; .tolerance() rounds their times.',
    ],
    { 'data.lp': `${lines('a,host=x', 'v', 1, 2, 3)}b,host=x v=1 ${at(0)}\nb,host=x v=1 ${at(1)}\n` },
  ],
  [
    'levels that are never reached',
    {
      't.tick': `${FROM}    |alert()\n        .warn(lambda: "v" > 5)\n        .crit(lambda: "v" < 0 AND "host" == 'b')\n        .log('/tmp/a.log')\n`,
      'data.lp': M,
    },
    [
      'never-true alert: alert2: no event from 3 points. Warn was never true: the highest "v" was 3, and > 5 is asked. Crit was never true: the lowest "v" was 1, and < 0 is asked.',
    ],
    { 'data.lp': M + lines('m,host=a', 'v', 6) },
  ],
  [
    'a state that nothing is in',
    {
      't.tick': `${FROM}    |stateDuration(lambda: "v" > 5)\n        .unit(1s)\n${crit('"state_duration" > 2')}`,
      'data.lp': M,
    },
    [
      'never-true alert: alert3: no event from 3 points. Crit was never true: the highest "state_duration" was -1, and > 2 is asked. The condition of state_duration2 was never true: the highest "v" was 3, and > 5 is asked.',
    ],
    { 'data.lp': lines('m,host=a', 'v', 6, 6, 6, 6) },
  ],
  [
    'one point for a derivative',
    { 't.tick': `${FROM}    |derivative('v')\n${ALERT}`, 'data.lp': lines('m,host=a', 'v', 1) },
    [
      'ends-here derivative: derivative2 got 1 point, and nothing came to alert3: a derivative needs two points of a group.',
    ],
    { 'data.lp': M },
  ],
];

test.each(ROWS)('%s: said, and silent when mended', (_, files, sentences, mended) => {
  expect(told(files)).toEqual(sentences);
  expect(told({ ...files, ...mended })).toEqual([]);
});

test('a dbrp that only differs in its letters is mended with a click', () => {
  const [problem] = problemsIn({
    't.tick': `dbrp "M"."autogen"\n\n${FROM}${ALERT}`,
    'data.lp': `# db=m rp=autogen\n${M}`,
  });
  expect(problem?.fix?.edits).toEqual([{ range: { start: 0, end: 18 }, text: 'dbrp "m"."autogen"' }]);
});

test('a database whose name has a dot in it stays one name', () => {
  const [problem] = problemsIn({
    't.tick': `dbrp "My.lab"."autogen"\n\n${FROM}${ALERT}`,
    'data.lp': `# db=my.lab rp=autogen\n${M}`,
  });
  expect(problem?.fix?.edits).toEqual([{ range: { start: 0, end: 23 }, text: 'dbrp "my.lab"."autogen"' }]);
});

test('a deadman that stays quiet says how often it judged', () => {
  const quiet = `${FROM}    |deadman(0.0, 2s)\n        .log('/tmp/a.log')\n`;
  expect(told({ 't.tick': quiet, 'data.lp': lines('m,host=a', 'v', 1, 2, 3, 4, 5, 6) })).toEqual([
    'never-true deadman: alert5: this deadman has judged 1 interval, and its condition was true in none: there was nothing to tell.',
  ]);
});

test('days are told where the data are of several', () => {
  const data = `a,host=x v=1 ${at(0)}\nb,host=x v=1 ${at(86_400)}\n`;
  expect(told({ 't.tick': JOIN, 'data.lp': data })[0]).toContain(
    '(2018-06-04 09:00:00 UTC against 2018-06-05 09:00:00 UTC)',
  );
});
