/** kapacitor.conf, environment and handler files. */

import { cpu } from '../scripts';
import type { Named } from './named';

export const FILES: readonly Named[] = [
  {
    thing: '[influxdb] for [[influxdb]]',
    file: 'kapacitor.conf',
    text: "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  room = 'ops'\n  token = 'tok-1234567890'\n[influxdb]\n  enabled = true\n  name = 'default'\n  urls = ['http://localhost:8086']\n",
    beside: {
      't.tick': cpu('|alert()', '.crit(lambda: "usage_idle" < 10)', '.stateChangesOnly()', '.hipChat()'),
    },
    code: 'config-brackets',
    at: '[influxdb]',
    plain: 'There can be several of it, so the section has two brackets: [[influxdb]].',
    fix: 'Write [[influxdb]]',
    mended:
      "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  room = 'ops'\n  token = 'tok-1234567890'\n[[influxdb]]\n  enabled = true\n  name = 'default'\n  urls = ['http://localhost:8086']\n",
  },
  {
    thing: 'a line of environment as YAML',
    file: 'environment',
    text: 'KAPACITOR_HIPCHAT_ROOM: ops\n',
    beside: {
      't.tick': cpu('|alert()', '.crit(lambda: "usage_idle" < 10)', '.stateChangesOnly()', '.hipChat()'),
    },
    code: 'environment-line',
    at: 'KAPACITOR_HIPCHAT_ROOM: ops',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing: write KAPACITOR_HIPCHAT_ROOM=ops.',
    fix: 'Write KAPACITOR_HIPCHAT_ROOM=ops',
    mended: 'KAPACITOR_HIPCHAT_ROOM=ops\n',
  },
  {
    thing: 'a line of environment with spaces',
    file: 'environment',
    text: 'KAPACITOR_HIPCHAT_ROOM = ops\n',
    beside: {
      't.tick': cpu('|alert()', '.crit(lambda: "usage_idle" < 10)', '.stateChangesOnly()', '.hipChat()'),
    },
    code: 'environment-line',
    at: 'KAPACITOR_HIPCHAT_ROOM = ops',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing: write KAPACITOR_HIPCHAT_ROOM=ops.',
    fix: 'Write KAPACITOR_HIPCHAT_ROOM=ops',
    mended: 'KAPACITOR_HIPCHAT_ROOM=ops\n',
  },
  {
    thing: 'a line of environment of a shell',
    file: 'environment',
    text: 'set KAPACITOR_HIPCHAT_ROOM=ops\n',
    beside: {
      't.tick': cpu('|alert()', '.crit(lambda: "usage_idle" < 10)', '.stateChangesOnly()', '.hipChat()'),
    },
    code: 'environment-line',
    at: 'set KAPACITOR_HIPCHAT_ROOM=ops',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing: write KAPACITOR_HIPCHAT_ROOM=ops.',
    fix: 'Write KAPACITOR_HIPCHAT_ROOM=ops',
    mended: 'KAPACITOR_HIPCHAT_ROOM=ops\n',
  },
  {
    thing: 'a line of environment of systemd',
    file: 'environment',
    text: 'Environment="KAPACITOR_HIPCHAT_ROOM=ops"\n',
    beside: {
      't.tick': cpu('|alert()', '.crit(lambda: "usage_idle" < 10)', '.stateChangesOnly()', '.hipChat()'),
    },
    code: 'environment-line',
    at: 'Environment="KAPACITOR_HIPCHAT_ROOM=ops"',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing: write KAPACITOR_HIPCHAT_ROOM=ops.',
    fix: 'Write KAPACITOR_HIPCHAT_ROOM=ops',
    mended: 'KAPACITOR_HIPCHAT_ROOM=ops\n',
  },
  {
    thing: 'a line of environment without a value',
    file: 'environment',
    text: 'KAPACITOR_HIPCHAT_ROOM\n',
    beside: {
      't.tick': cpu('|alert()', '.crit(lambda: "usage_idle" < 10)', '.stateChangesOnly()', '.hipChat()'),
    },
    code: 'environment-line',
    at: 'KAPACITOR_HIPCHAT_ROOM',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing.',
    mended: 'KAPACITOR_HIPCHAT_ROOM=ops\n',
  },
  {
    thing: 'YAML intervals, as durations',
    file: 'handlers/digest.yaml',
    text: 'topic: cpu\nid: digest\nkind: aggregate\noptions:\n  interval: 5m\n  topic: digests\n',
    beside: {
      't.tick': cpu('|alert()', '.crit(lambda: "usage_idle" < 10)', '.stateChangesOnly()', ".topic('cpu')"),
      'handlers/room.yaml': 'topic: digests\nid: room\nkind: hipchat\n',
    },
    code: 'handler-duration',
    at: '5m',
    plain: 'interval is a number of nanoseconds in a handler file: 300000000000 for 5m.',
    fix: 'Write 300000000000',
    mended: 'topic: cpu\nid: digest\nkind: aggregate\noptions:\n  interval: 300000000000\n  topic: digests\n',
  },
  {
    thing: 'YAML intervals, as seconds',
    file: 'handlers/digest.yaml',
    text: 'topic: cpu\nid: digest\nkind: aggregate\noptions:\n  interval: 30\n  topic: digests\n',
    beside: {
      't.tick': cpu('|alert()', '.crit(lambda: "usage_idle" < 10)', '.stateChangesOnly()', ".topic('cpu')"),
      'handlers/room.yaml': 'topic: digests\nid: room\nkind: hipchat\n',
    },
    code: 'handler-duration',
    at: '30',
    plain: 'interval is a number of nanoseconds, and 30 of them are no time at all: 30000000000 is 30s.',
    fix: 'Write 30000000000',
    mended: 'topic: cpu\nid: digest\nkind: aggregate\noptions:\n  interval: 30000000000\n  topic: digests\n',
  },
];
