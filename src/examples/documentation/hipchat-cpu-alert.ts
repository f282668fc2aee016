import { CPU_POINTS } from '../cpu-points';
import type { Example } from '../example';

/** `[hipchat]` as the documentation prints it. */
export const DOCUMENTED_CONF = `[hipchat]
  enabled = true
  url = "https://testtest.hipchat.com/v2/room"
  room = "malerts"
  token = "tokentokentokentokentoken"
  global = false
  state-changes-only = true
`;

/** The documentation's script, letter by letter: it writes \`.hipchat()\`, which Kapacitor refuses. */
const SCRIPT = `stream
  |from()
    .measurement('cpu')
  |alert()
    .crit(lambda: "usage_idle" < 10)
    .stateChangesOnly()
    .message('Hey, check your CPU')
    .hipchat()
      .room('alerts')
`;

export const hipchatCpuAlert: Example = {
  id: 'hipchat-cpu-alert',
  title: 'HipChat CPU alert',
  teaches:
    'The documented alert: red when the CPU has less than 10 % idle time, green when it recovers, with the same words both times.',
  files: { 'hipchat-cpu-alert.tick': SCRIPT, 'data.lp': CPU_POINTS, 'kapacitor.conf': DOCUMENTED_CONF },
};
