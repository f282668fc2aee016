import { describe, expect, test } from 'vitest';
import { problemsOf as problemsOfRun } from '../../src/explain/explain-run';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { diagnose } from '../../src/language/diagnostics';
import { CATALOGUE } from '../../src/problems/catalogue';
import type { Problem } from '../../src/problems/problem';
import { applyEdits } from '../../src/text/edit';
import type { Workspace } from '../../src/workspace/workspace';
import { shown } from './workspace';

const DATA = 'cpu,host=a usage=90,cores=4i 1000000000\ncpu,host=a usage=10,cores=4i 2000000000\n';

function problemsOf(file: string, text: string): readonly Problem[] {
  const workspace = [
    { path: file, content: text },
    { path: 'data.lp', content: DATA },
  ];
  return diagnose(workspace).filter((problem) => problem.file === file);
}

const MISSING = 'stream\n    |from()\n        .where(lambda: "usge" > 80)\n';
const BOTH = 'stream\n    |from()\n        .where(lambda: "usge" > 80)\n    |where(lambda: "cores" / 8 > 0)\n';

/** The codes that are left, the comment's own aside. */
const SCRIPTS: readonly (readonly [what: string, script: string, codes: readonly string[]])[] = [
  ['no comment', MISSING, ['unknown-field']],
  ['above the statement', `// ignore unknown-field: soon\n${MISSING}`, []],
  ['with a comment and an empty line between', `// ignore unknown-field: soon\n\n// usage\n${MISSING}`, []],
  ['without a reason', `// ignore unknown-field\n${MISSING}`, []],
  ['inside of the statement', MISSING.replace('from()\n', 'from()\n        // ignore unknown-field: soon\n'), []],
  ['behind it, on a line of it', MISSING.replace('80)', '80) // ignore unknown-field: soon'), []],
  ['two codes', `// ignore unknown-field, int-division: soon\n${BOTH}`, []],
  ['two comments', `// ignore unknown-field: soon\n// ignore int-division: meant\n${BOTH}`, []],
  ['another code', `// ignore int-division: meant\n${BOTH}`, ['unknown-field']],
  ['the next statement only', `// ignore unknown-field: soon\n${MISSING}\n${MISSING}`, ['unknown-field']],
  ['the file, from anywhere', `${MISSING}\n${MISSING}\n// ignore-file unknown-field: soon\n`, []],
  ['in a text', `var a = '// ignore unknown-field: soon'\n${MISSING}`, ['unknown-field']],
  [
    'behind a text that holds two slashes',
    `var a = 'http://a' // ignore unknown-field: soon\n${MISSING}`,
    ['unknown-field'],
  ],
  ['a sentence', `// ignore the usage of idle hosts\n${MISSING}`, ['unknown-field']],
];

test.each(SCRIPTS)('scripts: %s', (_, script, codes) => {
  const left = problemsOf('cpu.tick', script).map(({ code }) => code);
  expect(left.filter((code) => code !== 'unused-ignore')).toEqual(codes);
});

const FILES: readonly (readonly [what: string, file: string, text: string, codes: readonly string[]])[] = [
  ['above the line', 'kapacitor.conf', "[hipchat]\n  # ignore config-key: old\n  rooom = 'ops'\n", []],
  ['on the line', 'kapacitor.conf', "[hipchat]\n  rooom = 'ops' # ignore config-key: old\n", []],
  [
    'the next line only',
    'kapacitor.conf',
    "# ignore config-key: old\n[hipchat]\n  rooom = 'ops'\n",
    ['config-key', 'unused-ignore'],
  ],
  ['the file', 'kapacitor.conf', "# ignore-file config-key: old\n[hipchat]\n  rooom = 'ops'\n", []],
  [
    'what has no place',
    'handlers/a.yaml',
    '# ignore-file handler-topic-missing: see topics\nid: a\nkind: log\noptions:\n  path: /tmp/a\n',
    [],
  ],
  [
    'no comment, as no space is in front',
    'kapacitor.conf',
    "[hipchat]\n  rooom = 'a#ignore config-key'\n",
    ['config-key'],
  ],
];

test.each(FILES)('other files: %s', (_, file, text, codes) => {
  expect(problemsOf(file, text).map(({ code }) => code)).toEqual(codes);
});

