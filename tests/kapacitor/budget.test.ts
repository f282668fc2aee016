import { describe, expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { RunSession } from '../../src/kapacitor/run/run-session';
import { BudgetExceeded, spend, spendText, withBudget } from '../../src/text/budget';

const DATA = Array.from(
  { length: 60 },
  (_, i) => `cpu,host=h${i % 3} v=${i},f=${i}.5,s="x${i}" ${i + 1}0000000000`,
).join('\n');
const alert = (rest: string, condition = '"v" > 1') =>
  `stream|from()|alert().crit(lambda: ${condition})${rest}.log('/l')`;
const message = (text: string) => alert(`.message('${text}')`);
const doubled = (count: number, first: string, next: (name: string) => string, last: (name: string) => string) =>
  [
    `var x0 = ${first}`,
    ...Array.from({ length: count }, (_, i) => `var x${i + 1} = ${next(`x${i}`)}`),
    last(`x${count}`),
  ].join('\n');

/** Each of these is short and would go on for hours, or take all memory: it must end with what it had. */
type Files = Readonly<Record<string, string>>;
const ENDLESS: readonly (readonly [what: string, script: string, files?: Files])[] = [
  [
    'lambdas that double',
    doubled(
      40,
      'lambda: "v" > 1',
      (x) => `lambda: ${x} AND ${x}`,
      (x) => `stream|from()|where(${x})|log()`,
    ),
  ],
  [
    'unions that double',
    doubled(
      29,
      'stream|from()',
      (x) => `${x}|union(${x})`,
      (x) => `${x}|log()`,
    ),
  ],
  ['texts that double', `stream|from()${'|eval(lambda: "s" + "s").as(\'s\')'.repeat(40)}|log()`],
  [
    'texts that are replaced',
    `stream|from()${"|eval(lambda: strReplace(\"s\", 'x', 'xxxxxxxxxx', -1)).as('s')".repeat(12)}|log()`,
  ],
  [
    'templates that double',
    message(
      `${Array.from({ length: 40 }, (_, i) => `{{ define "a${i}" }}${i === 0 ? 'x' : `{{ template "a${i - 1}" }}{{ template "a${i - 1}" }}`}{{ end }}`).join('')}{{ template "a39" }}`,
    ),
  ],
  [
    'a variable of a template that doubles',
    message(`{{ $x := "aaaaaaaaaa" }}${'{{ $x = printf "%s%s" $x $x }}'.repeat(40)}{{ $x }}`),
  ],
  ['a range over a count', message('{{ range $i := 1000000000 }}{{ end }}')],
  ['a long history', alert('.history(100000000).flapping(0.2, 0.5)')],
  ['short timers of a barrier', 'stream|from()|barrier().period(1u)|log()'],
  ['short timers of stats', 'stream|from()|stats(1u)|log()'],
  ['short timers of a deadman', "stream|from()|deadman(0.0, 1u).log('/l')"],
  ['windows that trickle', `stream|from()${'|window().periodCount(60).everyCount(1)|trickle()'.repeat(6)}|log()`],
  [
    'choices of combine',
    `stream|from()|window().periodCount(60).everyCount(60)|combine(${Array.from({ length: 8 }, () => 'lambda: TRUE').join(', ')}).as(${Array.from({ length: 8 }, (_, i) => `'a${i}'`).join(', ')}).max(100000000000).tolerance(10000h)|log()`,
  ],
  ['ticks of a nanosecond', "batch|query('SELECT f FROM telegraf.autogen.cpu').period(1m).every(1u)|log()"],
  [
    'a cron of seconds over years',
    "batch|query('SELECT f FROM telegraf.autogen.cpu').period(1m).cron('* * * * * * *')|log()",
    { 'data.lp': 'cpu f=1 1000000000000000000\ncpu f=1 1500000000000000000\n' },
  ],
  [
    'topics that publish to two',
    "stream|from()|alert().crit(lambda: TRUE).topic('t0')",
    Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `handlers/h${i}.yaml`,
        `id: h${i}\ntopic: t${i}\nkind: publish\noptions:\n  topics: [t${i + 1}, t${i + 1}]\n`,
      ]),
    ),
  ],
];

describe('what has no end of its own', () => {
  test.each(ENDLESS.map(([what, script, files = {}]) => ({ what, script, files })))('$what', ({ script, files }) => {
    const all: Files = { 'a.tick': script, 'data.lp': DATA, ...files };
    const workspace = Object.entries(all).map(([path, content]) => ({ path, content }));
    const run = runWorkspace(WHOLE, workspace, { budget: { milliseconds: 300, events: 5_000 } });
    const [task] = run.tasks;
    // Stopped, or refused as too large; never a fault.
    expect(run.stopped !== undefined || (task?.error ?? task?.taskError ?? '').startsWith('This ')).toBe(true);
    expect(task?.taskError ?? '').not.toContain('internal error');
  });
});

test('is stopped within a step, and keeps what there is', () => {
  let looks = 0;
  const files = [
    {
      path: 'a.tick',
      content: `${alert('', '"v" == 1')}\nstream|from()|where(lambda: "v" == 2)|alert().crit(lambda: TRUE).message('{{ range $i := 1000000000 }}{{ end }}').log('/l')`,
    },
    { path: 'data.lp', content: DATA },
  ];
  const session = new RunSession(WHOLE, files, { isToldToStop: () => ++looks === 2 });
  const began = performance.now();
  expect(session.step(Number.POSITIVE_INFINITY)).toBe(true);
  expect(performance.now() - began).toBeLessThan(5_000);
  const run = session.finish();
  expect(looks).toBe(2);
  expect(run.stopped).toEqual({ reason: 'cancelled', fed: 3 });
  expect(run.events.map(({ level }) => level)).toHaveLength(1);
});

test('is stopped while scripts are defined, and says so', () => {
  const lambdas = Array.from({ length: 2_000 }, (_, i) => `lambda: "v" + ${i}.0`).join(', ');
  const files = [
    { path: 'a.tick', content: `stream|from()|eval(${lambdas}).as('a')` },
    { path: 'data.lp', content: DATA },
  ];
  const run = runWorkspace(WHOLE, files, { budget: { milliseconds: 0, events: 10 } });
  expect(run.stopped).toEqual({ reason: 'time', fed: 0 });
});

test('a batch task whose template fails ends with the error', () => {
  const script =
    "batch|query('SELECT f FROM telegraf.autogen.cpu').period(1m).every(10s)|alert().crit(lambda: TRUE).message('{{ .Nope.X }}').log('/l')";
  const run = runWorkspace(WHOLE, [
    { path: 'a.tick', content: script },
    { path: 'data.lp', content: DATA },
  ]);
  expect(run.tasks[0]?.taskError).toContain('executing "message" at <.Nope.X>');
  expect(run.stopped).toBeUndefined();
});

describe('a budget', () => {
  test('is looked at every so many steps, by whoever works below', () => {
    let looks = 0;
    const budget = { isOutOfTime: () => ++looks === 3 };
    expect(() =>
      withBudget(budget, () => {
        for (;;) spend(1);
      }),
    ).toThrow(BudgetExceeded);
    expect(looks).toBe(3);
  });

  test('ends with the work that it was lent to', () => {
    expect(() => withBudget({ isOutOfTime: () => true }, () => spend(1 << 20))).toThrow(BudgetExceeded);
    expect(() => spend(1 << 20)).not.toThrow();
  });

  test('lets no text grow beyond all measure', () => {
    expect(() => spendText(1 << 24)).not.toThrow();
    expect(() => spendText((1 << 24) + 1)).toThrow(new BudgetExceeded('memory'));
  });
});
