import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Turnstiles and side doors count differently; one rule judges both.
var turnstiles = stream
    |from()
        .measurement('turnstile')
        .groupBy('hall')
    |eval(lambda: "passed")
        .as('people')

var doors = stream
    |from()
        .measurement('door')
        .groupBy('hall')
    |eval(lambda: "opened" * 2)
        .as('people')

turnstiles
    |union(doors)
        .rename('entrances')
    |alert()
        .id('{{ .Name }} of hall {{ index .Tags "hall" }}')
        .message('{{ .ID }}: {{ index .Fields "people" }} people, {{ .Level }}')
        .warn(lambda: "people" > 60)
        .crit(lambda: "people" > 90)
        .stateChangesOnly()
        .hipChat()
            .room('stewards')
`;

const POINTS = points(30, {
  'turnstile,hall=A passed': ints(20, 45, 61, 75, 92, 70, 40, 20),
  'door,hall=B opened': ints(10, 20, 29, 31, 40, 46, 25, 10),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+1m', 'WARNING', 'entrances of hall A', 'entrances of hall A: 61 people, WARNING'],
  ['+1m30s', 'WARNING', 'entrances of hall B', 'entrances of hall B: 62 people, WARNING'],
  ['+2m', 'CRITICAL', 'entrances of hall A', 'entrances of hall A: 92 people, CRITICAL'],
  ['+2m30s', 'CRITICAL', 'entrances of hall B', 'entrances of hall B: 92 people, CRITICAL'],
  ['+2m30s', 'WARNING', 'entrances of hall A', 'entrances of hall A: 70 people, WARNING'],
  ['+3m', 'OK', 'entrances of hall B', 'entrances of hall B: 50 people, OK'],
  ['+3m', 'OK', 'entrances of hall A', 'entrances of hall A: 40 people, OK'],
];

export const files: Files = {
  'doors.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
