import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF, repeat } from '../example-files';

const SCRIPT = `// A batch task asks InfluxDB, and InfluxDB does the arithmetic: every five minutes the mean of the last five.
// The points in data.lp are what the database holds.
batch
    |query('SELECT mean(usage_idle) AS idle FROM telegraf.autogen.cpu')
        .period(5m)
        .every(5m)
        .groupBy('host')
    |alert()
        .id('{{ index .Tags "host" }}')
        // The time of a mean is the beginning of what was asked for.
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "idle" | printf "%.1f" }} % idle since {{ .Time.Format "15:04" }}')
        .warn(lambda: "idle" < 40)
        .crit(lambda: "idle" < 10)
        .stateChangesOnly()
        .hipChat()
            .room('ops')
`;

const POINTS = points(60, {
  'cpu,host=web1 usage_idle': [...repeat(10, 82.5), 60, 20, 8, 5, 7, 6, 5, 4, 6, 7, ...repeat(10, 77)],
  'cpu,host=web2 usage_idle': [...repeat(14, 64), 9, ...repeat(15, 66)],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+10m', 'WARNING', 'web1', 'web1 is WARNING: 20.0 % idle since 09:10'],
  ['+15m', 'CRITICAL', 'web1', 'web1 is CRITICAL: 5.6 % idle since 09:15'],
  ['+25m', 'OK', 'web1', 'web1 is OK: 77.0 % idle since 09:25'],
];

export const files: Files = {
  'idle.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS, { start: '2018-06-04T09:00:00Z', stop: '2018-06-04T09:30:00Z' }),
};
