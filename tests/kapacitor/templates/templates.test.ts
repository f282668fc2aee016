import { describe, expect, test } from 'vitest';
import { answerTo } from './folder';

const END = 'stream\n    |from()\n    |log()\n';

function template(text: string, id = 'a'): unknown {
  return answerTo({ [`templates/${id}.tick`]: text }).templates?.[id];
}

describe('a template is refused', () => {
  const INVALID = 'invalid task type: invalid';
  test.each([
    ['an empty file', '', INVALID],
    ['vars alone', 'var x = 3\n', INVALID],
    ['both kinds', `${END}batch\n    |query('SELECT v FROM a.b.c')\n    |log()\n`, INVALID],
    ['an unknown type', `var x number\n${END}`, 'invalid TICKscript: invalid var type "number"'],
    ['a var twice', `var x = 1\nvar x = 2\n${END}`, 'invalid TICKscript: attempted to redefine x, vars are immutable'],
    [
      'a declared var twice',
      `var x int\nvar x = 2\n${END}`,
      'invalid TICKscript: attempted to redefine x, vars are immutable',
    ],
    [
      'a name used above its line',
      `stream\n    |from()\n    |where(lambda: "v" > x)\nvar x = 1\n`,
      'invalid TICKscript: name "x" is undefined. Names in scope: stream,time',
    ],
    [
      'what cannot be zero',
      'var n duration\nstream\n    |from()\n    |barrier()\n        .idle(n)\n    |log()\n',
      'invalid TICKscript: idle must be greater than zero',
    ],
  ])('for %s', (_, text, error) => {
    expect(template(text)).toEqual({ error });
  });

  test.each(['very hot', 'hot@home'])('under the name %j', (id) => {
    expect(template(END, id)).toEqual({
      error: `template ID must contain only letters, numbers, '-', '.' and '_'. ${JSON.stringify(id)}`,
    });
  });
});

describe('what is zero is good enough', () => {
  test.each([
    'var n int\nstream\n    |from()\n    |sample(n)\n    |log()\n',
    'var n duration\nstream\n    |from()\n    |window()\n        .period(n)\n        .every(n)\n    |log()\n',
    "var n int\nstream\n    |from()\n    |movingAverage('v', n)\n    |log()\n",
    'var n int\nstream\n    |from()\n    |alert()\n        .history(n)\n',
    'var name string\nstream\n    |from()\n    |httpOut(name)\n',
    "var f lambda\nstream\n    |from()\n    |where(f)\n    |eval(f)\n        .as('x')\n    |alert()\n        .crit(f)\n",
    'var f lambda\nstream\n    |from()\n    |where(lambda: f > 3.0)\n    |log()\n',
    'var r regex\nstream\n    |from()\n    |where(lambda: "host" =~ r)\n    |log()\n',
    'var groups list\nstream\n    |from()\n        .groupBy(groups)\n    |log()\n',
    'var groups star\nstream\n    |from()\n        .groupBy(groups)\n    |log()\n',
    // Only a task has to do something.
    'var data = stream\n',
  ])('%j', (text) => {
    expect(template(text)).toMatchObject({ ok: true, type: 'stream' });
  });
});

test('the vars are listed with their computed defaults and the comments in front of them', () => {
  const text = `// Head of the file.
var whole = 2 + 3 * 4
var not = !TRUE
var weeks = 2w // behind weeks
var long = 1h + 30m
// third


//fourth
var edge = 5
var crit = lambda: "temp" > 1.5 AND "load" < edge + 1
var pattern = /a\\/b/
var all = *
var groups = ['host', *]
var none []
`.replace(
    'var none []\n',
    `var given list
var data = stream
    |from()
var called = int(3.7)
data
    |log()
`,
  );
  const list = (type: string, value: unknown, description = '') => ({ type, value, description });
  expect(template(text)).toMatchObject({
    vars: {
      whole: list('int', 14, 'Head of the file.'),
      not: list('bool', false),
      weeks: list('duration', 1_209_600_000_000_000),
      long: list('duration', 5_400_000_000_000, 'behind weeks'),
      edge: list('int', 5, 'third\n\n\nfourth'),
      crit: list('lambda', '"temp" > 1.5 AND "load" < 5 + 1'),
      pattern: list('regex', 'a/b'),
      all: list('star', { typeOf: 'star' }),
      groups: list('list', [list('string', 'host'), list('star', { typeOf: 'star' })]),
      given: list('list', null),
    },
  });
  expect(Object.keys(JSON.parse(JSON.stringify(template(text))).vars)).not.toContain('data');
});

test('a default that takes in a declared lambda breaks the request handler of the server', () => {
  const text =
    'var crit lambda\nvar both = lambda: crit AND "v" > 1\nstream\n    |from()\n    |where(both)\n    |log()\n';
  expect(template(text)).toEqual({ panic: 'runtime error: invalid memory address or nil pointer dereference' });
});
