import { test } from 'vitest';
import { check, type Row } from './row';

/** How else people write vars, sources and arguments. */
const ROWS: readonly Row[] = [
  {
    script: "var x\nstream\n    |from()\n        .measurement('cpu')",
    code: 'var-without-value',
    at: 'var x',
    plain: 'var x has no value: write var x = ….',
    fix: 'Delete var x',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "let name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
    code: 'assignment',
    at: 'let name =',
    plain: 'A var begins with the word var: var name = ….',
    fix: 'Write var name =',
    mended: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
  },
  {
    script: "name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
    code: 'assignment',
    at: 'name =',
    plain: 'A var begins with the word var: var name = ….',
    fix: 'Write var name =',
    mended: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
  },
  {
    script: "var name := 'cpu'\nstream\n    |from()\n        .measurement(name)",
    code: 'assignment',
    at: 'var name :=',
    plain: 'A var gets its value with a single =: var name = ….',
    fix: 'Write var name =',
    mended: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
  },
  {
    script: "var name: string = 'cpu'\nstream\n    |from()\n        .measurement(name)",
    code: 'assignment',
    at: 'var name: string =',
    plain: 'A var gets its value with a single =, and no type in front of it: var name = ….',
    fix: 'Write var name =',
    mended: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
  },
  {
    script: "var my-name = 'cpu'\nstream\n    |from()\n        .measurement(my-name)",
    code: 'name-form',
    at: 'my-name',
    plain: 'Names are made of letters, digits and _, and begin with a letter or _.',
    fix: 'Call it my_name',
    mended: "var my_name = 'cpu'\nstream\n    |from()\n        .measurement(my_name)",
  },
  {
    script: 'var "name" = \'cpu\'\nstream\n    |from()\n        .measurement(name)',
    code: 'name-form',
    at: '"name"',
    plain: 'Names are made of letters, digits and _, and begin with a letter or _.',
    fix: 'Call it name',
    mended: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
  },
  {
    script: "var stream = 'cpu'\nstream\n    |from()\n        .measurement('cpu')",
    code: 'redefined-var',
    at: 'stream',
    plain: 'stream is a name that every script has from the beginning: give the var another one.',
    mended: "var source = 'cpu'\nstream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement(name)\nvar name = 'cpu'",
    code: 'undefined-name',
    at: 'name',
    plain: 'name has its value only further down, on line 4: a var stands above what uses it.',
    fix: 'Move var name up',
    mended: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)\n",
  },
  {
    script: "steam\n    |from()\n        .measurement('cpu')",
    code: 'source-name',
    at: 'steam',
    plain: 'The source is called stream, not steam.',
    fix: 'Write stream',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream()\n    |from()\n        .measurement('cpu')",
    code: 'source-name',
    at: 'stream()',
    plain: 'The source is no function: write stream alone.',
    fix: 'Write stream',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "|stream\n    |from()\n        .measurement('cpu')",
    code: 'wrong-operator',
    at: '|',
    plain: 'stream is where a pipeline begins: no | stands in front of it.',
    fix: 'Delete |',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "|from()\n    .measurement('cpu')",
    code: 'no-pipeline',
    at: '|',
    plain: 'A pipeline begins with stream or batch: write stream in front of |from().',
    fix: 'Add stream',
    mended: "stream\n    |from()\n    .measurement('cpu')",
  },
  {
    script: "from()\n    .measurement('cpu')",
    code: 'no-pipeline',
    at: 'from',
    plain: 'A pipeline begins with stream or batch: write stream in front of |from().',
    fix: 'Add stream',
    mended: "stream\n    |from()\n    .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement = 'cpu'",
    code: 'missing-parentheses',
    at: "measurement = 'cpu'",
    plain: "What a property is given stands in parentheses: .measurement('cpu').",
    fix: "Write measurement('cpu')",
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement: 'cpu'",
    code: 'missing-parentheses',
    at: "measurement: 'cpu'",
    plain: "What a property is given stands in parentheses: .measurement('cpu').",
    fix: "Write measurement('cpu')",
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement 'cpu'",
    code: 'missing-parentheses',
    at: "measurement 'cpu'",
    plain: "What a property is given stands in parentheses: .measurement('cpu').",
    fix: "Write measurement('cpu')",
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script:
      'batch\n    |query(\'SELECT n FROM "telegraf"."autogen".cpu\')\n        .period(10s)\n        .every(10s)\n        .align(TRUE)',
    code: 'argument-count',
    at: 'align',
    plain: 'align takes no argument: .align().',
    fix: 'Write .align()',
    mended:
      'batch\n    |query(\'SELECT n FROM "telegraf"."autogen".cpu\')\n        .period(10s)\n        .every(10s)\n        .align()',
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean(lambda: "n")',
    code: 'argument-type',
    at: 'lambda: "n"',
    plain: "mean takes the name of a field, in single quotes and without lambda: 'n'.",
    fix: "Write 'n'",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('n')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .crit('\"n\" > 1')",
    code: 'missing-lambda',
    at: '\'"n" > 1\'',
    plain: 'crit needs an expression that is evaluated for each point: lambda: ….',
    fix: 'Write lambda: "n" > 1',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "n" > 1)',
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .hipChat('ops', 'token')",
    code: 'handler-argument',
    at: 'hipChat',
    plain: "hipChat() takes no argument; use .hipChat().room('ops').token('token').",
    fix: "Write .hipChat().room('ops').token('token')",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .hipChat().room('ops').token('token')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |window()\n        .period(10s)\n        .every(10s)\n    |p95('n')",
    code: 'unknown-member',
    at: 'p95',
    plain: "p95 is called percentile here, and is given the percentage: |percentile('field', 95.0).",
    fix: "Write percentile('n', 95.0)",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |window()\n        .period(10s)\n        .every(10s)\n    |percentile('n', 95.0)",
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .ok(lambda: "n" > 1)',
    code: 'unknown-member',
    at: 'ok',
    plain:
      'OK has no condition of its own: an alert is OK where none of its levels is met. .critReset() says when a level ends.',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "n" > 1)',
  },
  {
    script: 'stream\n    |query(\'SELECT n FROM "telegraf"."autogen".cpu\')\n        .period(10s)\n        .every(10s)',
    code: 'source-first',
    at: 'query',
    plain: '|query() belongs to batch, and stream has only |from().',
    fix: 'Write batch',
    mended: 'batch\n    |query(\'SELECT n FROM "telegraf"."autogen".cpu\')\n        .period(10s)\n        .every(10s)',
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .log('~/alerts.log')",
    code: 'log-path',
    at: "'~/alerts.log'",
    plain: "log needs a whole path, from the / on: '/var/log/kapacitor/alerts.log'.",
    fix: "Write '/var/log/kapacitor/alerts.log'",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .log('/var/log/kapacitor/alerts.log')",
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: 1 < "n" < 5)',
    code: 'type-mix',
    at: '1 < "n" < 5',
    plain: 'Two comparisons in one give TRUE or FALSE first: write 1 < "n" AND "n" < 5.',
    fix: 'Write 1 < "n" AND "n" < 5',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: 1 < "n" AND "n" < 5)',
  },
  {
    script:
      'var crit = lambda: "n" > 1\nstream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "n" > crit)',
    code: 'condition-compared',
    at: '"n" > crit',
    plain: 'crit is a condition already, so "n" is compared with TRUE or FALSE: write crit alone.',
    fix: 'Write crit',
    mended:
      'var crit = lambda: "n" > 1\nstream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: crit)',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: 'A' == \"host\")",
    code: 'unknown-value',
    at: "'A'",
    plain: 'No point here has the host A, so this is never true. There are a and b.',
    fix: "Write 'a'",
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: 'a' == \"host\")",
  },
];

test.each(ROWS)('$code: $at', check);
