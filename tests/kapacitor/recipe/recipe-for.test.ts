/** Points made for scripts: they reach the tasks, and alerts go up and come back. */
import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../../src/examples';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { recipeFor } from '../../../src/kapacitor/recipe/recipe-for';
import { RunSession } from '../../../src/kapacitor/run/run-session';
import { DATA_KINDS, isOfKind } from '../../../src/workspace/kinds';
import type { Workspace } from '../../../src/workspace/workspace';

function run(workspace: Workspace) {
  const session = new RunSession(WHOLE, workspace);
  while (!session.step(1000));
  return session.finish();
}

function isUpIn(workspace: Workspace): ReadonlySet<boolean> {
  return new Set([...run(workspace).evaluations.level].map((level) => level > 0));
}

function made(workspace: Workspace): Workspace {
  const others = workspace.filter(({ path }) => !isOfKind(path, DATA_KINDS));
  return [...others, { path: 'lab.recipe.json', content: recipeFor(WHOLE, workspace) ?? '' }];
}

describe('what the data of an example show, made points show', () => {
  // With integers where there were none that trap is no trap.
  test.each(EXAMPLES.filter(({ id }) => id !== 'integers-broken').map((entry) => [entry.id, entry] as const))(
    '%s',
    async (_, entry) => {
      const workspace = exampleWorkspace(await entry.load());
      const shown = isUpIn(made(workspace));
      expect([...isUpIn(workspace)].filter((isUp) => !shown.has(isUp))).toEqual([]);
    },
  );
});

/** A script with what the points must be: the first of the recipe's lines that holds the word. */
const SCRIPTS: readonly (readonly [name: string, script: string, has: readonly string[]])[] = [
  [
    'names of the script',
    `dbrp "metrics"."week"\nstream|from().measurement('disk').where(lambda: "path" == '/var').groupBy('host')|alert().warn(lambda: "used_percent" > 80).crit(lambda: "used_percent" > 95)`,
    [
      '"database": "metrics"',
      '"retentionPolicy": "week"',
      '"path": ["/var", "/"]',
      '"host": ["web01", "web02", "web03"]',
      '"used_percent"',
    ],
  ],
  [
    'an expression is turned round',
    'stream|from().measurement(\'mem\')|eval(lambda: "used" / "total" * 100.0).as(\'p\')|alert().crit(lambda: "p" > 90)',
    ['"total": { "shape": "constant", "value": 100 }', '"used": { "shape": "sine"'],
  ],
  ['a modulo wants integers', 'stream|from().measurement(\'m\')|alert().crit(lambda: "n" % 2 == 0)', ['"type": "int"']],
  [
    'a flag',
    'stream|from().measurement(\'m\')|alert().crit(lambda: "up" == FALSE)',
    ['"up": { "values": [false, true]'],
  ],
  [
    'a text',
    "stream|from().measurement('m')|alert().crit(lambda: \"state\" == 'down')",
    ['"state": { "values": ["down", "other"]'],
  ],
  [
    'a pattern',
    'stream|from().measurement(\'m\').where(lambda: "host" =~ /^db\\d+/)|alert().crit(lambda: "v" > 1)',
    ['"host": ["db1", "web01"]'],
  ],
  [
    'a rate',
    "stream|from().measurement('net').groupBy('host')|derivative('bytes').unit(1s).nonNegative().as('rate')|alert().crit(lambda: \"rate\" > 1000)",
    ['"shape": "counter"'],
  ],
  ['a deadman', "stream|from().measurement('m').groupBy('host')|deadman(0.0, 5m)", ['"gaps"', '"for": "15m"']],
  [
    'two streams',
    "var a = stream|from().measurement('a')\nvar b = stream|from().measurement('b')\na|join(b).as('a', 'b')|alert().crit(lambda: \"a.v\" / \"b.v\" > 0.5)",
    ['"measurement": "a"', '"measurement": "b"'],
  ],
  ['below zero', 'stream|from().measurement(\'t\')|alert().crit(lambda: "celsius" < -5)', ['"low": -']],
  [
    'a window of a second',
    "stream|from().measurement('m')|window().period(1s).every(1s)|mean('v')|alert().crit(lambda: \"mean\" > 3)",
    ['"every": "200ms"'],
  ],
  [
    'a day',
    "stream|from().measurement('m')|window().period(24h).every(24h)|mean('v')|alert().crit(lambda: \"mean\" > 3)",
    ['"every": "48m"'],
  ],
  [
    'a batch',
    'dbrp "metrics"."week"\nbatch|query(\'SELECT max(v) FROM "metrics"."week".m WHERE "dc" = \\\'fra\\\'\').groupBy(\'host\').period(1m).every(1m)|alert().crit(lambda: "max" > 3)',
    ['"database": "metrics"', '"dc": ["fra", "nyc"]', '"host"'],
  ],
  [
    'a batch, its condition the other way round',
    'dbrp "metrics"."week"\nbatch|query(\'SELECT max(v) FROM "metrics"."week".m WHERE \\\'fra\\\' = "dc"\').groupBy(\'host\').period(1m).every(1m)|alert().crit(lambda: "max" > 3)',
    ['"dc": ["fra", "nyc"]'],
  ],
  ['sigma', 'stream|from().measurement(\'m\')|alert().crit(lambda: sigma("v") > 2.5)', ['"shape": "spike"']],
];

describe('reads the script', () => {
  test.each(SCRIPTS)('%s', (_, script, has) => {
    const recipe = recipeFor(WHOLE, [{ path: 'task.tick', content: script }]) ?? '';
    for (const part of has) expect(recipe).toContain(part);
  });

  test.each(SCRIPTS)('%s goes up and comes back', (_, script) => {
    expect(isUpIn(made([{ path: 'task.tick', content: script }]))).toEqual(new Set([false, true]));
  });
});

test.each([
  ['used_percent', '> 90', true],
  ['usage_idle', '< 10', true],
  ['load_pct', '> 120', false],
  ['bytes', '> 90', false],
])('what counts in percent is never more than all: %s %s', (field, condition, isBounded) => {
  const content = `stream|from().measurement('m')|alert().crit(lambda: "${field}" ${condition})`;
  const recipe = recipeFor(WHOLE, [{ path: 'task.tick', content }]) ?? '';
  const [, high, noise] = /"high": ([\d.]+).*"noise": ([\d.]+)/.exec(recipe) ?? [];
  expect(Number(high) + Number(noise) <= 100).toBe(isBounded);
});

test('no task, no recipe', () => expect(recipeFor(WHOLE, [{ path: 'task.tick', content: 'stream|' }])).toBe(undefined));

test('fields that are made of each other many times over keep nobody waiting', { timeout: 20_000 }, () => {
  const doubled = Array.from({ length: 60 }, (_, i) => `|eval(lambda: "v${i}" + "v${i}").as('v${i + 1}')`).join('');
  const script = `stream|from().measurement('m')${doubled}|alert().crit(lambda: "v60" > 3.0)`;
  expect(recipeFor(WHOLE, [{ path: 'task.tick', content: script }])).toContain('"v0"');
});
