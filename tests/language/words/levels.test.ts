/** Names, levels, programs and shares in scripts: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';

const ROWS: readonly Row[] = [
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: hour("time") >= 22 AND hour("time") < 6)
    |log()
`,
    code: 'always-false',
    at: 'hour("time") >= 22 AND hour("time") < 6',
    plain: 'This is never true: no value meets hour("time") >= 22 and hour("time") < 6 at once. OR was probably meant.',
    fix: 'Write OR',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: hour("time") >= 22 OR hour("time") < 6)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "host" == 'a' AND "host" == 'b')
    |log()
`,
    code: 'always-false',
    at: `"host" == 'a' AND "host" == 'b'`,
    plain: `This is never true: no value meets "host" == 'a' and "host" == 'b' at once. OR was probably meant.`,
    fix: 'Write OR',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "host" == 'a' OR "host" == 'b')
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "n" > 5 AND "ok" AND "n" < 3)
    |log()
`,
    code: 'always-false',
    at: '"n" > 5 AND "ok" AND "n" < 3',
    plain: 'This is never true: no value meets "n" > 5 and "n" < 3 at once. OR was probably meant.',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "n" > 3 AND "ok" AND "n" < 5)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: 5 < "n" AND "n" <= 5)
    |log()
`,
    code: 'always-false',
    at: '5 < "n" AND "n" <= 5',
    plain: 'This is never true: no value meets 5 < "n" and "n" <= 5 at once. OR was probably meant.',
    fix: 'Write OR',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: 5 < "n" OR "n" <= 5)
    |log()
`,
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
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .warn(lambda: "usage_idle" < 10)
        .crit(lambda: "usage_idle" < 20)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'level-order',
    at: 'warn(lambda: "usage_idle" < 10)',
    plain:
      'This alert never has the level warn: wherever "usage_idle" < 10 is true, "usage_idle" < 20 of .crit() is as well, and the higher level wins.',
    fix: 'Exchange the conditions of warn and crit',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .warn(lambda: "usage_idle" < 20)
        .crit(lambda: "usage_idle" < 10)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .info(lambda: "n" > 90)
        .warn(lambda: "n" > 70)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'level-order',
    at: 'info(lambda: "n" > 90)',
    plain:
      'This alert never has the level info: wherever "n" > 90 is true, "n" > 70 of .warn() is as well, and the higher level wins.',
    fix: 'Exchange the conditions of info and warn',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .info(lambda: "n" > 70)
        .warn(lambda: "n" > 90)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `var w = 90
var c = 80

stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .warn(lambda: "n" > w)
        .crit(lambda: "n" > c)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'level-order',
    at: 'warn(lambda: "n" > w)',
    plain:
      'This alert never has the level warn: wherever "n" > w is true, "n" > c of .crit() is as well, and the higher level wins.',
    fix: 'Exchange the conditions of warn and crit',
    mended: `var w = 90
var c = 80

stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .warn(lambda: "n" > c)
        .crit(lambda: "n" > w)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .warn(lambda: "n" > 5)
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'level-order',
    at: 'warn(lambda: "n" > 5)',
    plain:
      'This alert never has the level warn: wherever "n" > 5 is true, "n" > 5 of .crit() is as well, and the higher level wins.',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .warn(lambda: "n" > 4)
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .critReset(lambda: "usage_idle" < 5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'level-order',
    at: 'critReset(lambda: "usage_idle" < 5)',
    plain:
      'This never ends crit: where "usage_idle" < 5 is true, "usage_idle" < 10 is as well, and the level stays. A reset is true where the level is not.',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .critReset(lambda: "usage_idle" > 20)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(0.5, 0.25)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'flapping-order',
    at: 'flapping(0.5, 0.25)',
    plain: 'The first share has to be the lower one: flapping ends below it and begins above the second.',
    fix: 'Write 0.25, 0.5',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(0.25, 0.5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(25.0, 50.0)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'flapping-order',
    at: '25.0, 50.0',
    plain: 'flapping takes shares between 0 and 1, and 25.0, 50.0 are percentages: flapping(0.25, 0.5).',
    fix: 'Write 0.25, 0.5',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(0.25, 0.5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(50.0, 25.0)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'flapping-order',
    at: '50.0, 25.0',
    plain: 'flapping takes shares between 0 and 1, and 50.0, 25.0 are percentages: flapping(0.25, 0.5).',
    fix: 'Write 0.25, 0.5',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(0.25, 0.5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(0.5, 1.5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'flapping-order',
    at: '0.5, 1.5',
    plain: 'flapping takes two shares between 0 and 1, the lower one first: flapping(0.25, 0.5).',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(0.25, 0.5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(25, 50)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'float-wanted',
    at: '25',
    plain: 'flapping wants shares between 0 and 1 as floats: 0.25 and 0.5.',
    fix: 'Write 0.25 and 0.5',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 1)
        .flapping(0.25, 0.5)
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .tcp('alerts.example.com')
`,
    code: 'tcp-address',
    at: "'alerts.example.com'",
    plain:
      "tcp connects to host and port, 'alerts.example.com:9000': with alerts.example.com each event is an error in the log.",
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .tcp('alerts.example.com:9000')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .tcp('tcp://alerts.example.com:9000/x')
`,
    code: 'tcp-address',
    at: "'tcp://alerts.example.com:9000/x'",
    plain:
      "tcp connects to host and port, 'alerts.example.com:9000': with tcp://alerts.example.com:9000/x each event is an error in the log.",
    fix: "Write 'alerts.example.com:9000'",
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .tcp('alerts.example.com:9000')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .tcp('')
`,
    code: 'tcp-address',
    at: "''",
    plain: "tcp connects to host and port, 'localhost:9000': with nothing each event is an error in the log.",
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .tcp('localhost:9000')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .exec('/usr/bin/python3 /opt/alert.py')
`,
    code: 'exec-arguments',
    at: "'/usr/bin/python3 /opt/alert.py'",
    plain:
      "No shell reads this, so the whole text is taken for the name of the program: .exec('/usr/bin/python3', '/opt/alert.py').",
    fix: "Write '/usr/bin/python3', '/opt/alert.py'",
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .exec('/usr/bin/python3', '/opt/alert.py')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .exec('echo "$LEVEL" > /tmp/x')
`,
    code: 'exec-arguments',
    at: `'echo "$LEVEL" > /tmp/x'`,
    plain: `No shell reads this, so the whole text is taken for the name of the program: .exec('echo', '"$LEVEL"', '>', '/tmp/x').`,
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .stateChangesOnly()
        .exec('/bin/sh', '-c', 'cat > /tmp/x')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: "b" * 2.0, lambda: float("n"))
        .as('a', 'b')
    |log()
`,
    code: 'unknown-field',
    at: '"b"',
    plain:
      'b is the result of an expression further back in this eval, and they are worked out in their order: put that one, and its name in .as(), in front.',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: float("n"), lambda: "b" * 2.0)
        .as('b', 'a')
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: 100.0 - "usage_idle")
        .as('used')
        .keep('n')
    |where(lambda: "used" > 3.0)
    |log()
`,
    code: 'lost-field',
    at: '"used"',
    plain: '.keep() of eval does not list used, so it is gone here.',
    fix: 'Keep used',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: 100.0 - "usage_idle")
        .as('used')
        .keep('n', 'used')
    |where(lambda: "used" > 3.0)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: 100.0 - "usage_idle")
        .as('used')
    |where(lambda: "n" > 3)
    |log()
`,
    code: 'lost-field',
    at: '"n"',
    plain: 'eval keeps only used, so n is gone here. Add .keep() to keep the other fields.',
    fix: 'Add .keep()',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: 100.0 - "usage_idle")
        .as('used')
        .keep()
    |where(lambda: "n" > 3)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: 'at ' + "n")
        .as('words')
    |log()
`,
    code: 'type-mix',
    at: `'at ' + "n"`,
    plain: 'A text and an int cannot be added: write string("n").',
    fix: 'Write string("n")',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: 'at ' + string("n"))
        .as('words')
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: "usage_idle" + '%')
        .as('words')
    |log()
`,
    code: 'type-mix',
    at: `"usage_idle" + '%'`,
    plain: 'A text and a float cannot be added: write string("usage_idle").',
    fix: 'Write string("usage_idle")',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: string("usage_idle") + '%')
        .as('words')
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: "state" + "ok")
        .as('words')
    |log()
`,
    code: 'type-mix',
    at: '"state" + "ok"',
    plain: 'A text and a boolean cannot be added: write string("ok").',
    fix: 'Write string("ok")',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: "state" + string("ok"))
        .as('words')
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "host" =~ /*a/)
    |log()
`,
    code: 'syntax',
    at: '/*a/',
    plain: '* of a regular expression repeats what stands in front of it, and nothing does: any text is .*, /.*a/.',
    fix: 'Write /.*a/',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "host" =~ /.*a/)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "host" =~ /+a$/)
    |log()
`,
    code: 'syntax',
    at: '/+a$/',
    plain: '+ of a regular expression repeats what stands in front of it, and nothing does: any text is .*, /.+a$/.',
    fix: 'Write /.+a$/',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "host" =~ /.+a$/)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .message('at {{ .Fields.usage-idle }}')
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'template',
    at: '.Fields.usage-idle',
    plain: 'A template takes a part of something with index: index .Fields "usage-idle".',
    fix: 'Write index .Fields "usage-idle"',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .message('at {{ index .Fields "usage-idle" }}')
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .message('at {{ printf "%v" .Tags.data-center }}')
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
    code: 'template',
    at: '.Tags.data-center',
    plain: 'A template takes a part of something with index: (index .Tags "data-center").',
    fix: 'Write (index .Tags "data-center")',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "n" > 5)
        .message('at {{ printf "%v" (index .Tags "data-center") }}')
        .stateChangesOnly()
        .log('/tmp/a.log')
`,
  },
];

test.each(ROWS)('$script', check);
