import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF, repeat } from '../example-files';

const ALERT = `    |alert()
        .id('{{ index .Tags "host" }}')
        .message('{{ .ID }} {{ if eq .Level "OK" }}is back{{ else }}sends nothing{{ end }}')
        .crit(lambda: "count" < 1)
        .stateChangesOnly()
        .hipChat()
            .room('ops')
`;

const SCRIPT = `// Twice as long as the buckets: a host that has just fallen silent is still in the answer, with a bucket of 0.
batch
    |query('SELECT count(usage_idle) AS count FROM telegraf.autogen.cpu')
        .period(10m)
        .every(5m)
        .groupBy(time(5m), 'host')
        .fill(0)
${ALERT}`;

const BROKEN = `// InfluxDB answers with the series that have points: a silent host is not 0, it is not there, and nothing is judged.
batch
    |query('SELECT count(usage_idle) AS count FROM telegraf.autogen.cpu')
        .period(5m)
        .every(5m)
        .groupBy('host')
${ALERT}`;

const POINTS = points(60, {
  'cpu,host=web1 usage_idle': repeat(40, 80),
  'cpu,host=web2 usage_idle': [...repeat(15, 70), ...repeat(15, undefined), ...repeat(10, 71)],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+15m', 'CRITICAL', 'web2', 'web2 sends nothing'],
  ['+35m', 'OK', 'web2', 'web2 is back'],
];
const SPAN = { start: '2018-06-04T09:05:00Z', stop: '2018-06-04T09:40:00Z' };

const workspace = (script: string, events: readonly ExpectedEvent[]): Files => ({
  'silent-host.tick': script,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(events, SPAN),
});

export const files: Files = workspace(SCRIPT, EVENTS);
export const broken: Files = workspace(BROKEN, []);
