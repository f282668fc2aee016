import type { Example } from './example';

const HOSTS: Readonly<Record<string, readonly number[]>> = {
  web1: [40, 62, 71, 84, 93, 96, 88, 72, 55, 41],
  web2: [35, 38, 36, 41, 76, 78, 74, 40, 37, 35],
};
const START = 1_528_102_800n;

const POINTS = Array.from({ length: 10 }, (_, i) =>
  Object.entries(HOSTS)
    .map(([host, busy]) => `cpu,host=${host} usage_user=${busy[i]} ${START + BigInt(i * 30)}000000000\n`)
    .join(''),
).join('');

export const example: Example = {
  id: 'levels-per-host',
  title: 'Three levels for every host',
  teaches:
    'groupBy gives each host an alert state of its own, and the message says which host, which level and how much.',
  files: {
    'busy-hosts.tick': `// A busy CPU, judged for every host by itself.
var info = 60
var warn = 75
var crit = 90

stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .id('cpu of {{ index .Tags "host" }}')
        .info(lambda: "usage_user" > info)
        .warn(lambda: "usage_user" > warn)
        .crit(lambda: "usage_user" > crit)
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "usage_user" | printf "%.0f" }} % busy for {{ .Duration }}')
        .stateChangesOnly()
        .hipChat()
            .room('operations')
`,
    'data.lp': POINTS,
    'kapacitor.conf': `[hipchat]
  enabled = true
  url = "https://acme.hipchat.com/v2/room"
  room = "general"
  token = "sample-token"
`,
  },
};
