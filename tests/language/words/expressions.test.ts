/** Expressions that are never true, see no such field, mix types or name what a lambda cannot see: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';
import { cpu } from './scripts';

const ROWS: readonly Row[] = [
  {
    script: cpu('|where(lambda: hour("time") >= 22 AND hour("time") < 6)', '|log()'),
    code: 'always-false',
    at: 'hour("time") >= 22 AND hour("time") < 6',
    plain: 'This is never true: no value meets hour("time") >= 22 and hour("time") < 6 at once. OR was probably meant.',
    fix: 'Write OR',
    mended: cpu('|where(lambda: hour("time") >= 22 OR hour("time") < 6)', '|log()'),
  },
  {
    script: cpu(`|where(lambda: "host" == 'a' AND "host" == 'b')`, '|log()'),
    code: 'always-false',
    at: `"host" == 'a' AND "host" == 'b'`,
    plain: `This is never true: no value meets "host" == 'a' and "host" == 'b' at once. OR was probably meant.`,
    fix: 'Write OR',
    mended: cpu(`|where(lambda: "host" == 'a' OR "host" == 'b')`, '|log()'),
  },
  {
    script: cpu('|where(lambda: "n" > 5 AND "ok" AND "n" < 3)', '|log()'),
    code: 'always-false',
    at: '"n" > 5 AND "ok" AND "n" < 3',
    plain: 'This is never true: no value meets "n" > 5 and "n" < 3 at once. OR was probably meant.',
    mended: cpu('|where(lambda: "n" > 3 AND "ok" AND "n" < 5)', '|log()'),
  },
  {
    script: cpu('|where(lambda: 5 < "n" AND "n" <= 5)', '|log()'),
    code: 'always-false',
    at: '5 < "n" AND "n" <= 5',
    plain: 'This is never true: no value meets 5 < "n" and "n" <= 5 at once. OR was probably meant.',
    fix: 'Write OR',
    mended: cpu('|where(lambda: 5 < "n" OR "n" <= 5)', '|log()'),
  },
  {
    script: `var limit = -3

stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "n" >= limit AND "n" < -3)
    |log()
`,
    code: 'always-false',
    at: '"n" >= limit AND "n" < -3',
    plain: 'This is never true: no value meets "n" >= limit and "n" < -3 at once. OR was probably meant.',
    fix: 'Write OR',
    mended: `var limit = -3

stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "n" >= limit OR "n" < -3)
    |log()
`,
  },
  {
    script: cpu('|eval(lambda: "b" * 2.0, lambda: float("n"))', ".as('a', 'b')", '|log()'),
    code: 'unknown-field',
    at: '"b"',
    plain:
      'b is the result of an expression further back in this eval, and they are worked out in their order: put that one, and its name in .as(), in front.',
    mended: cpu('|eval(lambda: float("n"), lambda: "b" * 2.0)', ".as('b', 'a')", '|log()'),
  },
  {
    script: cpu(
      '|eval(lambda: 100.0 - "usage_idle")',
      ".as('used')",
      ".keep('n')",
      '|where(lambda: "used" > 3.0)',
      '|log()',
    ),
    code: 'lost-field',
    at: '"used"',
    plain: '.keep() of eval does not list used, so it is gone here.',
    fix: 'Keep used',
    mended: cpu(
      '|eval(lambda: 100.0 - "usage_idle")',
      ".as('used')",
      ".keep('n', 'used')",
      '|where(lambda: "used" > 3.0)',
      '|log()',
    ),
  },
  {
    script: cpu('|eval(lambda: 100.0 - "usage_idle")', ".as('used')", '|where(lambda: "n" > 3)', '|log()'),
    code: 'lost-field',
    at: '"n"',
    plain: 'eval keeps only used, so n is gone here. Add .keep() to keep the other fields.',
    fix: 'Add .keep()',
    mended: cpu('|eval(lambda: 100.0 - "usage_idle")', ".as('used')", '.keep()', '|where(lambda: "n" > 3)', '|log()'),
  },
  {
    script: cpu(`|eval(lambda: 'at ' + "n")`, ".as('words')", '|log()'),
    code: 'type-mix',
    at: `'at ' + "n"`,
    plain: 'A text and an int cannot be added: write string("n").',
    fix: 'Write string("n")',
    mended: cpu(`|eval(lambda: 'at ' + string("n"))`, ".as('words')", '|log()'),
  },
  {
    script: cpu(`|eval(lambda: "usage_idle" + '%')`, ".as('words')", '|log()'),
    code: 'type-mix',
    at: `"usage_idle" + '%'`,
    plain: 'A text and a float cannot be added: write string("usage_idle").',
    fix: 'Write string("usage_idle")',
    mended: cpu(`|eval(lambda: string("usage_idle") + '%')`, ".as('words')", '|log()'),
  },
  {
    script: cpu('|eval(lambda: "state" + "ok")', ".as('words')", '|log()'),
    code: 'type-mix',
    at: '"state" + "ok"',
    plain: 'A text and a boolean cannot be added: write string("ok").',
    fix: 'Write string("ok")',
    mended: cpu('|eval(lambda: "state" + string("ok"))', ".as('words')", '|log()'),
  },
  {
    script: cpu('|where(lambda: "host" =~ /*a/)', '|log()'),
    code: 'syntax',
    at: '/*a/',
    plain: '* of a regular expression repeats what stands in front of it, and nothing does: any text is .*, /.*a/.',
    fix: 'Write /.*a/',
    mended: cpu('|where(lambda: "host" =~ /.*a/)', '|log()'),
  },
  {
    script: cpu('|where(lambda: "host" =~ /+a$/)', '|log()'),
    code: 'syntax',
    at: '/+a$/',
    plain: '+ of a regular expression repeats what stands in front of it, and nothing does: any text is .*, /.+a$/.',
    fix: 'Write /.+a$/',
    mended: cpu('|where(lambda: "host" =~ /.+a$/)', '|log()'),
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
    |where(lambda: hour(time) > 5)
    |log()
`,
    code: 'undefined-name',
    at: 'time',
    plain: 'time without quotes is a function of groupBy; the time of a point is "time", in double quotes.',
    fix: 'Write "time"',
    mended: `stream
    |from()
        .measurement('cpu')
    |where(lambda: hour("time") > 5)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
    |where(lambda: "n" > 5 AND weekday(time) == 1)
    |log()
`,
    code: 'undefined-name',
    at: 'time',
    plain: 'time without quotes is a function of groupBy; the time of a point is "time", in double quotes.',
    fix: 'Write "time"',
    mended: `stream
    |from()
        .measurement('cpu')
    |where(lambda: "n" > 5 AND weekday("time") == 1)
    |log()
`,
  },
  {
    script: `var all = stream
    |from()
        .measurement('cpu')

all
    |where(lambda: "n" > all)
    |log()
`,
    code: 'undefined-name',
    at: 'all',
    plain:
      'all is a var that holds a node, and a lambda sees the fields and tags of one point only: join both streams, |join(), to compare them.',
    mended: `var all = stream
    |from()
        .measurement('cpu')

all
    |where(lambda: "n" > 3)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
    |where(lambda: "n" != nil)
    |log()
`,
    code: 'undefined-name',
    at: '"n" != nil',
    plain: 'There is no nil: whether a field or tag is there says isPresent("n").',
    fix: 'Write isPresent("n")',
    mended: `stream
    |from()
        .measurement('cpu')
    |where(lambda: isPresent("n"))
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
    |where(lambda: null == "n")
    |log()
`,
    code: 'undefined-name',
    at: 'null == "n"',
    plain: 'There is no null: whether a field or tag is there says !isPresent("n").',
    fix: 'Write !isPresent("n")',
    mended: `stream
    |from()
        .measurement('cpu')
    |where(lambda: !isPresent("n"))
    |log()
`,
  },
];

test.each(ROWS)('$code: $at', check);
