import { describe, expect, test } from 'vitest';
import { complete } from '../../../src/language/completion/completion';
import { hover } from '../../../src/language/hover/hover';
import { documentSymbols } from '../../../src/language/symbols';
import type { Workspace } from '../../../src/workspace/workspace';

const HOT = `// Alarm above this
var limit float
var window = 1m
var loud = TRUE
var groups = ['host', 'dc']
stream
    |from()
        .groupBy(groups)
    |window()
        .period(window)
        .every(window)
    |mean('v')
    |where(lambda: "mean" > limit AND loud)
    |log()
`;

/** Beside template hot, a refused one, and points; `‸` is the cursor. */
function asked(marked: string, path = 'tasks/t.yaml') {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const workspace: Workspace = [
    { path: 'templates/hot.tick', content: HOT },
    { path: 'templates/cold.tick', content: 'var x int\nstream\n    |from(\n' },
    { path: 'data.lp', content: '# db=steam rp=week\nm v=1 1\n# db=telegraf rp=autogen\nm v=1 2\n' },
    { path, content: text },
  ];
  return { workspace, path, offset, text };
}

function completed(marked: string, path?: string) {
  const { workspace, path: file, offset } = asked(marked, path);
  return complete(workspace, file, offset);
}

const VARS = 'template-id: hot\nvars:\n';

describe('completion', () => {
  test.each<[marked: string, labels: readonly string[]]>([
    ['‸', ['template-id', 'dbrps', 'vars', 'id']],
    ['template-id: hot\n‸', ['dbrps', 'vars', 'id']],
    ['template-id: ‸', ['cold', 'hot']],
    ['template-id: h‸', ['cold', 'hot']],
    ['dbrps:\n  - ‸', ['db', 'rp']],
    ['dbrps:\n  - db: telegraf\n    ‸', ['db', 'rp']],
    ['dbrps:\n- db: ‸', ['steam', 'telegraf']],
    ['dbrps:\n  - db: telegraf\n    rp: ‸', ['autogen', 'week']],
    ['dbrps: [{db: ‸', ['steam', 'telegraf']],
    [`${VARS}  ‸`, ['limit', 'window', 'loud', 'groups']],
    [`${VARS}  limit: {type: float, value: 1}\n  ‸`, ['window', 'loud', 'groups']],
    [`${VARS}  limit:\n    ‸`, ['type', 'value', 'description']],
    [`${VARS}  limit:\n    type: ‸`, ['float']],
    [`${VARS}  limit: {type: ‸`, ['float']],
    [`${VARS}  limit: {‸`, ['type', 'value', 'description']],
    [`${VARS}  limit: {type: float, ‸`, ['type', 'value', 'description']],
    [`${VARS}  other: {type: ‸`, ['bool', 'int', 'float', 'string', 'regex', 'duration', 'lambda', 'list', 'star']],
    [`${VARS}  loud:\n    type: bool\n    value: ‸`, ['true', 'false']],
    [`${VARS}  window: {type: duration, value: ‸`, ['1m']],
    [`${VARS}  groups:\n    value: ‸`, ['host, dc']],
    [`${VARS}  groups:\n    value:\n      - ‸`, ['type', 'value']],
    [`${VARS}  groups: {type: list, value: [{type: ‸`, ['string', 'star']],
    ['# ‸', []],
    ['template-id: cold\nvars:\n  ‸', ['x']],
  ])('%j', (marked, labels) => {
    expect(completed(marked).map(({ label }) => label)).toEqual(labels);
  });

  test.each<[marked: string, labels: readonly string[]]>([
    ['{‸', ['template-id', 'dbrps', 'vars', 'id']],
    ['{"‸', ['template-id', 'dbrps', 'vars', 'id']],
    ['{"template-id": "‸"', ['cold', 'hot']],
    ['{"template-id": "hot", "vars": {"‸', ['limit', 'window', 'loud', 'groups']],
    ['{"template-id": "hot", "vars": {"limit": {"type": "‸', ['float']],
    ['{"template-id": "hot", "dbrps": [{"db": "a", "rp": "‸', ['autogen', 'week']],
    ['{"template-id": "hot", "vars": {"a": {"type": "int"}}, "‸', ['template-id', 'dbrps', 'vars', 'id']],
  ])('in JSON: %s', (marked, labels) => {
    expect(completed(marked, 'tasks/t.json').map(({ label }) => label)).toEqual(labels);
  });

  test('writes a var with its type and a value to begin with', () => {
    expect(completed(`${VARS}  li‸`)[0]).toEqual({
      label: 'limit',
      kind: 'property',
      detail: 'float',
      documentation: '**limit** – a float, has to be given\n\nAlarm above this',
      insert: `limit:\n  type: float\n  value: \${1:0.0}`,
      replace: { start: VARS.length + 2, end: VARS.length + 4 },
    });
  });

  test('writes values as the file does', () => {
    expect(completed(`${VARS}  groups:\n    value: ‸`)[0]?.insert).toBe(
      '[{type: string, value: host\\}, {type: string, value: dc\\}]',
    );
    expect(completed('{"template-id": ‸', 'tasks/t.json')[1]?.insert).toBe('"hot"');
    expect(completed('{"template-id": "‸"', 'tasks/t.json')[1]?.insert).toBe('hot');
    expect(completed('{"‸"', 'tasks/t.json')[0]?.insert).toBe('template-id');
    expect(completed('{"‸', 'tasks/t.json')[0]?.insert).toBe('template-id": $0');
  });

  test('knows the vars of the only script in vars.json', () => {
    const workspace = [
      { path: 'a.tick', content: HOT },
      { path: 'vars.json', content: '{"window": {"type": "duration", "value": "1m"}}' },
    ];
    expect(complete(workspace, 'vars.json', 1).map(({ insert }) => insert)).toEqual([
      '"limit": $0',
      '"loud": $0',
      '"groups": $0',
    ]);
  });
});

