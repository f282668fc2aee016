import { expect, test } from 'vitest';
import { compareWorkspaces } from '../../src/comparison/compare';
import { EmittedTrace } from '../../src/comparison/emitted-trace';
import { comparisonText } from '../../src/comparison/words';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { NO_FIELDS } from '../../src/points/fields';
import type { Point } from '../../src/points/point';
import { TagSet } from '../../src/points/tags';

const DATA = 'cpu,host=a idle=50 1000000000\ncpu,host=a idle=9 2000000000\ncpu,host=a idle=30 3000000000\n';
const POINT: Point = {
  name: 'm',
  database: '',
  retentionPolicy: '',
  dimensions: { byName: false, tagNames: [] },
  group: '',
  tags: TagSet.empty,
  fields: NO_FIELDS,
  time: 0n,
};
const SCRIPT = `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .id('{{ .Group }}')
        .message('{{ .ID }} {{ .Level }}')
        .crit(lambda: "idle" < 10)
        .stateChangesOnly()
        .post('http://h/room')
`;

function text(first: string, second: string, names: readonly [string, string] = ['cpu.tick', 'cpu.tick']): string {
  const workspace = (path: string, content: string) => [
    { path, content },
    { path: 'data.lp', content: DATA },
  ];
  const comparison = compareWorkspaces(WHOLE, workspace(names[0], first), workspace(names[1], second), {});
  return comparisonText(comparison, { first: 'A', second: 'B' });
}

test.each([
  ['the same script', SCRIPT, SCRIPT, ''],
  ['other spaces and comments', SCRIPT, `// Hello\n${SCRIPT.replaceAll('    ', '  ')}`, ''],
  ['a var for a literal', SCRIPT, `var limit = 10\n${SCRIPT.replace('< 10', '< limit')}`, ''],
  [
    'a threshold',
    SCRIPT,
    SCRIPT.replace('< 10', '< 40'),
    `first divergence: alert2 of cpu at point 3
  - host=a OK sent host=a OK
  + host=a CRITICAL no-change
1970-01-01T00:00:03Z host=a: only in A
  - OK host=a OK
`,
  ],
  [
    'a message',
    SCRIPT,
    SCRIPT.replace("{{ .ID }} {{ .Level }}'", "{{ .Level }}!'"),
    `first divergence: alert2 of cpu at point 2
  - host=a CRITICAL sent host=a CRITICAL
  + host=a CRITICAL sent CRITICAL!
1970-01-01T00:00:02Z host=a: other message
  - host=a CRITICAL
  + CRITICAL!
1970-01-01T00:00:03Z host=a: other message
  - host=a OK
  + OK!
`,
  ],
  [
    'an eval between',
    SCRIPT,
    SCRIPT.replace(
      '    |alert()',
      `    |eval(lambda: "idle" + 0.0)\n        .as('x')\n        .keep()\n    |alert()`,
    ).replace(".post('http://h/room')", ".post('http://h/room')"),
    `first divergence: eval2 of cpu, only in B, at point 1
  + cpu host=a idle=50 x=50 1000000000
`,
  ],
])('%s', (_, first, second, expected) => {
  expect(text(first, second).replaceAll(/^1970.*other bytes\n(?: {2}[-+].*\n)*/gm, '')).toBe(expected);
});

test('another url is other bytes, with the line that differs', () => {
  expect(text(SCRIPT, SCRIPT.replace('/room', '/hall'))).toBe(
    `1970-01-01T00:00:02Z host=a: other bytes
  - POST http://h/room
  + POST http://h/hall
1970-01-01T00:00:03Z host=a: other bytes
  - POST http://h/room
  + POST http://h/hall
`,
  );
});

test.each([
  [
    'another path',
    ['/room', '/hall'],
    `1970-01-01T00:00:02Z host=a: other bytes
  - POST http://h/room?token=‹secret›
  + POST http://h/hall?token=‹secret›
1970-01-01T00:00:03Z host=a: other bytes
  - POST http://h/room?token=‹secret›
  + POST http://h/hall?token=‹secret›
`,
  ],
  [
    'another token',
    ['s3cr3t-Value', 'other-Value-2'],
    '1970-01-01T00:00:02Z host=a: other secret\n1970-01-01T00:00:03Z host=a: other secret\n',
  ],
  [
    'a message with the token',
    ['{{ .ID }} {{ .Level }}', 's3cr3t-Value'],
    `first divergence: alert2 of cpu at point 2
  - host=a CRITICAL sent host=a CRITICAL
  + host=a CRITICAL sent ‹secret›
1970-01-01T00:00:02Z host=a: other message
  - host=a CRITICAL
  + ‹secret›
1970-01-01T00:00:03Z host=a: other message
  - host=a OK
  + ‹secret›
`,
  ],
] as const)('no token is told: %s', (_, [before, after], expected) => {
  const secret = SCRIPT.replace('/room', '/room?token=s3cr3t-Value');
  expect(text(secret, secret.replace(before, after))).toBe(expected);
});

test('a task of another name is no difference, and one more is', () => {
  const plain = SCRIPT.replace("        .post('http://h/room')\n", '');
  expect(text(plain, plain, ['a.tick', 'b.tick'])).toBe('');
});

test('no example differs from itself', async () => {
  for (const entry of EXAMPLES.slice(0, 12)) {
    const workspace = exampleWorkspace(await entry.load());
    const comparison = compareWorkspaces(WHOLE, workspace, workspace, {});
    expect(comparisonText(comparison, { first: 'A', second: 'B' }), entry.id).toBe('');
  }
}, 60_000);

test('a difference far behind in a long run is found at the node that makes it', () => {
  const lines = Array.from({ length: 12_000 }, (_, index) => `cpu,host=a idle=${index} ${index + 1}000000000`);
  const evaluated = (limit: number) =>
    SCRIPT.replace('    |alert', `    |eval(lambda: if("idle" > ${limit}, 1, 0)).as('high').keep()\n    |alert`);
  const workspace = (script: string) => [
    { path: 'cpu.tick', content: script },
    { path: 'data.lp', content: lines.join('\n') },
  ];
  const { divergence, isPartial } = compareWorkspaces(
    WHOLE,
    workspace(evaluated(11_000)),
    workspace(evaluated(11_001)),
    {},
  );
  expect(divergence).toMatchObject({ at: 11_001, first: 'eval2', second: 'eval2' });
  expect(isPartial).toBe(false);
}, 30_000);

test('a trace that is full says so', () => {
  const trace = new EmittedTrace({ at: 0 }, 1);
  expect(trace.isFull).toBe(false);
  trace.emitted(POINT);
  expect(trace.isFull).toBe(false);
  trace.emitted(POINT);
  expect(trace.isFull).toBe(true);
});
