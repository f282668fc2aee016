import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// A busy CPU, judged for every host by itself.
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
`;

const POINTS = points(30, {
  'cpu,host=web1 usage_user': [40, 62, 71, 84, 93, 96, 88, 72, 55, 41],
  'cpu,host=web2 usage_user': [35, 38, 36, 41, 76, 78, 74, 40, 37, 35],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+30s', 'INFO', 'cpu of web1', 'cpu of web1 is INFO: 62 % busy for 0s'],
  ['+1m30s', 'WARNING', 'cpu of web1', 'cpu of web1 is WARNING: 84 % busy for 1m0s'],
  ['+2m', 'CRITICAL', 'cpu of web1', 'cpu of web1 is CRITICAL: 93 % busy for 1m30s'],
  ['+2m', 'WARNING', 'cpu of web2', 'cpu of web2 is WARNING: 76 % busy for 0s'],
  ['+3m', 'WARNING', 'cpu of web1', 'cpu of web1 is WARNING: 88 % busy for 2m30s'],
  ['+3m', 'INFO', 'cpu of web2', 'cpu of web2 is INFO: 74 % busy for 1m0s'],
  ['+3m30s', 'INFO', 'cpu of web1', 'cpu of web1 is INFO: 72 % busy for 3m0s'],
  ['+3m30s', 'OK', 'cpu of web2', 'cpu of web2 is OK: 40 % busy for 1m30s'],
  ['+4m', 'OK', 'cpu of web1', 'cpu of web1 is OK: 55 % busy for 3m30s'],
];

export const files: Files = {
  'busy-hosts.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
