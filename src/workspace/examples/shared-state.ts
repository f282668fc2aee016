import type { Example } from './example';

const START = 1_528_102_800n;
const FREE = [
  ['db1', 71],
  ['db2', 4],
  ['db1', 70],
  ['db2', 3],
  ['db1', 69],
  ['db2', 3],
] as const;

const POINTS = FREE.map(
  ([host, free], i) => `disk,host=${host} free_percent=${free} ${START + BigInt(i * 15)}000000000\n`,
).join('');

export const example: Example = {
  id: 'shared-state',
  title: 'Two hosts, one state (a trap)',
  teaches:
    'Without groupBy all hosts share one alert state, so it flips with every point and stateChangesOnly holds nothing back.',
  files: {
    'disk.tick': `stream
    |from()
        .measurement('disk')
        // Add .groupBy('host') here and see the messages become two.
    |alert()
        .crit(lambda: "free_percent" < 5)
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "free_percent" }} % free on {{ index .Tags "host" }}')
        .stateChangesOnly()
        .hipChat()
            .room('storage')
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
