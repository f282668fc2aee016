import { CPU_POINTS } from './cpu-points';
import type { Example } from './example';
import { DOCUMENTED_CONF } from './hipchat-cpu-alert';

export const example: Example = {
  id: 'hipchat-topic-handler',
  title: 'HipChat handler on a topic',
  teaches:
    'The script publishes to a topic, and a handler file sends what arrives there: who is told can change without touching the script.',
  files: {
    'cpu_alert.tick': `stream
  |from()
    .measurement('cpu')
  |alert()
    .crit(lambda: "usage_idle" < 10)
    .stateChangesOnly()
    .message('Hey, check your CPU')
    .topic('cpu')
`,
    'data.lp': CPU_POINTS,
    'kapacitor.conf': DOCUMENTED_CONF,
    'handlers/hipchat_cpu_handler.yaml': `id: hipchat-cpu-alert
topic: cpu
kind: hipchat
options:
  room: 'alerts'
`,
  },
};
