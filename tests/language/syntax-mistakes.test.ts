import { expect, test } from 'vitest';
import { problemsOf, shown } from './workspace';

/** What Kapacitor refuses: its own text, plain words, and the script after the fix. */
const ROWS: readonly (readonly [script: string, problems: readonly object[]])[] = [
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idle\" = 70)",
    [
      {
        at: '=',
        code: 'single-equals',
        severity: 'error',
        plain: 'In an expression equality is ==; a single = belongs to var x = ….',
        kapacitor: 'invalid TICKscript: parser: unexpected = line 1 char 84 in "age_idle" = 70)". expected: ")"',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idle\" == 70)",
      },
    ],
  ],
  [
    'stream|from().measurement(\'cpu\').groupBy(\'host\')|alert().crit(lambda: "n" > 1 and "n" > 2)',
    [
      {
        at: 'and',
        code: 'lower-case-operator',
        severity: 'error',
        plain: 'Words of TICKscript are in capitals: write AND.',
        kapacitor:
          'invalid TICKscript: parser: unexpected identifier line 1 char 79 in ": "n" > 1 and "n" > ". expected: ")"',
        fixed: 'stream|from().measurement(\'cpu\').groupBy(\'host\')|alert().crit(lambda: "n" > 1 AND "n" > 2)',
      },
    ],
  ],
  [
    'stream|from().measurement(\'cpu\').groupBy(\'host\')|alert().crit(lambda: "n" > 1 && "n" > 2)',
    [
      {
        at: '&',
        code: 'symbol-operator',
        severity: 'error',
        plain: 'Use AND instead of &&.',
        kapacitor:
          'invalid TICKscript: parser: unexpected unknown state, last char: \'&\' line 1 char 79 in ": "n" > 1 && "n" > 2". expected: ")"',
        fixed: 'stream|from().measurement(\'cpu\').groupBy(\'host\')|alert().crit(lambda: "n" > 1 AND "n" > 2)',
      },
    ],
  ],
  [
    'stream|from().measurement(\'cpu\').groupBy(\'host\')|alert().crit(lambda: "n" > 1 || "n" > 2)',
    [
      {
        at: '|',
        code: 'symbol-operator',
        severity: 'error',
        plain: 'Use OR instead of ||.',
        kapacitor: 'invalid TICKscript: parser: unexpected | line 1 char 79 in ": "n" > 1 || "n" > 2". expected: ")"',
        fixed: 'stream|from().measurement(\'cpu\').groupBy(\'host\')|alert().crit(lambda: "n" > 1 OR "n" > 2)',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"ok\" == true)",
    [
      {
        at: 'true',
        code: 'lower-case-boolean',
        severity: 'error',
        plain: 'Booleans are in capitals: write TRUE.',
        kapacitor: 'invalid TICKscript: name "true" is undefined. Names in scope: stream,time',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"ok\" == TRUE)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: NOT \"ok\")",
    [
      {
        at: '"ok"',
        code: 'not-operator',
        severity: 'error',
        plain: 'Negate with !, as in !"ok".',
        kapacitor:
          'invalid TICKscript: parser: unexpected reference line 1 char 75 in "mbda: NOT "ok")". expected: ")"',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: !\"ok\")",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(\"usage_idle\" < 70)",
    [
      {
        at: '"usage_idle" < 70',
        code: 'missing-lambda',
        severity: 'error',
        plain: 'This argument must be a lambda: .crit(lambda: "usage_idle" < 70).',
        kapacitor: 'invalid TICKscript: name "usage_idle" is undefined. Names in scope: ',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idle\" < 70)",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda \"usage_idle\" < 70)",
    [
      {
        at: '"usage_idle"',
        code: 'lambda-colon',
        severity: 'error',
        plain: 'A colon is missing after lambda.',
        kapacitor:
          'invalid TICKscript: parser: unexpected reference line 1 char 70 in "it(lambda "usage_idl". expected: ")"',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idle\" < 70)",
      },
    ],
  ],
  [
    'stream|from().measurement("cpu")|log()',
    [
      {
        at: '"cpu"',
        code: 'double-quotes',
        severity: 'error',
        plain: "Text stands in single quotes: .measurement('cpu').",
        kapacitor:
          'invalid TICKscript: line 1 char 15: cannot assign *ast.ReferenceNode to type string, did you use double quotes instead of single quotes?',
        fixed: "stream|from().measurement('cpu')|log()",
      },
    ],
  ],
  [
    'stream|from().groupBy("host")|log()',
    [
      {
        at: '"host"',
        code: 'double-quotes',
        severity: 'error',
        plain: "groupBy takes text: groupBy('host').",
        kapacitor: 'invalid TICKscript: invalid dimension object of type *ast.ReferenceNode',
        fixed: "stream|from().groupBy('host')|log()",
      },
    ],
  ],
  [
    'stream\n    |window()',
    [
      {
        at: 'window',
        code: 'source-first',
        severity: 'error',
        plain: 'stream has only |from(): put it in front of |window().',
        kapacitor: 'invalid TICKscript: line 2 char 6: no method or property "window" on *pipeline.StreamNode',
        fixed: 'stream\n    |from()|window()',
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().critical(lambda: TRUE)",
    [
      {
        at: 'critical',
        code: 'unknown-member',
        severity: 'error',
        plain: 'alert has no .critical(). Did you mean .crit()?',
        kapacitor: 'invalid TICKscript: line 1 char 39: no method or property "critical" on *pipeline.AlertNode',
        fixed: "stream|from().groupBy('host')|alert().crit(lambda: TRUE)",
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().hipchat()",
    [
      {
        at: 'hipchat',
        code: 'handler-spelling',
        severity: 'error',
        plain: 'Kapacitor knows this handler as hipChat; it refuses hipchat.',
        kapacitor: 'invalid TICKscript: line 1 char 39: no method or property "hipchat" on *pipeline.AlertNode',
        fixed: "stream|from().groupBy('host')|alert().hipChat()",
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().hipChat('room')",
    [
      {
        at: 'hipChat',
        code: 'handler-argument',
        severity: 'error',
        plain: "hipChat() takes no argument; use .hipChat().room('room').",
        kapacitor:
          'invalid TICKscript: line 1 char 39: error calling func "hipChat" on obj *pipeline.AlertNode: reflect: Call with too many input arguments',
        fixed: "stream|from().groupBy('host')|alert().hipChat().room('room')",
      },
    ],
  ],
  [
    'stream|from()|deadman(0, 10s).stateChangesOnly()',
    [
      {
        at: '0',
        code: 'float-wanted',
        severity: 'error',
        plain: 'deadman wants a float here: write 0.0.',
        kapacitor:
          'invalid TICKscript: line 1 char 15: error calling func "deadman" on obj *pipeline.FromNode: reflect: Call using int64 as type float64',
        fixed: 'stream|from()|deadman(0.0, 10s).stateChangesOnly()',
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().flapping(25, 50)",
    [
      {
        at: '25',
        code: 'float-wanted',
        severity: 'error',
        plain: 'flapping wants shares between 0 and 1 as floats: 0.25 and 0.5.',
        kapacitor:
          'invalid TICKscript: line 1 char 39: error calling func "flapping" on obj *pipeline.AlertNode: reflect: Call using int64 as type float64',
        fixed: "stream|from().groupBy('host')|alert().flapping(0.25, 0.5)",
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().stateChangesOnly(10)",
    [
      {
        at: '10',
        code: 'duration-unit',
        severity: 'error',
        plain: 'A duration needs a unit: 10s, 10m.',
        kapacitor:
          'invalid TICKscript: line 1 char 39: error calling func "stateChangesOnly" on obj *pipeline.AlertNode: reflect: cannot use int64 as type time.Duration in Call',
      },
    ],
  ],
  [
    "stream|from()|window().period('1m').every(1m)",
    [
      {
        at: "'1m'",
        code: 'quoted-duration',
        severity: 'error',
        plain: 'Durations are written without quotes: 1m.',
        kapacitor:
          'invalid TICKscript: line 1 char 24: error calling func "period" on obj *pipeline.WindowNode: reflect.Set: value of type string is not assignable to type time.Duration',
        fixed: 'stream|from()|window().period(1m).every(1m)',
      },
    ],
  ],
  [
    'stream|from()|window().period(1.5m).every(1m)',
    [
      {
        at: '1.5m',
        code: 'duration-form',
        severity: 'error',
        plain: 'A duration is one whole number and one unit: write 90s for 1.5m.',
        fixed: 'stream|from()|window().period(90s).every(1m)',
        kapacitor:
          'invalid TICKscript: parser: unexpected identifier line 1 char 34 in "period(1.5m).every(1". expected: ")"',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"n\" > 1e3)",
    [
      {
        at: 'e3',
        code: 'exponent',
        severity: 'error',
        plain: 'Numbers have no exponents: write all digits, 1000.0 instead of 1e3.',
        kapacitor: 'invalid TICKscript: parser: unexpected identifier line 1 char 78 in "a: "n" > 1e3)". expected: ")"',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"n\" > 1000.0)",
      },
    ],
  ],
];

test.each(ROWS)('%s', (script, problems) => {
  expect(problemsOf(script).map((problem) => shown(script, problem))).toEqual(problems);
});
