import { expect, test } from 'vitest';
import { problemsOf, shown } from './workspace';

/** What Kapacitor refuses: its own text, plain words, and the script after the fix. */
const ROWS: readonly (readonly [script: string, problems: readonly object[]])[] = [
  [
    "stream|from()|where('host' == 'a')",
    [
      {
        at: "'host' == 'a'",
        code: 'missing-lambda',
        severity: 'error',
        plain: 'where needs an expression that is evaluated for each point: lambda: ….',
        kapacitor:
          'invalid TICKscript: line 1 char 15: error calling func "where" on obj *pipeline.FromNode: reflect: Call using bool as type *ast.LambdaNode',
        fixed: "stream|from()|where(lambda: 'host' == 'a')",
      },
    ],
  ],
  [
    '# comment\nstream|from()|log()',
    [
      {
        at: '#',
        code: 'comment-form',
        severity: 'error',
        plain: 'Comments start with // and go to the end of the line.',
        kapacitor:
          'invalid TICKscript: parser: unexpected unknown state, last char: \'#\' line 1 char 1 in "# comment". expected: "number","string","duration","identifier","TRUE","FALSE","==","(","-","!"',
        fixed: '// comment\nstream|from()|log()',
      },
    ],
  ],
  [
    'var my-var = 1',
    [
      {
        at: 'my-var',
        code: 'name-form',
        severity: 'error',
        plain: 'Names are made of letters, digits and _, and begin with a letter or _.',
        kapacitor: 'invalid TICKscript: parser: unexpected - line 1 char 7 in "var my-var = 1". expected: "identifier"',
        fixed: 'var my_var = 1',
      },
    ],
  ],
  [
    'var x = 1\nvar x = 2\nstream|from()|log()',
    [
      {
        at: 'x',
        code: 'redefined-var',
        severity: 'error',
        plain: 'A var keeps its first value, so x needs another name here. It is first defined on line 1.',
        kapacitor: 'invalid TICKscript: attempted to redefine x, vars are immutable',
      },
    ],
  ],
  [
    "stream|from().measurement('abc)",
    [
      {
        at: "'abc",
        code: 'unterminated',
        severity: 'error',
        plain: "This text is never closed: ' is missing.",
        fixed: "stream|from().measurement('abc')",
        kapacitor:
          'invalid TICKscript: parser: unexpected unterminated string line 1 char 27 in "asurement(\'abc)". expected: "number","string","duration","identifier","TRUE","FALSE","==","(","-","!"',
      },
    ],
  ],
  [
    'stream|from()|window()',
    [
      {
        at: 'window',
        code: 'window-period',
        severity: 'error',
        plain: 'A window needs its length: add .period(1m).',
        kapacitor: 'window node must have either a non zero period or non zero period count',
        fixed: 'stream|from()|window().period(1m)',
      },
    ],
  ],
  [
    'stream|from()|eval(lambda: "n")',
    [
      {
        at: 'eval',
        code: 'eval-as',
        severity: 'error',
        plain: "Name the result: .as('value').",
        kapacitor:
          'invalid TICKscript: must specify same number of expressions and .as() names: got 0 as names, and 1 expressions.',
        fixed: 'stream|from()|eval(lambda: "n").as(\'value\')',
      },
    ],
  ],
  [
    'var a = stream|from()\nvar b = stream|from()\na|join(b)',
    [
      {
        at: 'join',
        code: 'join-as',
        severity: 'error',
        plain: "join needs a prefix for the fields of each stream: .as('a', 'b').",
        kapacitor: 'invalid TICKscript: a call to join.as() is required to specify the output stream prefixes.',
        fixed: "var a = stream|from()\nvar b = stream|from()\na|join(b).as('a', 'b')",
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().message('{{ .ID ')",
    [
      {
        at: '{{ .ID',
        code: 'template',
        severity: 'error',
        fixed: "stream|from().groupBy('host')|alert().message('{{ .ID }} ')",
        plain: 'This {{ is never closed: }} is missing.',
        kapacitor: 'template: message:1: unclosed action',
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().message('it\\'s {{ round .Level }}')",
    [
      {
        at: 'round',
        code: 'template-function',
        severity: 'error',
        plain:
          'Templates have no function round: they print and compare only. A number is shown with {{ printf "%.2f" (index .Fields "x") }}; compute in front of the alert, |eval(lambda: …).as(\'y\').keep().',
        kapacitor: 'template: message:1: function "round" not defined',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().id('{{ .Level }}')",
    [
      {
        at: '.Level',
        code: 'template-name',
        severity: 'error',
        plain:
          'An ID may use .Name, .TaskName, .Group, .Tags and .ServerInfo only: it names a series; level and values belong into .message(). The first event stops the task.',
        kapacitor: 'template: id:1:3: executing "id" at <.Level>: can\'t evaluate field Level in type kapacitor.idInfo',
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().hipChat().room(4711)",
    [
      {
        at: '4711',
        code: 'number-for-text',
        severity: 'error',
        plain: "room takes a text: write '4711'.",
        kapacitor:
          'invalid TICKscript: line 1 char 49: error calling func "room" on obj *pipeline.HipChatHandler: reflect.Set: value of type int64 is not assignable to type string',
        fixed: "stream|from().groupBy('host')|alert().hipChat().room('4711')",
      },
    ],
  ],
  [
    'dbrp "telegraf"\nstream|from()',
    [
      {
        at: 'dbrp "telegraf"',
        fixed: 'dbrp "telegraf"."autogen"\nstream|from()',
        code: 'dbrp-form',
        severity: 'error',
        plain: 'A dbrp statement needs both parts, database and retention policy: dbrp "telegraf"."autogen".',
        kapacitor: 'invalid TICKscript: parser: unexpected identifier line 2 char 1 in "stream|fro". expected: "."',
      },
    ],
  ],
  [
    'stream.from()|log()',
    [
      {
        at: '.from',
        code: 'wrong-operator',
        severity: 'error',
        plain: 'from makes a node, so | stands in front of it.',
        kapacitor:
          "invalid TICKscript: line 1 char 8: no property method \"from\" on *pipeline.StreamNode, but chaining method does exist. Use '|' operator instead: 'node|from(..)'.",
        fixed: 'stream|from()|log()',
      },
    ],
  ],
  [
    "stream|from()|measurement('x')",
    [
      {
        at: '|measurement',
        code: 'wrong-operator',
        severity: 'error',
        plain: 'measurement is a property, so . stands in front of it.',
        kapacitor:
          "invalid TICKscript: line 1 char 15: no chaining method \"measurement\" on *pipeline.FromNode, but property does exist. Use '.' operator instead: 'node.measurement(..)'.",
        fixed: "stream|from().measurement('x')",
      },
    ],
  ],
  [
    "stream|from().groupBy('cpu', ['a','b'])|log()",
    [
      {
        at: "groupBy('cpu', ['a','b'])",
        code: 'mixed-dimensions',
        severity: 'error',
        plain: 'groupBy takes tags one by one or one list of them, not both: put all names into one list.',
        kapacitor: 'invalid TICKscript: invalid dimension object of type []interface {}',
        fixed: "stream|from().groupBy('cpu', 'a', 'b')|log()",
      },
    ],
  ],
  [
    "var m = 'a' + 1\nstream|from()|log()",
    [
      {
        at: "'a' + 1",
        code: 'text-plus-value',
        severity: 'error',
        plain: 'A text and a value of type int cannot be added: wrap the value in string().',
        kapacitor:
          'invalid TICKscript: mismatched type to binary operator. got string + int. see bool(), int(), float(), string(), duration()',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: (\"n\" > 1)",
    [
      {
        at: '(',
        code: 'unclosed-parenthesis',
        severity: 'error',
        plain: 'This parenthesis is never closed.',
        kapacitor: 'invalid TICKscript: parser: unexpected EOF line 1 char 80 in " ("n" > 1)". expected: ")"',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: (\"n\" > 1))",
      },
    ],
  ],
  [
    'var t = 3',
    [
      {
        at: '',
        code: 'no-pipeline',
        severity: 'error',
        plain: 'The script never starts a pipeline: it needs stream with |from(), or batch with |query().',
        kapacitor: 'invalid task type: invalid',
      },
    ],
  ],
  [
    'stream|from().database(telegraf)|log()',
    [
      {
        at: 'telegraf',
        code: 'undefined-name',
        severity: 'error',
        plain:
          'telegraf is no var of this script. A text stands in single quotes: \'telegraf\'; a field or tag in a lambda in double quotes: "telegraf".',
        kapacitor: 'invalid TICKscript: name "telegraf" is undefined. Names in scope: stream,time',
        fixed: "stream|from().database('telegraf')|log()",
      },
    ],
  ],
];

test.each(ROWS)('%s', (script, problems) => {
  expect(problemsOf(script).map((problem) => shown(script, problem))).toEqual(problems);
});
