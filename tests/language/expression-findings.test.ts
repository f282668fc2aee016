import { expect, test } from 'vitest';
import { problemsOf, shown } from './workspace';

/** What the sample points show, though Kapacitor says it late or never. */
const ROWS: readonly (readonly [script: string, problems: readonly object[]])[] = [
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idel\" < 10)",
    [
      {
        at: '"usage_idel"',
        code: 'unknown-field',
        severity: 'warning',
        plain: 'No point here in cpu has a field or tag usage_idel. Did you mean "usage_idle"?',
        kapacitor: '',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idle\" < 10)",
      },
    ],
  ],
  [
    'stream|from().measurement(\'cpu\').groupBy(\'host\')|alert().crit(lambda: "host" == "a")',
    [
      {
        at: '"a"',
        code: 'quoted-value',
        severity: 'warning',
        plain:
          '"a" in double quotes means a field or tag called a; no point in your data has one, but it is a value of tag host. Did you mean \'a\'?',
        kapacitor: '',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"host\" == 'a')",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: 'usage_idle' < 10)",
    [
      {
        at: "'usage_idle'",
        code: 'quoted-field',
        severity: 'error',
        plain: '\'usage_idle\' is the text usage_idle; comparing text with a number can never work. Use "usage_idle".',
        kapacitor:
          'Failed to compile stateful expression for crit: mismatched type to binary operator. got string < int. see bool(), int(), float(), string(), duration()',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idle\" < 10)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"n\" * 1.5 > 3.0)",
    [
      {
        at: '"n" * 1.5',
        code: 'int-float-mix',
        severity: 'error',
        plain:
          '"n" is int, 1.5 is float: arithmetic needs equal types, so write float("n") (comparisons may mix int and float).',
        kapacitor:
          'mismatched type to binary operator. got int * float. see bool(), int(), float(), string(), duration()',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: float(\"n\") * 1.5 > 3.0)",
      },
    ],
  ],
  [
    "stream|from().measurement('mem').groupBy('host')|eval(lambda: \"used\" / \"n\").as('x')|log()",
    [
      {
        at: '"n"',
        code: 'unknown-field',
        severity: 'warning',
        plain: 'No point here in mem has a field or tag n. There are total, used and host.',
        kapacitor: '',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|eval(lambda: \"n\" / 2).as('half')|alert().crit(lambda: \"usage_idle\" < 10)",
    [
      {
        at: '"n" / 2',
        code: 'int-division',
        severity: 'warning',
        plain: 'This divides two integers, and the fraction is cut off. Use float("n") / 2.0.',
        kapacitor: '',
        fixed:
          "stream|from().measurement('cpu').groupBy('host')|eval(lambda: float(\"n\") / 2.0).as('half')|alert().crit(lambda: \"usage_idle\" < 10)",
      },
      {
        at: '"usage_idle"',
        code: 'lost-field',
        severity: 'warning',
        plain: 'eval keeps only half, so usage_idle is gone here. Add .keep() to keep the other fields.',
        kapacitor: '',
        fixed:
          "stream|from().measurement('cpu').groupBy('host')|eval(lambda: \"n\" / 2).as('half').keep()|alert().crit(lambda: \"usage_idle\" < 10)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"ok\" == 'true')",
    [
      {
        at: '"ok" == \'true\'',
        code: 'type-mix',
        severity: 'error',
        plain: '"ok" is a boolean: write "ok" == TRUE.',
        kapacitor:
          'mismatched type to binary operator. got boolean == string. see bool(), int(), float(), string(), duration()',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"ok\" == TRUE)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"host\" > 5)",
    [
      {
        at: '"host" > 5',
        code: 'type-mix',
        severity: 'error',
        plain: '"host" is a text: write int("host") > 5.',
        kapacitor:
          'mismatched type to binary operator. got string > int. see bool(), int(), float(), string(), duration()',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: int(\"host\") > 5)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"n\" > 5s)",
    [
      {
        at: '"n" > 5s',
        code: 'type-mix',
        severity: 'error',
        plain: '"n" is a number in its unit, 5s is a duration: compare it with a number.',
        kapacitor:
          'mismatched type to binary operator. got int > duration. see bool(), int(), float(), string(), duration()',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: round(\"usage_idle\") > 1)",
    [
      {
        at: 'round',
        code: 'unknown-function',
        severity: 'error',
        plain: 'There is no function round; each point fails on it. Did you mean rand?',
        kapacitor: 'undefined function: "round"',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: rand(\"usage_idle\") > 1)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: pow(\"usage_idle\") > 1.0)",
    [
      {
        at: 'pow("usage_idle")',
        code: 'argument-count',
        severity: 'error',
        plain: 'pow takes 2 arguments, not 1: each point fails on it.',
        kapacitor:
          'Cannot call function "pow" with args ("usage_idle": float), available signatures are [(float,float)].',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: abs(\"n\") > 1)",
    [
      {
        at: 'abs("n")',
        code: 'argument-type',
        severity: 'error',
        plain: 'abs does not take (int): there is abs(float).',
        kapacitor: 'Cannot call function "abs" with args ("n": int), available signatures are [(float)].',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: abs(float(\"n\")) > 1)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idle\")",
    [
      {
        at: '"usage_idle"',
        code: 'not-a-condition',
        severity: 'error',
        plain: 'crit needs a condition: "usage_idle" > 70.0, for example.',
        kapacitor: 'TypeGuard: expression returned unexpected type float, expected boolean',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"host\" =~ 'a*')",
    [
      {
        at: "'a*'",
        code: 'regex-wanted',
        severity: 'error',
        plain:
          '=~ needs a regular expression between slashes: /a/. A text never matches, and each point logs an error.',
        kapacitor: '',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"host\" =~ /a/)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"host\" != 'a' OR \"host\" != 'b')",
    [
      {
        at: '"host" != \'a\' OR "host" != \'b\'',
        code: 'always-true',
        severity: 'warning',
        plain: 'This is always true: whatever "host" is, it differs from one of the two. AND was probably meant.',
        kapacitor: '',
      },
    ],
  ],
  [
    "stream|from().measurement('cpus')|log()",
    [
      {
        at: "'cpus'",
        code: 'unknown-measurement',
        severity: 'warning',
        plain: 'No point in your data has the measurement cpus, so nothing passes. There are cpu and mem.',
        kapacitor: '',
        fixed: "stream|from().measurement('cpu')|log()",
      },
    ],
  ],
];

test.each(ROWS)('%s', (script, problems) => {
  expect(problemsOf(script).map((problem) => shown(script, problem))).toEqual(problems);
});
