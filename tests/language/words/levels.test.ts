/** Levels of an alert, their resets and flapping: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';
import { alert } from './scripts';

const ROWS: readonly Row[] = [
  {
    script: alert('.warn(lambda: "usage_idle" < 10)', '.crit(lambda: "usage_idle" < 20)'),
    code: 'level-order',
    at: 'warn(lambda: "usage_idle" < 10)',
    plain:
      'This alert never has the level warn: wherever "usage_idle" < 10 is true, "usage_idle" < 20 of .crit() is as well, and the higher level wins.',
    fix: 'Exchange the conditions of warn and crit',
    mended: alert('.warn(lambda: "usage_idle" < 20)', '.crit(lambda: "usage_idle" < 10)'),
  },
  {
    script: alert('.info(lambda: "n" > 90)', '.warn(lambda: "n" > 70)'),
    code: 'level-order',
    at: 'info(lambda: "n" > 90)',
    plain:
      'This alert never has the level info: wherever "n" > 90 is true, "n" > 70 of .warn() is as well, and the higher level wins.',
    fix: 'Exchange the conditions of info and warn',
    mended: alert('.info(lambda: "n" > 70)', '.warn(lambda: "n" > 90)'),
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
    script: alert('.warn(lambda: "n" > 5)', '.crit(lambda: "n" > 5)'),
    code: 'level-order',
    at: 'warn(lambda: "n" > 5)',
    plain:
      'This alert never has the level warn: wherever "n" > 5 is true, "n" > 5 of .crit() is as well, and the higher level wins.',
    mended: alert('.warn(lambda: "n" > 4)', '.crit(lambda: "n" > 5)'),
  },
  {
    script: alert('.crit(lambda: "usage_idle" < 10)', '.critReset(lambda: "usage_idle" < 5)'),
    code: 'level-order',
    at: 'critReset(lambda: "usage_idle" < 5)',
    plain:
      'This never ends crit: where "usage_idle" < 5 is true, "usage_idle" < 10 is as well, and the level stays. A reset is true where the level is not.',
    mended: alert('.crit(lambda: "usage_idle" < 10)', '.critReset(lambda: "usage_idle" > 20)'),
  },
  {
    script: alert('.crit(lambda: "n" > 1)', '.flapping(0.5, 0.25)'),
    code: 'flapping-order',
    at: 'flapping(0.5, 0.25)',
    plain: 'The first share has to be the lower one: flapping ends below it and begins above the second.',
    fix: 'Write 0.25, 0.5',
    mended: alert('.crit(lambda: "n" > 1)', '.flapping(0.25, 0.5)'),
  },
  {
    script: alert('.crit(lambda: "n" > 1)', '.flapping(25.0, 50.0)'),
    code: 'flapping-order',
    at: '25.0, 50.0',
    plain: 'flapping takes shares between 0 and 1, and 25.0, 50.0 are percentages: flapping(0.25, 0.5).',
    fix: 'Write 0.25, 0.5',
    mended: alert('.crit(lambda: "n" > 1)', '.flapping(0.25, 0.5)'),
  },
  {
    script: alert('.crit(lambda: "n" > 1)', '.flapping(50.0, 25.0)'),
    code: 'flapping-order',
    at: '50.0, 25.0',
    plain: 'flapping takes shares between 0 and 1, and 50.0, 25.0 are percentages: flapping(0.25, 0.5).',
    fix: 'Write 0.25, 0.5',
    mended: alert('.crit(lambda: "n" > 1)', '.flapping(0.25, 0.5)'),
  },
  {
    script: alert('.crit(lambda: "n" > 1)', '.flapping(0.5, 1.5)'),
    code: 'flapping-order',
    at: '0.5, 1.5',
    plain: 'flapping takes two shares between 0 and 1, the lower one first: flapping(0.25, 0.5).',
    mended: alert('.crit(lambda: "n" > 1)', '.flapping(0.25, 0.5)'),
  },
  {
    script: alert('.crit(lambda: "n" > 1)', '.flapping(25, 50)'),
    code: 'float-wanted',
    at: '25',
    plain: 'flapping wants shares between 0 and 1 as floats: 0.25 and 0.5.',
    fix: 'Write 0.25 and 0.5',
    mended: alert('.crit(lambda: "n" > 1)', '.flapping(0.25, 0.5)'),
  },
];

test.each(ROWS)('$code: $at', check);
