import { test } from 'vitest';
import { check, type Row } from './row';

/** Arguments, parentheses, quotes and statements that are not whole. */
const ROWS: readonly Row[] = [
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host' 'dc')",
    code: 'missing-comma',
    at: "'host' 'dc'",
    plain: 'A comma is missing between two arguments.',
    fix: 'Add a comma',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host', 'dc')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: \"n\" * 2, lambda: \"n\" * 3 lambda: \"n\" * 4)\n        .as('a', 'b', 'c')",
    code: 'missing-comma',
    at: '3 lambda:',
    plain: 'A comma is missing between two arguments.',
    fix: 'Add a comma',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: \"n\" * 2, lambda: \"n\" * 3, lambda: \"n\" * 4)\n        .as('a', 'b', 'c')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: if(\"n\" > 1 1, 0))\n        .as('a')",
    code: 'missing-comma',
    at: '1 1',
    plain: 'A comma is missing between two arguments.',
    fix: 'Add a comma',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: if(\"n\" > 1, 1, 0))\n        .as('a')",
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: "n" > 1 "n" < 5)',
    code: 'missing-operator',
    at: '"n"',
    plain: 'Between two values an operator is missing, such as AND, == or +.',
    mended:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: "n" > 1 AND "n" < 5)',
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > )",
    code: 'unfinished',
    at: ')',
    plain: 'Something is missing behind >.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda:)",
    code: 'unfinished',
    at: ')',
    plain: 'An expression is missing behind lambda:.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu'))",
    code: 'extra-parenthesis',
    at: ')',
    plain: 'This parenthesis closes nothing: delete it.',
    fix: 'Delete )',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\'\n    |alert()\n        .crit(lambda: "n" > 1)',
    code: 'unclosed-parenthesis',
    at: '(',
    plain: 'This parenthesis is never closed.',
    fix: 'Close it with )',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "n" > 1)',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu'\n        .groupBy('host')",
    code: 'unclosed-parenthesis',
    at: '(',
    plain: 'This parenthesis is never closed.',
    fix: 'Close it with )',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')",
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: ("n" > 1 AND "host" == \'a\'\n    |log()',
    code: 'unclosed-parenthesis',
    at: '(',
    plain: 'This parenthesis is never closed.',
    fix: 'Close it with ))',
    mended:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: ("n" > 1 AND "host" == \'a\'))\n    |log()',
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: "n" > 1\n        .warn(lambda: "n" > 0)',
    code: 'unclosed-parenthesis',
    at: '(',
    plain: 'This parenthesis is never closed.',
    fix: 'Close it with )',
    mended:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: "n" > 1)\n        .warn(lambda: "n" > 0)',
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1",
    code: 'unclosed-parenthesis',
    at: '(',
    plain: 'This parenthesis is never closed.',
    fix: 'Close it with )',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)",
  },
  {
    script: "var x = (1 + 2\n\nvar y = 3\nstream\n    |from()\n        .measurement('cpu')",
    code: 'unclosed-parenthesis',
    at: '(',
    plain: 'This parenthesis is never closed.',
    fix: 'Close it with )',
    mended: "var x = (1 + 2)\n\nvar y = 3\nstream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu)\n        .groupBy('host')",
    code: 'unterminated',
    at: "'cpu",
    plain: "This text is never closed: ' is missing.",
    fix: "Close it with '",
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')",
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu)\n    |alert()\n        .crit(lambda: "n" > 1)',
    code: 'unterminated',
    at: "'cpu",
    plain: "This text is never closed: ' is missing.",
    fix: "Close it with '",
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "n" > 1)',
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n > 1)\n    |alert()\n        .crit(lambda: "n" > 1)',
    code: 'unterminated',
    at: '"n',
    plain: 'This name in double quotes is never closed: " is missing.',
    fix: 'Close it with "',
    mended:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)\n    |alert()\n        .crit(lambda: "n" > 1)',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "host" =~ /a)',
    code: 'unterminated',
    at: '/a',
    plain: 'This regular expression is never closed: / is missing.',
    fix: 'Close it with /',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "host" =~ /a/)',
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('it's down')",
    code: 'apostrophe',
    at: "'",
    plain: "This quote ends the text: within a text it is written \\'.",
    fix: "Write \\'",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('it\\'s down')",
  },
  {
    script: "var x =\n\nvar name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
    code: 'var-without-value',
    at: 'var x =',
    plain: 'var x has no value: something has to stand behind the =.',
    fix: 'Delete var x',
    mended: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n\nvar x =",
    code: 'var-without-value',
    at: 'var x =',
    plain: 'var x has no value: something has to stand behind the =.',
    fix: 'Delete var x',
    mended: "stream\n    |from()\n        .measurement('cpu')\n\n",
  },
  {
    script: "var x =\n\nvar y = 1\nstream\n    |from()\n        .measurement('cpu')",
    code: 'var-without-value',
    at: 'var x =',
    plain: 'var x has no value: something has to stand behind the =.',
    fix: 'Delete var x',
    mended: "var y = 1\nstream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "var name == 'cpu'\nstream\n    |from()\n        .measurement(name)",
    code: 'assignment',
    at: '==',
    plain: 'A var gets its value with a single =.',
    fix: 'Write =',
    mended: "var name = 'cpu'\nstream\n    |from()\n        .measurement(name)",
  },
  {
    script: "var dbrp = 'telegraf'\nstream\n    |from()\n        .measurement('cpu')\n        .database(dbrp)",
    code: 'taken-word',
    at: 'dbrp',
    plain: 'dbrp is a word of the language: give the var another name.',
    fix: 'Call it dbrp_value',
    mended:
      "var dbrp_value = 'telegraf'\nstream\n    |from()\n        .measurement('cpu')\n        .database(dbrp_value)",
  },
  {
    script: "Stream\n    |from()\n        .measurement('cpu')",
    code: 'source-name',
    at: 'Stream',
    plain: 'The source is called stream, in small letters.',
    fix: 'Write stream',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'Batch\n    |query(\'SELECT n FROM "telegraf"."autogen".cpu\')\n        .period(10m)\n        .every(10m)',
    code: 'source-name',
    at: 'Batch',
    plain: 'The source is called batch, in small letters.',
    fix: 'Write batch',
    mended: 'batch\n    |query(\'SELECT n FROM "telegraf"."autogen".cpu\')\n        .period(10m)\n        .every(10m)',
  },
  {
    script: "stream\n    |from\n        .measurement('cpu')",
    code: 'missing-parentheses',
    at: 'from',
    plain: 'A node is called, also without arguments: |from().',
    fix: 'Add ()',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'stream \\\n    |from()',
    code: 'line-continuation',
    at: '\\',
    plain: 'A statement goes on on the next line by itself: delete the \\.',
    fix: 'Delete \\',
    mended: 'stream \n    |from()',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: $n > 1)",
    code: 'foreign-sign',
    at: '$n',
    plain: 'Names have no $: write "n".',
    fix: 'Write "n"',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |sample(rate: 10s)",
    code: 'named-argument',
    at: 'rate:',
    plain: 'Arguments have no names in TICKscript: write the value alone, without rate:.',
    fix: 'Delete rate:',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |sample(10s)",
  },
];

test.each(ROWS)('$code: $at', check);
