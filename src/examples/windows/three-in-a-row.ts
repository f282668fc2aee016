import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// One lost answer is chance, three in a row are an outage.
stream
    |from()
        .measurement('sensor')
        .groupBy('door')
    |stateCount(lambda: "answered" == FALSE)
        .as('lost')
    |alert()
        .id('sensor of door {{ index .Tags "door" }}')
        .message('{{ .ID }} {{ if eq .Level "OK" }}answers again{{ else }}lost {{ index .Fields "lost" }} answers ({{ .Level }}){{ end }}')
        .warn(lambda: "lost" >= 3)
        .crit(lambda: "lost" >= 6)
        .stateChangesOnly()
        .hipChat()
            .room('gatehouse')
`;

const POINTS = points(15, {
  'sensor,door=7 answered': 'YNYNNYNNNYNNNNNNNYYN'.split('').map((letter) => (letter === 'Y' ? 'true' : 'false')),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+2m', 'WARNING', 'sensor of door 7', 'sensor of door 7 lost 3 answers (WARNING)'],
  ['+2m15s', 'OK', 'sensor of door 7', 'sensor of door 7 answers again'],
  ['+3m', 'WARNING', 'sensor of door 7', 'sensor of door 7 lost 3 answers (WARNING)'],
  ['+3m45s', 'CRITICAL', 'sensor of door 7', 'sensor of door 7 lost 6 answers (CRITICAL)'],
  ['+4m15s', 'OK', 'sensor of door 7', 'sensor of door 7 answers again'],
];

export const files: Files = {
  'door-sensor.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
