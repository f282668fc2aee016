import { test } from 'vitest';
import { check, type Row } from './row';

/** How else people write what other languages have: signs, quotes, comments, choices. */
const ROWS: readonly Row[] = [
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy({'host', 'dc'})",
    code: 'foreign-sign',
    at: '{',
    plain: 'There are no blocks in braces: delete the { and its }.',
    fix: 'Delete { and }',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host', 'dc')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: `n` > 1)",
    code: 'foreign-quotes',
    at: '`n`',
    plain: 'A name stands in double quotes, not in backticks.',
    fix: 'Write "n"',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)',
  },
  {
    script: "```tick\nstream\n    |from()\n        .measurement('cpu')\n```",
    code: 'foreign-quotes',
    at: '```tick',
    plain: 'The lines with ``` are of the page from which this was copied: delete them.',
    fix: 'Delete the lines with ```',
    mended: "stream\n    |from()\n        .measurement('cpu')\n",
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "n" > 1)\n        .details("""hello""")',
    code: 'foreign-quotes',
    at: '"""hello"""',
    plain: "A text of several lines stands in three single quotes: '''…'''.",
    fix: "Write '''…'''",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .details('''hello''')",
  },
  {
    script: "<!-- all -->\nstream\n    |from()\n        .measurement('cpu')",
    code: 'comment-form',
    at: '<!-- all -->',
    plain: 'Comments start with // and go to the end of the line.',
    fix: 'Write //',
    mended: "// all\nstream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu') -- all\n    |log()",
    code: 'comment-form',
    at: '--',
    plain: 'Comments start with // and go to the end of the line.',
    fix: 'Write //',
    mended: "stream\n    |from()\n        .measurement('cpu') // all\n    |log()",
  },
  {
    script: "% note\nstream\n    |from()\n        .measurement('cpu')",
    code: 'comment-form',
    at: '%',
    plain: 'Comments start with // and go to the end of the line.',
    fix: 'Write //',
    mended: "// note\nstream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'stream\n    |from()\n        .measurement({plugin})',
    code: 'left-out',
    at: '{plugin}',
    plain: '{plugin} stands for something that was left out: write it here.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n    ...\n    |log()",
    code: 'left-out',
    at: '...',
    plain: '... stands for something that was left out: write it here.',
    mended: "stream\n    |from()\n        .measurement('cpu')\n    |log()",
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "host" ~ /a/)',
    code: 'foreign-operator',
    at: '~',
    plain: 'Use =~ instead of ~.',
    fix: 'Write =~',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "host" =~ /a/)',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: \"host\" ILIKE 'A%')",
    code: 'foreign-operator',
    at: 'ILIKE',
    plain: 'There is no ILIKE: texts are matched with =~ and a regular expression, =~ /(?i)^A/.',
    fix: 'Write =~ /(?i)^A/',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "host" =~ /(?i)^A/)',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" BETWEEN 1 AND 3)',
    code: 'foreign-operator',
    at: 'BETWEEN',
    plain: 'There is no BETWEEN: compare with both ends and join with AND.',
    fix: 'Write ("n" >= 1 AND "n" <= 3)',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: ("n" >= 1 AND "n" <= 3))',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" IS NOT NULL)',
    code: 'foreign-operator',
    at: 'IS NOT NULL',
    plain: 'There is no NULL: whether a point has a field is told by isPresent, isPresent("n").',
    fix: 'Write isPresent("n")',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: isPresent("n"))',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" IS NULL)',
    code: 'foreign-operator',
    at: 'IS NULL',
    plain: 'There is no NULL: whether a point has a field is told by isPresent, !isPresent("n").',
    fix: 'Write !isPresent("n")',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: !isPresent("n"))',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1 & "n" < 5)',
    code: 'symbol-operator',
    at: '&',
    plain: 'Use AND instead of &.',
    fix: 'Write AND',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1 AND "n" < 5)',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1 | "ok")',
    code: 'symbol-operator',
    at: '|',
    plain: 'Use OR instead of |.',
    fix: 'Write OR',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1 OR "ok")',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .where((r) => r.n > 1)",
    code: 'lambda-colon',
    at: '(r) =>',
    plain: 'An expression begins with lambda: and has no parameters; fields and tags stand in double quotes.',
    fix: 'Write lambda:',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda x: x["n"] > 1)',
    code: 'lambda-colon',
    at: 'lambda x:',
    plain: 'An expression begins with lambda: and has no parameters; fields and tags stand in double quotes.',
    fix: 'Write lambda:',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(λ: "n" > 1)',
    code: 'lambda-colon',
    at: 'λ:',
    plain: 'An expression begins with lambda: and has no parameters; fields and tags stand in double quotes.',
    fix: 'Write lambda:',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n    |window()\n        .period(1y)\n        .every(10s)",
    code: 'duration-form',
    at: '1y',
    plain: 'A duration is one whole number and one unit: write 365d for 1y.',
    fix: 'Write 365d',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |window()\n        .period(365d)\n        .every(10s)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n    |sample(2mo)",
    code: 'duration-form',
    at: '2mo',
    plain: 'A duration is one whole number and one unit: write 60d for 2mo.',
    fix: 'Write 60d',
    mended: "stream\n    |from()\n        .measurement('cpu')\n    |sample(60d)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n    |sample(100ns)",
    code: 'duration-form',
    at: '100ns',
    plain: 'A duration is one whole number and one unit, of w, d, h, m, s, ms and u: there are no nanoseconds.',
    mended: "stream\n    |from()\n        .measurement('cpu')\n    |sample(1u)",
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |window()\n        .period(10s)\n        .every("90 sec")',
    code: 'quoted-duration',
    at: '"90 sec"',
    plain: 'Durations are written without quotes: 90s.',
    fix: 'Write 90s',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |window()\n        .period(10s)\n        .every(90s)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |eval(lambda: if (\"n\" > 1) 1 else 0)\n        .as('x')",
    code: 'conditional',
    at: 'if ("n" > 1) 1 else 0',
    plain: 'A choice is a function: if(condition, a, b).',
    fix: 'Write if("n" > 1, 1, 0)',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |eval(lambda: if(\"n\" > 1, 1, 0))\n        .as('x')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |eval(lambda: 1 if \"n\" > 1 else 0)\n        .as('x')",
    code: 'conditional',
    at: '1 if "n" > 1 else 0',
    plain: 'A choice is a function: if(condition, a, b).',
    fix: 'Write if("n" > 1, 1, 0)',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |eval(lambda: if(\"n\" > 1, 1, 0))\n        .as('x')",
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |eval(lambda: "n" > 3 ? 2 : "n" > 1 ? 1 : 0)\n        .as(\'x\')',
    code: 'conditional',
    at: '"n" > 3 ? 2 : "n" > 1 ? 1 : 0',
    plain: 'A choice is a function: if(condition, a, b).',
    fix: 'Write if("n" > 3, 2, if("n" > 1, 1, 0))',
    mended:
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |eval(lambda: if("n" > 3, 2, if("n" > 1, 1, 0)))\n        .as(\'x\')',
  },
  {
    script: 'if n > 1 {\n    stream\n}',
    code: 'conditional',
    at: '{',
    plain:
      'A script has no statements such as if: it only builds a pipeline. A choice is a function in a lambda, if(condition, a, b).',
    mended: 'stream\n    |from()\n        .where(lambda: "n" > 1)',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host',, 'dc')",
    code: 'extra-comma',
    at: ',',
    plain: 'Between two commas, or in front of the first, an argument is missing: delete this comma.',
    fix: 'Delete ,',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host','dc')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy(, 'dc')",
    code: 'extra-comma',
    at: ',',
    plain: 'Between two commas, or in front of the first, an argument is missing: delete this comma.',
    fix: 'Delete ,',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('dc')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy(['host', 'dc')",
    code: 'unclosed-parenthesis',
    at: '[',
    plain: 'This bracket is never closed.',
    fix: 'Close it with ]',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy(['host', 'dc'])",
  },
  {
    script: "var db = 'telegraf\nvar rp = 'autogen'\nstream\n    |from()\n        .measurement('cpu')",
    code: 'unterminated',
    at: "'telegraf",
    plain: "This text is never closed: ' is missing.",
    fix: "Close it with '",
    mended: "var db = 'telegraf'\nvar rp = 'autogen'\nstream\n    |from()\n        .measurement('cpu')",
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "n > 1 AND "temperature" > 3)',
    code: 'unterminated',
    at: '"n',
    plain: 'This name in double quotes is never closed: " is missing.',
    fix: 'Close it with "',
    mended:
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "n" > 1 AND "temperature" > 3)',
  },
  {
    script:
      "batch\n    |query('SELECT n FROM \"telegraf\".\"autogen\".cpu WHERE host = 'a' AND dc = 'x'')\n        .period(10s)\n        .every(10s)",
    code: 'apostrophe',
    at: "'SELECT n FROM \"telegraf\".\"autogen\".cpu WHERE host = 'a' AND dc = 'x''",
    plain: "The quote within ends the text: write the whole in three single quotes, '''…''', or \\' within it.",
    fix: 'Write the quotes within as a part of the text',
    mended:
      "batch\n    |query('SELECT n FROM \"telegraf\".\"autogen\".cpu WHERE host = \\'a\\' AND dc = \\'x\\'')\n        .period(10s)\n        .every(10s)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags 'host' }} is high')",
    code: 'apostrophe',
    at: "'{{ index .Tags 'host' }} is high'",
    plain: 'The quote within ends the text: a template has its texts in double quotes, {{ index .Tags "host" }}.',
    fix: 'Write double quotes within',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags \"host\" }} is high')",
  },
];

test.each(ROWS)('$code: $at', check);
