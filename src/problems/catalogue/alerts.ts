/** Alerts: holes in the data, floods, rooms, services. */
import { entries } from './entry';

const HIPCHAT = "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  token = 'token'\n";
const hipChat = (room: string, more = '') =>
  `stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .hipChat()\n${room}${more}`;

const from = "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n";

export const ALERTS = entries({
  'hipchat-mention': {
    severity: 'info',
    title: 'A mention that HipChat does not notify of',
    why: 'HipChat looks for `@name` in messages whose format is text. Kapacitor sends none, and HipChat takes HTML then: the name is shown, and nobody is told.',
    before: {
      'cpu.tick': hipChat("        .room('ops')\n").replace(
        '.hipChat()',
        ".message('@ops {{ .ID }}')\n        .hipChat()",
      ),
      'kapacitor.conf': HIPCHAT,
    },
    after: {
      'cpu.tick': hipChat("        .room('ops')\n").replace('.hipChat()', ".message('{{ .ID }}')\n        .hipChat()"),
    },
  },
  'global-service': {
    severity: 'info',
    title: 'A service that kapacitor.conf gives to every alert',
    why: 'A section with `global = true` adds its handler to each alert that does not name it, and with `state-changes-only = true` makes all alerts send changes of their level only. Nothing in the script shows it. It is told at the alerts of a run.',
    before: {
      'cpu.tick': `${from}    |alert()\n        .crit(lambda: "usage" > 80)\n`,
      'data.lp': 'cpu,host=a usage=90 1000000000\n',
      'kapacitor.conf': `${HIPCHAT}  room = 'ops'\n  global = true\n  state-changes-only = true\n`,
    },
    after: {
      'cpu.tick': `${from}    |alert()\n        .crit(lambda: "usage" > 80)\n        .stateChangesOnly()\n        .hipChat()\n`,
      'kapacitor.conf': `${HIPCHAT}  room = 'ops'\n`,
    },
  },
  'missing-field': {
    severity: 'warning',
    title: 'A level over a field that some points lack',
    why: 'A level whose expression names a missing field counts as not met, so each hole in the data also recovers the alert. Guard with `|where(lambda: isPresent("…"))`, or give the field a value with `|default()`.',
    before: {
      'mem.tick': 'stream\n    |from()\n    |alert()\n        .crit(lambda: "free" < 10)\n',
      'data.lp': 'mem free=5 1000000000\nmem total=64 2000000000\nmem free=5 3000000000\n',
    },
    after: {
      'mem.tick':
        'stream\n    |from()\n    |where(lambda: isPresent("free"))\n    |alert()\n        .crit(lambda: "free" < 10)\n',
    },
  },
  'no-state-changes-only': {
    severity: 'info',
    title: 'A message for every point',
    why: 'Every point that is not OK sends a message. `.stateChangesOnly()` sends one when the level changes, `.stateChangesOnly(5m)` reminds every five minutes as well. It is said of handlers that people read: chats, mail and pushed messages. Records, machines and systems that know an open incident do not mind repetitions, and in a batch task the query sets the pace.',
    before: {
      'cpu.tick':
        "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .hipChat()\n        .room('ops')\n",
      'kapacitor.conf': HIPCHAT,
    },
    after: { 'cpu.tick': hipChat("        .room('ops')\n") },
  },
  'no-level': {
    severity: 'warning',
    title: 'An alert without a level',
    why: 'An alert judges a point by its `.info()`, `.warn()` and `.crit()`. Without any of them everything is OK, and OK alone is no event.',
    before: `${from}    |alert()\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n`,
    after: `${from}    |alert()\n        .crit(lambda: "usage" > 90)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n`,
  },
  'reset-without-level': {
    severity: 'warning',
    title: 'A reset of a level that is not there',
    why: '`.critReset()` says when a critical alert may go back; it is asked only while the alert is CRITICAL. Without `.crit()` it never is. The same holds for `warn` and `info`.',
    before: `${from}    |alert()\n        .warn(lambda: "usage" > 90)\n        .critReset(lambda: "usage" < 80)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n`,
    after: `${from}    |alert()\n        .warn(lambda: "usage" > 90)\n        .warnReset(lambda: "usage" < 80)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n`,
  },
  'level-order': {
    severity: 'warning',
    title: 'A level that is never reached, or never ends',
    why: 'Of the levels whose condition is true the highest wins. If the condition of a higher level is true wherever that of a lower one is, the lower one never comes: the limits are exchanged. In the same way a reset that is true only where its level is true as well never ends it. Only comparisons of the same thing with constants are looked at.',
    before: `${from}    |alert()\n        .warn(lambda: "usage" > 90)\n        .crit(lambda: "usage" > 80)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n`,
    after: `${from}    |alert()\n        .warn(lambda: "usage" > 80)\n        .crit(lambda: "usage" > 90)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n`,
  },
  'flapping-order': {
    severity: 'warning',
    title: 'The shares of flapping',
    why: '`.flapping(low, high)` takes two shares between 0 and 1, the lower one first: flapping begins above the high one and ends below the low one.',
    before: 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .flapping(0.5, 0.25)\n',
    after: 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .flapping(0.25, 0.5)\n',
  },
  'service-disabled': {
    severity: 'warning',
    title: 'A handler whose service is not enabled',
    why: 'A handler sends by a section of `kapacitor.conf`. If that is not enabled, every event logs an error and nothing is sent.',
    before: { 'cpu.tick': hipChat("        .room('ops')\n") },
    after: { 'kapacitor.conf': HIPCHAT },
  },
  'no-token': {
    severity: 'warning',
    title: 'A message without a token',
    why: 'Neither the handler nor `kapacitor.conf` has a token, so the request says `auth_token=` and HipChat answers it with 401.',
    before: { 'cpu.tick': hipChat("        .room('ops')\n"), 'kapacitor.conf': HIPCHAT.replace("'token'", "''") },
    after: { 'kapacitor.conf': HIPCHAT },
  },
  'empty-text': {
    severity: 'warning',
    title: 'An empty ID or message',
    why: 'With an empty ID all groups are one event of the topic, and nobody can tell which of them it is. HipChat and most other services refuse a message without a text.',
    before:
      "stream\n    |from()\n    |alert()\n        .id('')\n        .crit(lambda: TRUE)\n        .log('/tmp/alerts.log')\n",
    after:
      "stream\n    |from()\n    |alert()\n        .id('{{ .Name }}:{{ .Group }}')\n        .crit(lambda: TRUE)\n        .log('/tmp/alerts.log')\n",
  },
  'unheard-alert': {
    severity: 'warning',
    title: 'An alert that nobody hears',
    why: 'The alert has no handler and no topic, and no service is `global`, so its events go nowhere. Where nodes follow, it marks points for them, and nothing is said.',
    before: { 'cpu.tick': 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n' },
    after: {
      'cpu.tick': "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .log('/tmp/alerts.log')\n",
    },
  },
  'exec-arguments': {
    severity: 'warning',
    title: 'A program and its arguments in one text',
    why: 'exec starts a program without a shell: the first text is its path, and each further one an argument. A path with a blank in it is hardly ever meant. In a handler file they are `prog` and `args`.',
    before: `${from}    |alert()\n        .crit(lambda: "usage" > 90)\n        .exec('/usr/bin/python3 /opt/alert.py')\n`,
    after: `${from}    |alert()\n        .crit(lambda: "usage" > 90)\n        .exec('/usr/bin/python3', '/opt/alert.py')\n`,
  },
  'tcp-address': {
    severity: 'warning',
    title: 'An address without a port',
    why: 'tcp connects to `host:port`. Kapacitor takes any text, and logs an error with each event.',
    before: `${from}    |alert()\n        .crit(lambda: "usage" > 90)\n        .tcp('alerts.example.com')\n`,
    after: `${from}    |alert()\n        .crit(lambda: "usage" > 90)\n        .tcp('alerts.example.com:9000')\n`,
  },
  'unheard-topic': {
    severity: 'info',
    title: 'A topic without a handler',
    why: 'The events of the topic are collected, and no handler file of the workspace is of that topic. A real server may have one of its own. It is said of the topics to which publish and aggregate give events as well.',
    before: {
      'cpu.tick': "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .topic('cpu')\n",
      'mem.tick': "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .topic('mem')\n",
      'handlers/mem.yaml': 'topic: mem\nid: log\nkind: log\noptions:\n  path: /tmp/alerts.log\n',
    },
    after: { 'handlers/log.yaml': 'topic: cpu\nid: log\nkind: log\noptions:\n  path: /tmp/alerts.log\n' },
  },
  'no-room': {
    severity: 'warning',
    title: 'A message to no room',
    why: 'Neither the script nor `kapacitor.conf` names a room, so the request goes to `…//notification`, which is no room.',
    before: { 'cpu.tick': hipChat(''), 'kapacitor.conf': HIPCHAT },
    after: { 'cpu.tick': hipChat("        .room('ops')\n") },
  },
  'room-slash': {
    severity: 'warning',
    title: 'A / in the name of a room',
    why: 'The name becomes a part of the URL and is not encoded, so a `/` changes the path of the request. Use the id of the room.',
    before: { 'cpu.tick': hipChat("        .room('ops/night')\n"), 'kapacitor.conf': HIPCHAT },
    after: { 'cpu.tick': hipChat("        .room('4711')\n") },
  },
  'room-template': {
    severity: 'warning',
    title: 'A template as a room',
    why: 'Only `.id()`, `.message()` and `.details()` are templates. The braces of a room are sent as they are.',
    before: { 'cpu.tick': hipChat("        .room('{{ .TaskName }}')\n"), 'kapacitor.conf': HIPCHAT },
    after: { 'cpu.tick': hipChat("        .room('ops')\n") },
  },
  'room-spaces': {
    severity: 'warning',
    title: 'Spaces around the name of a room',
    why: 'They are part of the name, and no room is called so.',
    before: { 'cpu.tick': hipChat("        .room(' ops')\n"), 'kapacitor.conf': HIPCHAT },
    after: { 'cpu.tick': hipChat("        .room('ops')\n") },
  },
});
