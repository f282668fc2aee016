import { expect, test } from 'vitest';
import { strictAnswer } from '../../src/conformance/strict-answer';
import { WHOLE } from '../../src/kapacitor/engine/whole';

/** An alert whose id cannot be made kills its node. */
const DIES = `.id('{{ if eq .Name "m" }}{{ .Fields.v }}{{ end }}')`;
const LATER = `.message('{{ if eq .Level "CRITICAL" }}{{ .Nope }}{{ end }}')`;
const post = (name: string) => `.post('http://capture/post/${name}')`;
const alert = (rest: string, level = 'TRUE') => `|alert().crit(lambda: ${level})${rest}`;

interface Fate {
  /** Of which node the task died; it lives on when absent. */
  readonly died?: string;
  /** What each node received, where the task lives on. */
  readonly collected?: Readonly<Record<string, number>>;
  readonly posts: string;
  readonly topics: readonly string[];
  readonly failed: readonly string[];
}

function fateOf(branches: readonly string[]): Fate {
  const lines = [0, 1, 2, 3, 4].map((v) => `m,host=a v=${v} 160000000${v}000000000`);
  const { tasks, posts, events, errors } = strictAnswer(WHOLE, [
    { path: 't.tick', content: `var x = stream|from().measurement('m')\n${branches.join('\n')}` },
    { path: 'data.lp', content: `${lines.join('\n')}\n` },
  ]);
  const { t } = tasks;
  if (t === undefined || !('ok' in t)) throw new Error('the task is refused');
  const collected = Object.entries(t.stats ?? {}).map(([name, { collected: count }]) => [name, count]);
  return {
    ...(t.taskError === undefined
      ? { collected: Object.fromEntries(collected) }
      : { died: t.taskError.split(':')[0] ?? '' }),
    posts: posts
      .map(({ path }) => path.slice(-1))
      .sort()
      .join(''),
    topics: Object.entries(events).map(([name, { collected: count }]) => `${name} ${count}`),
    failed: errors
      .filter((line) => line.includes('node failed'))
      .map((line) => /node=(\w+)/.exec(line)?.[1] ?? '')
      .sort(),
  };
}

// What a real server did: it looks at the nodes from the last to the first, and stops the task at the first that failed.
test.each<readonly [string, readonly string[], Fate]>([
  [
    'the first branch dies, and with it the task, once the request is worked off',
    [`x${alert(`${DIES}.topic('one')`)}`, `x${alert(`.id('i')${post('2')}`)}`],
    { died: 'alert2', posts: '22222', topics: [], failed: ['alert2'] },
  ],
  [
    'its own topic stays, those of the others go',
    [`x${alert(DIES + post('1'))}`, `x${alert(`.id('i').topic('two')`)}`],
    { died: 'alert2', posts: '', topics: ['main:t:alert2 0', 'two 5'], failed: ['alert2'] },
  ],
  [
    'a middle branch dies, and nobody knows',
    [`x${alert(`.id('i')${post('1')}`)}`, `x${alert(`${DIES}.topic('two')`)}`, `x${alert(`.id('j')${post('3')}`)}`],
    {
      collected: { stream0: 5, from1: 5, alert2: 5, alert3: 1, alert4: 5 },
      posts: '1111133333',
      topics: ['main:t:alert2 5', 'main:t:alert4 5'],
      failed: ['alert3'],
    },
  ],
  [
    'both die',
    [`x${alert(`${DIES}.topic('one')`)}`, `x${alert(DIES + post('2'))}`],
    { died: 'alert2', posts: '', topics: ['main:t:alert3 0'], failed: ['alert2', 'alert3'] },
  ],
  [
    'what is behind a dead node ends with it',
    [`x${alert(`.id('i')${post('1')}`)}`, `x${alert(`${DIES}.topic('two')`)}${alert(post('3'))}`],
    {
      collected: { stream0: 5, from1: 5, alert2: 5, alert3: 1, alert4: 0 },
      posts: '11111',
      topics: ['main:t:alert2 5'],
      failed: ['alert3'],
    },
  ],
  [
    'so does the task, where nothing else is looked at before',
    [`x${alert(`${DIES}.topic('two')`)}${alert(post('3'))}`, `x${alert(`.id('i')${post('1')}`)}`],
    { died: 'alert2', posts: '11111', topics: [], failed: ['alert2'] },
  ],
  [
    'a node that dies of the third point',
    [`x${alert(`.id('i')${post('2')}`)}`, `x${alert(`${LATER}.topic('a')`, '"v" > 1')}`],
    {
      collected: { stream0: 5, from1: 5, alert2: 5, alert3: 3 },
      posts: '22222',
      topics: ['main:t:alert2 5'],
      failed: ['alert3'],
    },
  ],
  [
    'a union goes on without the dead parent',
    [
      `var y = x${alert(`${DIES}.topic('a')`)}`,
      'var z = x|where(lambda: "v" > 0)',
      `y|union(z)${alert(`.id('u')${post('u')}`)}`,
    ],
    {
      collected: { stream0: 5, from1: 5, alert2: 1, where3: 5, union5: 4, alert6: 0 },
      posts: '',
      topics: ['main:t:alert6 0'],
      failed: ['alert2'],
    },
  ],
])('%s', (_, branches, fate) => {
  expect(fateOf(branches)).toEqual(fate);
});
