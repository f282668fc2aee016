/** Programs, addresses and templates of an alert: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';
import { alert, sent } from './scripts';

const ROWS: readonly Row[] = [
  {
    script: sent(".tcp('alerts.example.com')"),
    code: 'tcp-address',
    at: "'alerts.example.com'",
    plain:
      "tcp connects to host and port, 'alerts.example.com:9000': with alerts.example.com each event is an error in the log.",
    mended: sent(".tcp('alerts.example.com:9000')"),
  },
  {
    script: sent(".tcp('tcp://alerts.example.com:9000/x')"),
    code: 'tcp-address',
    at: "'tcp://alerts.example.com:9000/x'",
    plain:
      "tcp connects to host and port, 'alerts.example.com:9000': with tcp://alerts.example.com:9000/x each event is an error in the log.",
    fix: "Write 'alerts.example.com:9000'",
    mended: sent(".tcp('alerts.example.com:9000')"),
  },
  {
    script: sent(".tcp('')"),
    code: 'tcp-address',
    at: "''",
    plain: "tcp connects to host and port, 'localhost:9000': with nothing each event is an error in the log.",
    mended: sent(".tcp('localhost:9000')"),
  },
  {
    script: sent(".exec('/usr/bin/python3 /opt/alert.py')"),
    code: 'exec-arguments',
    at: "'/usr/bin/python3 /opt/alert.py'",
    plain:
      "No shell reads this, so the whole text is taken for the name of the program: .exec('/usr/bin/python3', '/opt/alert.py').",
    fix: "Write '/usr/bin/python3', '/opt/alert.py'",
    mended: sent(".exec('/usr/bin/python3', '/opt/alert.py')"),
  },
  {
    script: sent(`.exec('echo "$LEVEL" > /tmp/x')`),
    code: 'exec-arguments',
    at: `'echo "$LEVEL" > /tmp/x'`,
    plain: `No shell reads this, so the whole text is taken for the name of the program: .exec('echo', '"$LEVEL"', '>', '/tmp/x').`,
    mended: sent(".exec('/bin/sh', '-c', 'cat > /tmp/x')"),
  },
  {
    script: alert('.crit(lambda: "n" > 5)', ".message('at {{ .Fields.usage-idle }}')"),
    code: 'template',
    at: '.Fields.usage-idle',
    plain: 'A template takes a part of something with index: index .Fields "usage-idle".',
    fix: 'Write index .Fields "usage-idle"',
    mended: alert('.crit(lambda: "n" > 5)', `.message('at {{ index .Fields "usage-idle" }}')`),
  },
  {
    script: alert('.crit(lambda: "n" > 5)', `.message('at {{ printf "%v" .Tags.data-center }}')`),
    code: 'template',
    at: '.Tags.data-center',
    plain: 'A template takes a part of something with index: (index .Tags "data-center").',
    fix: 'Write (index .Tags "data-center")',
    mended: alert('.crit(lambda: "n" > 5)', `.message('at {{ printf "%v" (index .Tags "data-center") }}')`),
  },
];

test.each(ROWS)('$code: $at', check);
