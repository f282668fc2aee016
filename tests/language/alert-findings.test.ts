import { expect, test } from 'vitest';
import { problemsOf, shown } from './workspace';

/** What the sample points show, though Kapacitor says it late or never. */
const ROWS: readonly (readonly [script: string, problems: readonly object[]])[] = [
  [
    "stream|from().retentionPolicy('default')|log()",
    [
      {
        at: "'default'",
        code: 'unknown-policy',
        severity: 'warning',
        plain: 'No point in your data has the retention policy default, so nothing passes. There is autogen.',
        kapacitor: '',
        fixed: "stream|from().retentionPolicy('autogen')|log()",
      },
    ],
  ],
  [
    "stream|from().groupBy('hots')|log()",
    [
      {
        at: "'hots'",
        code: 'unknown-tag',
        severity: 'warning',
        plain: 'No point here has a tag hots, so all come into one group. Tags: dc and host.',
        kapacitor: '',
        fixed: "stream|from().groupBy('host')|log()",
      },
    ],
  ],
  [
    "stream|from().groupBy('host, dc')|log()",
    [
      {
        at: "'host, dc'",
        code: 'tags-in-one-text',
        severity: 'warning',
        plain: "This groups by one tag called host, dc. Two tags are two arguments: 'host', 'dc'.",
        kapacitor: '',
        fixed: "stream|from().groupBy('host', 'dc')|log()",
      },
    ],
  ],
  [
    'stream|from().measurement(\'cpu\')|alert().crit(lambda: "usage_idle" < 10)',
    [
      {
        at: 'alert',
        code: 'missing-group-by',
        severity: 'warning',
        plain:
          "2 series (host=a, host=b) share one alert state, because nothing groups them. A healthy series will “recover” a broken one. Add .groupBy('host'). A tag inside .id() does not separate the state.",
        kapacitor: '',
        fixed: "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: \"usage_idle\" < 10)",
      },
    ],
  ],
  [
    "stream|from().measurement('mem').groupBy('host')|alert().crit(lambda: \"total\" > 3)",
    [
      {
        at: '"total"',
        code: 'missing-field',
        severity: 'warning',
        plain:
          'total is missing on 1 of 2 points of mem. In an alert level a missing value counts as not met, so each hole also recovers the alert. Guard with |where(lambda: isPresent("total")) in front of the alert.',
        kapacitor: '',
        fixed:
          'stream|from().measurement(\'mem\').groupBy(\'host\')|where(lambda: isPresent("total"))|alert().crit(lambda: "total" > 3)',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: TRUE).message('{{ index .Fields \"usage_idel\" }} {{ .Fields.host }} {{ .Value }}')",
    [
      {
        at: 'usage_idel',
        code: 'template-key',
        severity: 'warning',
        plain: 'No field usage_idel here, so it prints <no value>. Fields here: n, ok and usage_idle.',
        kapacitor: '',
        fixed:
          "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: TRUE).message('{{ index .Fields \"usage_idle\" }} {{ .Fields.host }} {{ .Value }}')",
      },
      {
        at: '.Fields.host',
        code: 'template-key',
        severity: 'warning',
        plain: 'host is a tag, so it prints <no value>: use index .Tags "host".',
        kapacitor: '',
      },
      {
        at: '.Value',
        code: 'template-name',
        severity: 'error',
        plain:
          'There is no .Value. Available: .Name, .TaskName, .Group, .Tags, .ServerInfo, .ID, .Fields, .Level, .Time and .Duration. The first event stops the task.',
        kapacitor:
          'template: message:1:55: executing "message" at <.Value>: can\'t evaluate field Value in type kapacitor.messageInfo',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: TRUE).message('{{ gt index .Fields \"n\" 0.0 }}')",
    [
      {
        at: '{{ gt index .Fields "n" 0.0 }}',
        code: 'template-error',
        severity: 'error',
        plain:
          'Put each argument that is a call in parentheses: gt (index .Fields "x") 0.0. The first message stops the whole task.',
        kapacitor: 'template: message:1:3: executing "message" at <gt>: wrong number of args for gt: want 2 got 4',
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: TRUE).message('{{ if gt (index .Fields \"usage_idle\") 80 }}x{{ end }}')",
    [
      {
        at: '{{ if gt (index .Fields "usage_idle") 80 }}',
        code: 'template-error',
        severity: 'error',
        plain:
          'The two sides are of different types: a float is compared with 80.0, an integer with 80. The first message stops the whole task.',
        kapacitor:
          'template: message:1:6: executing "message" at <gt (index .Fields "usage_idle") 80>: error calling gt: incompatible types for comparison: float64 and int',
      },
    ],
  ],
  [
    "var limit = 10\nstream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: TRUE).message('over {{ limit }}')",
    [
      {
        at: '{{ limit }}',
        code: 'template-var',
        severity: 'error',
        plain:
          "limit is a var of the script and not visible inside of {{ }}. Build the text: '…' + string(limit) + '…'.",
        kapacitor: 'template: message:1: function "limit" not defined',
        fixed:
          "var limit = 10\nstream|from().measurement('cpu').groupBy('host')|alert().crit(lambda: TRUE).message('over ' + string(limit) + '')",
      },
    ],
  ],
  [
    "stream|from().measurement('cpu').groupBy('host')|window().period(1m)|mean('usage_idle')|alert().crit(lambda: \"usage_idle\" < 10).message('{{ index .Tags \"dc\" }}')",
    [
      {
        at: 'window',
        code: 'window-every',
        severity: 'info',
        plain: 'Without .every() the window is given on for each point.',
        kapacitor: '',
        fixed:
          "stream|from().measurement('cpu').groupBy('host')|window().period(1m).every(1m)|mean('usage_idle')|alert().crit(lambda: \"usage_idle\" < 10).message('{{ index .Tags \"dc\" }}')",
      },
      {
        at: '"usage_idle"',
        code: 'lost-field',
        severity: 'warning',
        plain: "mean replaces the field usage_idle by mean; use .as('usage_idle') to keep its name.",
        kapacitor: '',
      },
      {
        at: 'dc',
        code: 'template-key',
        severity: 'warning',
        plain: 'No tag dc here, so it prints nothing. mean drops the tag dc: add it to groupBy to have it here.',
        kapacitor: '',
        fixed:
          "stream|from().measurement('cpu').groupBy('host', 'dc')|window().period(1m)|mean('usage_idle')|alert().crit(lambda: \"usage_idle\" < 10).message('{{ index .Tags \"dc\" }}')",
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|deadman(0.0, 10s).hipChat()",
    [
      {
        at: 'deadman',
        code: 'deadman-repeats',
        severity: 'info',
        plain:
          'Without .stateChangesOnly() a deadman repeats its message with every interval. It knows a group only after its first point.',
        kapacitor: '',
        fixed: "stream|from().groupBy('host')|deadman(0.0, 10s).stateChangesOnly().hipChat()",
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().hipChat().room('a/b')",
    [
      {
        at: 'alert',
        code: 'several-measurements',
        severity: 'warning',
        plain: "Points of 2 measurements (cpu and mem) share one alert state: choose one with .measurement('cpu').",
        kapacitor: '',
      },
      {
        at: "'a/b'",
        code: 'room-slash',
        severity: 'warning',
        plain: 'A / in the name of a room is not encoded and changes the path of the request: use the id of the room.',
        kapacitor: '',
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().hipChat().room('{{ .ID }}')",
    [
      {
        at: 'alert',
        code: 'several-measurements',
        severity: 'warning',
        plain: "Points of 2 measurements (cpu and mem) share one alert state: choose one with .measurement('cpu').",
        kapacitor: '',
      },
      {
        at: "'{{ .ID }}'",
        code: 'room-template',
        severity: 'warning',
        plain: 'A room is no template: the braces are sent as they are.',
        kapacitor: '',
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|stateDuration(lambda: TRUE)|log()",
    [
      {
        at: 'stateDuration',
        code: 'duration-in-seconds',
        severity: 'info',
        plain:
          'state_duration counts in seconds: -1 while the condition is false, 0 at its first point. Add .unit(1m) to count minutes.',
        kapacitor: '',
      },
    ],
  ],
  [
    "stream|from().groupBy('host')|alert().flapping(0.5, 0.25)",
    [
      {
        at: 'alert',
        code: 'several-measurements',
        severity: 'warning',
        plain: "Points of 2 measurements (cpu and mem) share one alert state: choose one with .measurement('cpu').",
        kapacitor: '',
      },
      {
        at: 'flapping(0.5, 0.25)',
        code: 'flapping-order',
        severity: 'warning',
        plain: 'The first share has to be the lower one: flapping ends below it and begins above the second.',
        kapacitor: '',
        fixed: "stream|from().groupBy('host')|alert().flapping(0.25, 0.5)",
      },
    ],
  ],
];

test.each(ROWS)('%s', (script, problems) => {
  expect(problemsOf(script).map((problem) => shown(script, problem))).toEqual(problems);
});
