import { expect, test } from 'vitest';
import { diagnose } from '../../src/language/diagnostics';
import { shown, workspaceOf } from './workspace';

const HIPCHAT =
  '[hipchat]\n  enabled = true\n  url = "https://chat.example.org/v2/room"\n  room = "ops"\n  token = "t"\n';

function problems(file: string, text: string) {
  const files = { 'kapacitor.conf': HIPCHAT, [file]: text };
  const found = diagnose(workspaceOf("stream|from()|alert().topic('ops')", '', files));
  return found.filter((problem) => problem.file === file).map((problem) => shown(text, problem));
}

/** What is told of handler files and of the configuration. */
const ROWS: readonly (readonly [file: string, text: string, problems: readonly object[]])[] = [
  ['handlers/a.yaml', 'topic: ops\nid: a\nkind: hipchat\noptions:\n  room: ops\n', []],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\noptions:\n  rooms: ops\n',
    [
      {
        at: 'rooms',
        code: 'handler-option',
        severity: 'error',
        plain: 'This kind of handler has no option rooms. Did you mean room?',
        kapacitor:
          "Error: failed to create handler: failed to decode options into *hipchat.HandlerConfig: 1 error(s) decoding:\n\n* '' has invalid keys: rooms",
        fixed: 'topic: ops\nid: a\nkind: hipchat\noptions:\n  room: ops\n',
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\noptions:\n  room: 12345\n',
    [
      {
        at: '12345',
        code: 'handler-option-type',
        severity: 'error',
        plain: "This option is a text: put it in quotes, '12345'.",
        kapacitor:
          "Error: failed to create handler: failed to decode options into *hipchat.HandlerConfig: 1 error(s) decoding:\n\n* 'room' expected type 'string', got unconvertible type 'float64', value: '12345'",
        fixed: "topic: ops\nid: a\nkind: hipchat\noptions:\n  room: '12345'\n",
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipChat\n',
    [
      {
        at: 'hipChat',
        code: 'handler-kind',
        severity: 'error',
        plain: 'There is no kind hipChat. Did you mean hipchat?',
        kapacitor: 'Error: failed to create handler: unsupported action kind "hipChat"',
        fixed: 'topic: ops\nid: a\nkind: hipchat\n',
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: pager\n',
    [
      {
        at: 'pager',
        code: 'handler-kind',
        severity: 'error',
        plain: 'There is no kind pager. Did you mean pagerduty?',
        kapacitor: 'Error: failed to create handler: unsupported action kind "pager"',
        fixed: 'topic: ops\nid: a\nkind: pagerduty\n',
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nkind: hipchat\n',
    [
      {
        at: '',
        code: 'handler-id',
        severity: 'error',
        plain: 'The handler needs an id of letters, numbers, -, . and _: id: hipchat-ops.',
        kapacitor: "Error: invalid handler spec: handler ID must contain only letters, numbers, '-', '.' and '_'. \"\"",
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\n',
    [
      {
        at: '',
        code: 'handler-kind',
        severity: 'error',
        plain: 'kind: is missing: what the handler does, for example kind: hipchat.',
        kapacitor: 'Error: invalid handler spec: handler Kind must not be empty',
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\nmatch: level() == crit\n',
    [
      {
        at: 'crit',
        code: 'match-word',
        severity: 'error',
        plain: 'A match expression knows the levels OK, INFO, WARNING and CRITICAL, not crit.',
        kapacitor: 'Error: failed to create handler: unknown identifier "crit"',
        fixed: 'topic: ops\nid: a\nkind: hipchat\nmatch: level() == CRITICAL\n',
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\nmatch: level() = CRITICAL\n',
    [
      {
        at: '=',
        code: 'single-equals',
        severity: 'error',
        plain: 'Equality is == in a match expression.',
        kapacitor:
          'Error: failed to create handler: invalid match expression: parser: unexpected = line 1 char 9 in "level() = CRITICAL". expected: "EOF"',
        fixed: 'topic: ops\nid: a\nkind: hipchat\nmatch: level() == CRITICAL\n',
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\nmatch: "host" == \'a\'\n',
    [
      {
        at: '"host" == \'a\'',
        code: 'yaml-quotes',
        severity: 'error',
        plain:
          "A YAML value that begins with a quote ends at the next one. Put the whole expression in single quotes and double those inside: match: '\"host\" == ''a'''.",
        kapacitor:
          'Error: failed to unmarshal yaml handler file "handlers/a.yaml": error converting YAML to JSON: yaml: line 3: did not find expected key',
        fixed: "topic: ops\nid: a\nkind: hipchat\nmatch: '\"host\" == ''a'''\n",
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\nmatch: level() == CRITICAL\n',
    [
      {
        at: 'level() == CRITICAL',
        code: 'match-recovery',
        severity: 'info',
        plain:
          'This never delivers the OK that ends the alert: add OR level() == OK AND changed() == TRUE for recoveries.',
        kapacitor: '',
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\noptions:\n\troom: ops\n',
    [
      {
        at: '\t',
        code: 'yaml-tab',
        severity: 'error',
        plain: 'YAML is indented with spaces, not with tabs.',
        kapacitor:
          'Error: failed to unmarshal yaml handler file "handlers/a.yaml": error converting YAML to JSON: yaml: line 5: found character that cannot start any token',
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'id: a\nkind: hipchat\n',
    [
      {
        at: '',
        code: 'handler-topic-missing',
        severity: 'warning',
        plain:
          'topic: is missing. Kapacitor takes the file all the same, and stores the handler under a topic that no script means.',
        kapacitor: '',
      },
    ],
  ],
  [
    'handlers/a.txt',
    'topic: ops\nid: a\nkind: hipchat\n',
    [
      {
        at: '',
        code: 'handler-file-name',
        severity: 'error',
        plain: 'A handler file ends in .yaml, .yml or .json; this one is not looked into.',
        kapacitor: "Error: invalid handler spec: handler ID must contain only letters, numbers, '-', '.' and '_'. \"\"",
      },
    ],
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\noptions:\n  room: a/b\n',
    [
      {
        at: 'a/b',
        code: 'room-slash',
        severity: 'warning',
        plain: 'A / in the name of a room is not encoded and changes the path of the request: use the id of the room.',
        kapacitor: '',
      },
    ],
  ],
  [
    'kapacitor.conf',
    '[hipchat]\n  enabled = true\n',
    [
      {
        at: 'true',
        code: 'config-url',
        severity: 'error',
        plain:
          'The service is enabled but has no url, so the server does not start: give it one or write enabled = false.',
        kapacitor:
          'run: create server: invalid configuration: hipchat: must specify url. To generate a valid configuration file run `kapacitord config > kapacitor.generated.conf`.',
      },
    ],
  ],
  [
    'kapacitor.conf',
    '[hipchat]\n  rooms = "a"\n',
    [
      {
        at: 'rooms',
        code: 'config-key',
        severity: 'warning',
        plain: 'Kapacitor ignores the key rooms in [hipchat]: it knows none of that name. Did you mean room?',
        kapacitor: '',
        fixed: '[hipchat]\n  room = "a"\n',
      },
    ],
  ],
  [
    'kapacitor.conf',
    '[hipchta]\n  room = "a"\n',
    [
      {
        at: 'hipchta',
        code: 'config-section',
        severity: 'warning',
        plain: 'Kapacitor ignores the section [hipchta]: it knows none of that name. Did you mean hipchat?',
        kapacitor: '',
        fixed: '[hipchat]\n  room = "a"\n',
      },
    ],
  ],
  [
    'kapacitor.conf',
    '[hipchat]\n  room = a\n',
    [
      {
        at: 'a',
        code: 'toml',
        severity: 'error',
        plain: "A text stands in quotes: 'a'.",
        kapacitor: 'run: parse config: toml: line 2 (last key "hipchat.room"): expected value but found "a" instead',
        fixed: "[hipchat]\n  room = 'a'\n",
      },
    ],
  ],
  [
    'kapacitor.conf',
    '[hipchat]\n  enabled = "yes"\n',
    [
      {
        at: '"yes"',
        code: 'config-type',
        severity: 'error',
        plain: 'enabled takes true or false, not a text in quotes; the server does not start.',
        kapacitor:
          'run: parse config: toml: line 2 (last key "hipchat.enabled"): incompatible types: TOML value has type string; destination has type boolean',
        fixed: '[hipchat]\n  enabled = true\n',
      },
    ],
  ],
  [
    'kapacitor.conf',
    '[hipchat]\n  ; off\n  enabled = false\n',
    [
      {
        at: ';',
        code: 'toml',
        severity: 'error',
        plain: 'Comments begin with # in kapacitor.conf.',
        kapacitor: "run: parse config: toml: line 2 (last key \"hipchat\"): expected '.' or '=', but got ';' instead",
        fixed: '[hipchat]\n  # off\n  enabled = false\n',
      },
    ],
  ],
];

test.each(ROWS)('%s: %s', (file, text, expected) => {
  expect(problems(file, text)).toEqual(expected);
});
