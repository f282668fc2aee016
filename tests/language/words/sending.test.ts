/** Programs, addresses and templates of an alert: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';

const ROWS: readonly Row[] = [
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

test.each(ROWS)('$code: $at', check);