describe('hover', () => {
  test.each<[marked: string, text: string | undefined]>([
    [
      'template‸-id: hot\n',
      '**template-id** The template whose script the task has: the name of a file in `templates/`, without `.tick`.',
    ],
    [
      'template-id: h‸ot\n',
      '**templates/hot.tick**\n\n- **limit** – a float, has to be given Alarm above this\n- **window** – a duration, default `1m`\n- **loud** – a bool, default `true`\n- **groups** – a list, default `host, dc`',
    ],
    [`${VARS}  lim‸it: {type: float, value: 1}\n`, '**limit** – a float, has to be given\n\nAlarm above this'],
    [`${VARS}  limit: {ty‸pe: float, value: 1}\n`, '**type** The type, the same as in the template.'],
    [`${VARS}  limit: {type: flo‸at, value: 1}\n`, '**float** Any number.'],
    [`${VARS}  limit: {type: float, value: 1‸5}\n`, '**limit** – a float, has to be given\n\nAlarm above this'],
    ['dbrps:\n  - d‸b: x\n', '**db** The database.'],
    [`${VARS}  nobody‸: {type: float, value: 1}\n`, undefined],
    ['oth‸er: x\n', undefined],
  ])('%j', (marked, text) => {
    const { workspace, path, offset } = asked(marked);
    expect(hover(workspace, path, offset)?.text).toBe(text);
  });
});

test('the outline has the keys, and the vars below theirs', () => {
  const { workspace, path } = asked(`${VARS}  limit: {type: float, value: 1}\ndbrps: []\n‸`);
  const names = documentSymbols(workspace, path).map(({ name, detail, children }) => [
    name,
    detail,
    children.map((child) => child.name),
  ]);
  expect(names).toEqual([
    ['template-id', 'hot', []],
    ['vars', '', ['limit']],
    ['dbrps', '', []],
  ]);
});
