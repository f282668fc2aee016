import { describe, expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';
import type { ExplainedNode, Explanation } from '../../src/worker/api';
import { explainLevel } from '../../src/worker/explain-level';

function sessionOf(script: string, data: string): RunSession {
  const workspace = [
    { path: 'a.tick', content: script },
    { path: 'data.lp', content: data },
  ];
  const session = new RunSession(WHOLE, workspace, { trace: 'full' });
  while (!session.step(Number.POSITIVE_INFINITY));
  session.finish();
  expect(session.tasks.map(({ error }) => error)).toEqual([undefined]);
  return session;
}

/** `"v" > 1: boolean = true ("v": float = 2, 1: int = 1)`. */
function told({ text, type, value, error, children }: ExplainedNode): string {
  const ending = `${value === undefined ? '' : ` = ${value}`}${error === undefined ? '' : ` ! ${error}`}`;
  return `${text}: ${type}${ending}${children.length === 0 ? '' : ` (${children.map(told).join(', ')})`}`;
}

const toldOf = (explanations: readonly Explanation[]) =>
  explanations.map(({ property, root }) => `${property} ${told(root)}`);

const DATA = 'm,h=a f=2.5,i=3i,s="x\\"y",b=true 1514764800000000000\n';

describe('a level’s expression with its parts', () => {
  test.each([
    ['"f" > 1', `"f" > 1: boolean = true ("f": float = 2.5, 1: int = 1)`],
    [
      '"i" > 2 AND "f" < 2.0',
      `"i" > 2 AND "f" < 2.0: boolean = false ("i" > 2: boolean = true ("i": int = 3, 2: int = 2), "f" < 2.0: boolean = false ("f": float = 2.5, 2.0: float = 2))`,
    ],
    [
      '"i" > 5 AND "f" < 2.0',
      `"i" > 5 AND "f" < 2.0: boolean = false ("i" > 5: boolean = false ("i": int = 3, 5: int = 5), "f" < 2.0: boolean ("f": float = 2.5, 2.0: float = 2))`,
    ],
    [
      '"s" == \'x\' OR "b"',
      String.raw`"s" == 'x' OR "b": boolean = true ("s" == 'x': boolean = false ("s": string = "x\"y", 'x': string = "x"), "b": boolean = true)`,
    ],
    ['"h" =~ /^a$/', `"h" =~ /^a$/: boolean = true ("h": string = "a", /^a$/: regex = /^a$/)`],
    ['isPresent("nothing")', `isPresent("nothing"): boolean = false ("nothing": missing ! missing value: "nothing")`],
    [
      '"nothing" > 1',
      `"nothing" > 1: boolean ! left reference value "nothing" is missing value ("nothing": missing, 1: int = 1)`,
    ],
    [
      '"s" > 1',
      String.raw`"s" > 1: boolean ! mismatched type to binary operator. got string > int. see bool(), int(), float(), string(), duration() ("s": string = "x\"y", 1: int = 1)`,
    ],
    [
      'duration("i", 1s) > 2s',
      `duration("i", 1s) > 2s: boolean = true (duration("i", 1s): duration = 3s ("i": int = 3, 1s: duration = 1s), 2s: duration = 2s)`,
    ],
    [
      'unixNano("time") > 0',
      'unixNano("time") > 0: boolean = true (unixNano("time"): int = 1514764800000000000 ("time": time = 2018-01-01T00:00:00Z), 0: int = 0)',
    ],
    ['!"b"', '!"b": boolean = false ("b": boolean = true)'],
  ])('%s', (condition, expected) => {
    const session = sessionOf(`stream|from()|alert().crit(lambda: ${condition})`, DATA);
    expect(toldOf(explainLevel(session.tasks, 0, 'a', 'alert2'))).toEqual([`crit ${expected}`]);
  });
});

const LEVELS = `stream
    |from()
    |alert()
        .info(lambda: "f" > 1)
        .infoReset(lambda: "f" < 2)
        .warn(lambda: "f" > 3)
        .warnReset(lambda: "f" < 4)
        .crit(lambda: "f" > 5)
        .critReset(lambda: "f" < 6)
        .hipChat()
`;

test('all levels, from the highest on', () => {
  const session = sessionOf(LEVELS, DATA);
  expect(explainLevel(session.tasks, 0, 'a', 'alert2').map(({ property, root }) => [property, root.text])).toEqual([
    ['crit', '"f" > 5'],
    ['critReset', '"f" < 6'],
    ['warn', '"f" > 3'],
    ['warnReset', '"f" < 4'],
    ['info', '"f" > 1'],
    ['infoReset', '"f" < 2'],
  ]);
});

test.each([
  [1, 'a', 'alert2'],
  [-1, 'a', 'alert2'],
  [0, 'b', 'alert2'],
  [0, 'a', 'alert3'],
  [0, 'a', 'from1'],
  [0, 'a', 'stream0'],
])('nothing at %i of %s:%s', (at, task, node) => {
  expect(explainLevel(sessionOf(LEVELS, DATA).tasks, at, task, node)).toEqual([]);
});

test.each([
  [
    'the first for which the highest level holds',
    'm v=1 1000000000\nm v=9 2000000000\nm v=8 3000000000\nm v=3 9000000000\n',
    '9',
  ],
  [
    'the first for which a lower one does',
    'm v=1 1000000000\nm v=5 2000000000\nm v=4 3000000000\nm v=3 9000000000\n',
    '5',
  ],
  ['its last where none does', 'm v=1 1000000000\nm v=2 2000000000\nm v=0 3000000000\nm v=3 9000000000\n', '0'],
])('of a batch %s', (_, data, value) => {
  const script = `stream|from()|window().period(5s).every(5s)|alert().warn(lambda: "v" > 3).crit(lambda: "v" > 6)`;
  const [crit] = explainLevel(sessionOf(script, data).tasks, 3, 'a', 'alert3');
  expect(crit?.root.children[0]?.value).toBe(value);
});

test('of a batch without points nothing', () => {
  const script = `stream|from()|window().period(5s).every(5s)|where(lambda: FALSE)|alert().crit(lambda: TRUE)`;
  const data = 'm v=1 1000000000\nm v=3 9000000000\n';
  expect(explainLevel(sessionOf(script, data).tasks, 1, 'a', 'alert4')).toEqual([]);
});
