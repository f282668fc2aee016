import { CPU_POINTS } from '../cpu-points';
import type { Files } from '../example-files';
import { DOCUMENTED_CONF } from './hipchat-cpu-alert';

export const files: Files = {
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
};
