import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Pressure may rise for a moment; only pressure that stays high is told.
stream
    |from()
        .measurement('boiler')
        .groupBy('boiler')
    |stateDuration(lambda: "bar" > 6.0)
        .unit(1m)
        .as('minutes_high')
    |alert()
        .id('boiler {{ index .Tags "boiler" }}')
        .message('{{ .ID }} {{ .Level }}: {{ index .Fields "bar" }} bar, high for {{ index .Fields "minutes_high" }} minutes')
        .warn(lambda: "minutes_high" >= 2)
        .crit(lambda: "minutes_high" >= 4)
        .stateChangesOnly()
        .hipChat()
            .room('plant')
`;

const POINTS = points(30, {
  'boiler,boiler=B1 bar': [5.2, 6.4, 6.6, 5.9, 6.1, 6.2, 6.3, 6.5, 6.4, 6.6, 6.7, 6.5, 6.8, 6.9, 6.2, 5.5, 5.4],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+4m', 'WARNING', 'boiler B1', 'boiler B1 WARNING: 6.4 bar, high for 2 minutes'],
  ['+6m', 'CRITICAL', 'boiler B1', 'boiler B1 CRITICAL: 6.8 bar, high for 4 minutes'],
  ['+7m30s', 'OK', 'boiler B1', 'boiler B1 OK: 5.5 bar, high for -1 minutes'],
];

export const files: Files = {
  'boiler.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
