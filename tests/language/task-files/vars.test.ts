import { describe, expect, test } from 'vitest';
import { applied } from '../workspace';
import { DBRPS, given, HOT, LIMIT, only, problemsOf } from './hot';

describe('a var is wrong', () => {
  test.each<[vars: string, code: string, plain: string, fixed?: string]>([
    [
      '  limit: {type: int, value: 90}\n',
      'task-var-type',
      'limit is a float in templates/hot.tick.',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      `${LIMIT}  window: {type: string, value: 10s}\n`,
      'task-var-type',
      'window is a duration in templates/hot.tick.',
      `${LIMIT}  window: {type: duration, value: 10s}\n`,
    ],
    [
      `${LIMIT}  sure: {type: string, value: '"v" > 1'}\n`,
      'task-var-type',
      'sure is a lambda in templates/hot.tick.',
      `${LIMIT}  sure: {type: lambda, value: '"v" > 1'}\n`,
    ],
    [
      '  limit: {type: number, value: 90}\n',
      'task-var-type',
      'There is no type number. Did you mean float?',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      '  limit: {type: Float, value: 90}\n',
      'task-var-type',
      'There is no type Float. Did you mean float?',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      '  limit: {type: zzzz, value: 90}\n',
      'task-var-type',
      'There is no type zzzz. Types: int, float, bool, string, regex, duration, lambda, list and star',
    ],
    ['  limit: {value: 90}\n', 'task-var-type', 'limit has no type: it is a float.'],
    [
      '  limit: 90\n',
      'task-var-value',
      'A var is written as type and value: {type: float, value: 85.0}.',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      "  limit: {type: float, value: '90'}\n",
      'task-var-value',
      'This is a text or a truth value, not a float: write the number without quotes.',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      '  limit: {type: float, value: "70,5"}\n',
      'task-var-value',
      'A number has a point, not a comma: 70.5.',
      '  limit: {type: float, value: 70.5}\n',
    ],
    [
      `${LIMIT}  window: {type: duration, value: 10 seconds}\n`,
      'task-var-value',
      'A duration is made of whole numbers with units, without blanks: 90s, 1h30m. Units: ns, u, ms, s, m, h, d, w.',
      `${LIMIT}  window: {type: duration, value: 10s}\n`,
    ],
    [
      `${LIMIT}  window: {type: duration, value: 1.5h}\n`,
      'task-var-value',
      'A duration is made of whole numbers with units, without blanks: 90s, 1h30m. Units: ns, u, ms, s, m, h, d, w.',
      `${LIMIT}  window: {type: duration, value: 1h30m}\n`,
    ],
    [
      `${LIMIT}  who: {type: string, value: 12}\n`,
      'task-var-value',
      'This is a number, and who is a string: put it in quotes.',
      `${LIMIT}  who: {type: string, value: '12'}\n`,
    ],
    [
      `${LIMIT}  who: {type: string, value: yes}\n`,
      'task-var-value',
      'YAML reads yes without quotes as a truth value: put it in quotes.',
      `${LIMIT}  who: {type: string, value: 'yes'}\n`,
    ],
    [`${LIMIT}  who: {type: string, value: }\n`, 'task-var-value', 'who has no value.'],
    [
      `${LIMIT}  who: {type: string, value: [a]}\n`,
      'task-var-value',
      'This is no value of a string: give one value, not several.',
    ],
    [
      `${LIMIT}  sure: {type: lambda, value: true}\n`,
      'task-var-value',
      'YAML reads true without quotes as a truth value: put it in quotes.',
      `${LIMIT}  sure: {type: lambda, value: 'TRUE'}\n`,
    ],
    [
      `${LIMIT}  sure: {type: lambda, value: 'lambda: "v" > 1'}\n`,
      'task-var-value',
      'The value of a lambda is the expression alone, without lambda:.',
      `${LIMIT}  sure: {type: lambda, value: '"v" > 1'}\n`,
    ],
    [
      `${LIMIT}  sure: {type: lambda, value: '"v" >'}\n`,
      'task-var-value',
      'This is no expression: fields and tags in double quotes, texts in single ones.',
    ],
    [
      `${LIMIT}  sure: {type: lambda, value: '"v" > limit'}\n`,
      'task-var-value',
      'A lambda that is given names fields and tags in double quotes; it cannot name vars of the script. Look at sure.',
    ],
    [
      `${LIMIT}  of: {type: regex, value: 'a('}\n`,
      'task-var-value',
      'This is no regular expression: missing closing ): `a(`.',
    ],
    [
      `${LIMIT}  of: {type: regex, value: /a/}\n`,
      'regex-slashes',
      'Slashes are for scripts: here they are part of the pattern, and this matches only what has slashes.',
      `${LIMIT}  of: {type: regex, value: 'a'}\n`,
    ],
    [
      `${LIMIT}  groups: {type: list, value: [host, dc]}\n`,
      'task-var-value',
      'A list is made of typed items: [{type: string, value: host}].',
      `${LIMIT}  groups: {type: list, value: [{type: string, value: host}, {type: string, value: dc}]}\n`,
    ],
    [
      `${LIMIT}  groups: {type: list, value: host}\n`,
      'task-var-value',
      'A list is made of typed items: [{type: string, value: host}].',
      `${LIMIT}  groups: {type: list, value: [{type: string, value: host}]}\n`,
    ],
    [
      `${LIMIT}  groups: {type: list, value: [{type: star}]}\n`,
      'task-var-value',
      'Each item of a list has type and value; here value is missing, which a star needs, too: {type: star, value: ""}.',
    ],
    [
      `${LIMIT}  groups: {type: list, value: [{type: int, value: 1}]}\n`,
      'task-var-value',
      'A list can hold no numbers and durations: strings, stars, regexes, lambdas and bools only.',
    ],
    [
      `${LIMIT}  limits: {type: float, value: 1}\n`,
      'task-var-unknown',
      'templates/hot.tick has no var limits, so nothing reads it. It also has window, who, on, sure, groups and of.',
    ],
    [
      `${LIMIT}  windwo: {type: duration, value: 1s}\n`,
      'task-var-unknown',
      'templates/hot.tick has no var windwo, so nothing reads it. Did you mean window?',
      `${LIMIT}  window: {type: duration, value: 1s}\n`,
    ],
    [
      `${LIMIT}  on: {type: bool, value: no}\n`,
      'yaml-name',
      'YAML reads on without quotes as true, so this is a var called true, which nobody asks for.',
      `${LIMIT}  'on': {type: bool, value: no}\n`,
    ],
  ])('%j', (vars, code, plain, fixed) => {
    expect(only(given(vars))).toEqual(fixed === undefined ? [code, plain] : [code, plain, given(fixed)]);
  });

  test('and another one is missing', () => {
    const text = given('  n: {type: float, value: 1}\n');
    const problems = problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': text });
    expect(problems.map(({ code, range }) => [code, text.slice(range.start, range.end)])).toEqual([
      ['task-var-missing', 'vars'],
      ['yaml-name', 'n'],
    ]);
    expect(problems[0]?.plain).toBe(
      'templates/hot.tick asks for limit, a float, and the task does not give it. Alarm above this',
    );
    expect(applied(text, problems[0]?.fix?.edits ?? [])).toBe(`${text}  limit:\n    type: float\n    value: 0.0\n`);
  });

  test('and the fix leaves a file that Kapacitor takes', () => {
    const text = `template-id: hot\n${DBRPS}`;
    const [, , fixed] = only(text);
    expect(fixed).toBe(`${text}vars:\n  limit:\n    type: float\n    value: 0.0\n`);
    expect(problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': String(fixed) })).toEqual([]);
  });

  test('that YAML takes for a truth value is missing', () => {
    const template = 'var n int\nstream\n    |from()\n    |sample(n)\n    |log()\n';
    const text = `template-id: few\n${DBRPS}vars:\n  n: {type: int, value: 2}\n`;
    expect(only(text, 'tasks/t.yaml', { 'templates/few.tick': template })).toEqual([
      'yaml-name',
      'templates/few.tick asks for n, but YAML reads n without quotes as false.',
      text.replace('  n:', "  'n':"),
    ]);
  });

  test('that holds a node', () => {
    const template = 'var data = stream\n    |from()\ndata\n    |log()\n';
    const text = `template-id: a\n${DBRPS}vars:\n  data: {type: string, value: x}\n`;
    const [problem] = problemsOf({ 'templates/a.tick': template, 'tasks/t.yaml': text });
    expect(problem?.plain).toBe('data holds a node or the result of a call in the script: no task can give it.');
  });
});

describe('in JSON', () => {
  const json = (vars: string) =>
    `{"template-id": "hot", "dbrps": [{"db": "telegraf", "rp": "autogen"}], "vars": {${vars}}}`;

  test.each<[vars: string, code: string, plain: string, fixed: string]>([
    [
      '',
      'task-var-missing',
      'templates/hot.tick asks for limit, a float, and the task does not give it. Alarm above this',
      '"limit": {"type": "float", "value": 0.0}',
    ],
    [
      '"limit": {"type": "float", "value": "1"}',
      'task-var-value',
      'This is a text or a truth value, not a float: write the number without quotes.',
      '"limit": {"type": "float", "value": 1}',
    ],
    [
      '"limit": {"type": "float", "value": 1}, "who": {"type": "string", "value": 12}',
      'task-var-value',
      'This is a number, and who is a string: put it in quotes.',
      '"limit": {"type": "float", "value": 1}, "who": {"type": "string", "value": "12"}',
    ],
  ])('%s', (vars, code, plain, fixed) => {
    expect(only(json(vars), 'tasks/t.json')).toEqual([code, plain, json(fixed)]);
  });

  test('an int has no point', () => {
    const template = 'var n int\nstream\n    |from()\n    |sample(n)\n    |log()\n';
    const text = (value: string) =>
      `{"template-id": "few", "dbrps": [{"db": "d", "rp": "r"}], "vars": {"n": {"type": "int", "value": ${value}}}}`;
    expect(only(text('6.0'), 'tasks/t.json', { 'templates/few.tick': template })).toEqual([
      'task-var-value',
      'In JSON an int is written without point and exponent: 6.',
      text('6'),
    ]);
  });
});