const UNUSED = { code: 'unused-ignore', severity: 'info', kapacitor: '' };
const TOLD: readonly (readonly [script: string, problems: readonly object[]])[] = [
  [
    '// ignore int-division: meant\nstream\n    |from()\n',
    [
      {
        ...UNUSED,
        at: 'int-division',
        plain: 'This silences nothing: int-division is not told there.',
        fixed: 'stream\n    |from()\n',
      },
    ],
  ],
  [
    'stream\n    |from() // ignore-file int-division: meant\n',
    [
      {
        ...UNUSED,
        at: 'int-division',
        plain: 'This silences nothing: int-division is not told in this file.',
        fixed: 'stream\n    |from()\n',
      },
    ],
  ],
  [
    `// ignore unknown-field, int-division: soon\n${MISSING}`,
    [
      {
        ...UNUSED,
        at: 'int-division',
        plain: 'This silences nothing: int-division is not told there.',
        fixed: `// ignore unknown-field: soon\n${MISSING}`,
      },
    ],
  ],
  [
    `// ignore int-division, unknown-field: soon\n${MISSING}`,
    [
      {
        ...UNUSED,
        at: 'int-division',
        plain: 'This silences nothing: int-division is not told there.',
        fixed: `// ignore unknown-field: soon\n${MISSING}`,
      },
    ],
  ],
  [
    "// ignore wrong-operator: no\nstream\n    |from()\n        |measurement('cpu')\n",
    [
      {
        at: '|measurement',
        code: 'wrong-operator',
        severity: 'error',
        plain: 'measurement is a property, so . stands in front of it.',
        kapacitor:
          "invalid TICKscript: line 4 char 10: no chaining method \"measurement\" on *pipeline.FromNode, but property does exist. Use '.' operator instead: 'node.measurement(..)'.",
        fixed: "// ignore wrong-operator: no\nstream\n    |from()\n        .measurement('cpu')\n",
      },
      {
        ...UNUSED,
        at: 'wrong-operator',
        plain: 'wrong-operator is an error here, and errors cannot be silenced.',
        fixed: "stream\n    |from()\n        |measurement('cpu')\n",
      },
    ],
  ],
  [
    `// ignore unknown-fields: soon\n${MISSING}`,
    [
      {
        at: '"usge"',
        code: 'unknown-field',
        severity: 'warning',
        plain: 'No point here in cpu has a field or tag usge. Did you mean "usage"?',
        kapacitor: '',
        fixed: `// ignore unknown-fields: soon\n${MISSING.replace('usge', 'usage')}`,
      },
      {
        ...UNUSED,
        at: 'unknown-fields',
        plain: 'This silences nothing: unknown-fields is not told there. Did you mean unknown-field?',
        fixed: MISSING,
      },
    ],
  ],
];

test.each(TOLD)('what silences nothing is told: %j', (script, problems) => {
  expect(problemsOf('cpu.tick', script).map((problem) => shown(script, problem))).toEqual(problems);
});

/** What the page and the command line tell. */
function told(workspace: Workspace, strict: boolean): readonly Problem[] {
  return problemsOfRun(workspace, runWorkspace(WHOLE, workspace, strict ? STRICT : {}));
}

const SILENCED = Object.entries(CATALOGUE).filter(
  // JSON has no comments.
  ([code, { severity }]) => severity !== 'error' && code !== 'unused-ignore' && code !== 'case-key',
);

describe.each(SILENCED)('%s', (code, { before, strict = false }) => {
  const files = typeof before === 'string' ? { 'cpu.tick': before } : before;
  const workspace = Object.entries(files).flatMap(([path, content]) => (content === null ? [] : [{ path, content }]));
  const problems = told(workspace, strict);

  test('the comment that the menu writes silences it, and nothing else', () => {
    const problem = problems.find((each) => each.code === code && each.severity !== 'error');
    if (problem?.ignore === undefined) throw new Error('nothing to silence');
    const { file, edits } = problem.ignore;
    const after = told(
      workspace.map((each) => (each.path === file ? { ...each, content: applyEdits(each.content, edits) } : each)),
      strict,
    );
    expect(after.map((each) => each.code)).toEqual(problems.flatMap((each) => (each.code === code ? [] : [each.code])));
  });
});
