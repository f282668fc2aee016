/** `kapacitor.conf`, `case.json` and files that nothing reads. */
import { entries } from './entry';

export const CONFIGURATION = entries({
  config: {
    severity: 'error',
    title: 'The server does not start with this configuration',
    why: 'Kapacitor reads `kapacitor.conf` and `environment` when it starts, and ends with the error that is shown.',
    before: { 'kapacitor.conf': '[smtp]\n  enabled = true\n' },
    after: { 'kapacitor.conf': "[smtp]\n  enabled = true\n  from = 'kapacitor@example.com'\n" },
  },
  toml: {
    severity: 'error',
    title: 'kapacitor.conf is no TOML',
    why: 'Texts are in quotes, sections in brackets. The server does not start with a file that it cannot read.',
    before: { 'kapacitor.conf': '[hipchat]\n  room = ops\n' },
    after: { 'kapacitor.conf': "[hipchat]\n  room = 'ops'\n" },
  },
  'config-brackets': {
    severity: 'error',
    title: 'One bracket for two, or two for one',
    why: 'A section of which there can be several, such as `[[influxdb]]` or `[[httppost]]`, has two brackets. The others have one. The server does not start.',
    before: { 'kapacitor.conf': '[influxdb]\n  enabled = false\n' },
    after: { 'kapacitor.conf': '[[influxdb]]\n  enabled = false\n' },
  },
  'json-template': {
    severity: 'warning',
    title: 'A body of JSON that a quote breaks',
    why: 'A message that holds a quote or a line end makes the body no JSON, and who gets it refuses it. `{{ json .Message }}` writes the text with its quotes and escapes what has to be.',
    before: {
      'kapacitor.conf':
        "[[httppost]]\n  endpoint = 'a'\n  url = 'http://example.com'\n  alert-template = '{\"text\": \"{{ .Message }}\"}'\n",
    },
    after: {
      'kapacitor.conf':
        "[[httppost]]\n  endpoint = 'a'\n  url = 'http://example.com'\n  alert-template = '{\"text\": {{ json .Message }}}'\n",
    },
  },
  'environment-line': {
    severity: 'warning',
    title: 'A line of environment that sets nothing',
    why: 'The file `environment` has a line `NAME=value` for each variable, as a shell or systemd reads it. Other lines are read over.',
    before: { environment: 'KAPACITOR_HOSTNAME: alpha\n' },
    after: { environment: 'KAPACITOR_HOSTNAME=alpha\n' },
  },
  'config-name': {
    severity: 'warning',
    title: 'An entry of kapacitor.conf that is not there',
    why: 'A handler names the Kafka cluster, the MQTT broker, the Slack or Discord workspace or the HTTP endpoint that it means, and no entry of that section that is enabled has the name. Of a cluster and an endpoint Kapacitor refuses the task for it; of the others each event logs an error.',
    before: {
      'cpu.tick':
        "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"usage\" > 90)\n        .stateChangesOnly()\n        .slack()\n        .workspace('ops')\n",
      'kapacitor.conf':
        "[[slack]]\n  enabled = true\n  default = true\n  workspace = 'dev'\n  url = 'https://hooks.slack.com/services/a/b/c'\n",
    },
    after: {
      'kapacitor.conf':
        "[[slack]]\n  enabled = true\n  default = true\n  workspace = 'ops'\n  url = 'https://hooks.slack.com/services/a/b/c'\n",
    },
  },
  'config-type': {
    severity: 'error',
    title: 'A value of the wrong type in kapacitor.conf',
    why: 'The key takes a value of another type, and the server does not start.',
    before: { 'kapacitor.conf': "[hipchat]\n  enabled = 'yes'\n" },
    after: { 'kapacitor.conf': '[hipchat]\n  enabled = false\n' },
  },
  'config-url': {
    severity: 'error',
    title: 'A service that is enabled without a URL',
    why: 'The server does not start: give the section a url, or write `enabled = false`.',
    before: { 'kapacitor.conf': '[hipchat]\n  enabled = true\n' },
    after: { 'kapacitor.conf': "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n" },
  },
  'config-key': {
    severity: 'warning',
    title: 'A key that Kapacitor ignores',
    why: 'The section has no key of that name, so the server reads over it and says nothing.',
    before: { 'kapacitor.conf': "[hipchat]\n  rooom = 'ops'\n" },
    after: { 'kapacitor.conf': "[hipchat]\n  room = 'ops'\n" },
  },
  'config-section': {
    severity: 'warning',
    title: 'A section that Kapacitor ignores',
    why: 'The server knows no section of that name, reads over it and says nothing.',
    before: { 'kapacitor.conf': "[hipchatt]\n  room = 'ops'\n" },
    after: { 'kapacitor.conf': "[hipchat]\n  room = 'ops'\n" },
  },
  'config-variable': {
    severity: 'warning',
    title: 'A variable in kapacitor.conf',
    why: 'Kapacitor fills in nothing: `$NAME` stays as it is written. The server reads `KAPACITOR_SECTION_KEY` of its environment over the file: `KAPACITOR_HIPCHAT_TOKEN` is the token of `[hipchat]`.',
    before: {
      'kapacitor.conf':
        "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  token = '$HIPCHAT_TOKEN'\n",
    },
    after: {
      'kapacitor.conf': "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n",
      environment: 'KAPACITOR_HIPCHAT_TOKEN=token\n',
    },
  },
  'hipchat-url': {
    severity: 'warning',
    title: 'A HipChat url that leads to no room',
    why: 'Kapacitor puts `/ROOM/notification` behind the url. HipChat has that address below `/v2/room` only, and answers others with 404; its API v1 works in another way altogether.',
    before: { 'kapacitor.conf': "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2'\n" },
    after: { 'kapacitor.conf': "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n" },
  },
  'global-deadman': {
    severity: 'info',
    title: 'A deadman that every task gets',
    why: 'With `global = true` in `[deadman]` each task that is defined gets a deadman on its source, with nodes of its own behind it. Its alerts have no handlers but those of global services.',
    before: { 'kapacitor.conf': '[deadman]\n  global = true\n' },
    after: { 'kapacitor.conf': '[deadman]\n  global = false\n' },
  },
  'case-json': {
    severity: 'error',
    title: 'case.json is left aside',
    why: '`case.json` says what belongs to a workspace and to none of Kapacitor’s own files. One that is no JSON, or whose `batch` says no time, is left aside.',
    before: { 'case.json': '{precision: "s"}\n' },
    after: { 'case.json': '{"precision": "s"}\n' },
  },
  'case-key': {
    severity: 'warning',
    title: 'A part of case.json that nothing reads',
    why: '`case.json` has a few keys, and under `tasks` the names of scripts with their ending. What it says under another name counts for nothing.',
    before: { 'case.json': '{"presision": "s"}\n' },
    after: { 'case.json': '{"precision": "s"}\n' },
  },
  'case-value': {
    severity: 'warning',
    title: 'A value of case.json that is none',
    why: 'A value of another kind than the key wants, or that is none of the few words that it may be, is left aside.',
    before: { 'case.json': '{"respond": {"status": "401"}}\n' },
    after: { 'case.json': '{"respond": {"status": 401}}\n' },
  },
  'case-row': {
    severity: 'error',
    title: 'An expectation that cannot be read',
    why: 'A row of `expectations` names what an event must be like: `time`, `id`, `level`, `message`, `sent to`, `task`, `count`, or `nothing between`. A row that cannot be read is red, so that nobody believes it to be tested.',
    before: { 'case.json': '{"expectations": [{"level": "bad"}]}\n' },
    after: { 'case.json': '{"expectations": [{"level": "crit"}]}\n' },
  },
  'unused-ignore': {
    severity: 'info',
    title: 'A comment that silences nothing',
    why: 'Nothing of that code is told where the comment would silence it, so it is in the way: the mistake has been mended, the code has another name, or the comment stands at another statement. An error is told in spite of the comment.',
    before: '// ignore unknown-field: none yet\nstream\n    |from()\n',
    after: 'stream\n    |from()\n',
  },
  unread: {
    severity: 'info',
    title: 'A file that nothing reads',
    why: 'Its name says that it was meant to count, but it lies where nothing looks for it. Handler files lie in `handlers/`, the files of `|sideload()` in `sideload/`, and the configuration is called `kapacitor.conf`.',
    before: { 'hipchat.yaml': 'topic: cpu\nid: ops\nkind: log\noptions:\n  path: /tmp/alerts.log\n' },
    after: {
      'hipchat.yaml': null,
      'handlers/hipchat.yaml': 'topic: cpu\nid: ops\nkind: log\noptions:\n  path: /tmp/alerts.log\n',
    },
  },
});
