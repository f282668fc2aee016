import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// An old backup is told at once, and again every quarter of an hour while nobody makes a new one.
var again = 15m

stream
    |from()
        .measurement('backup')
        .groupBy('volume')
    |alert()
        .id('backup of {{ index .Tags "volume" }}')
        .message('{{ .ID }} is {{ .Level }} for {{ .Duration }}')
        .crit(lambda: "age_hours" > 26)
        .stateChangesOnly(again)
        .hipChat()
            .room('storage')
`;

const POINTS = points(180, {
  'backup,volume=home age_hours': ints(24, 25, 27, 27, 27, 27, 27, 28, 28, 28, 28, 28, 28, 28, 28, 28, 1, 1),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+6m', 'CRITICAL', 'backup of home', 'backup of home is CRITICAL for 0s'],
  ['+21m', 'CRITICAL', 'backup of home', 'backup of home is CRITICAL for 15m0s'],
  ['+36m', 'CRITICAL', 'backup of home', 'backup of home is CRITICAL for 30m0s'],
  ['+48m', 'OK', 'backup of home', 'backup of home is OK for 42m0s'],
];

export const files: Files = {
  'backup.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
