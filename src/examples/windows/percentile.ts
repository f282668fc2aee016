import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Nine of ten callers wait less than this.
stream
    |from()
        .measurement('calls')
        .groupBy('line')
    |window()
        .period(2m)
        .every(30s)
        .align()
        .fillPeriod()
    |percentile('waited', 90.0)
        .as('p90')
    |alert()
        .id('line {{ index .Tags "line" }}')
        .message('{{ .ID }} {{ .Level }}: nine of ten wait less than {{ index .Fields "p90" }} seconds')
        .warn(lambda: "p90" > 40.0)
        .crit(lambda: "p90" > 120.0)
        .stateChangesOnly()
        .hipChat()
            .room('hotline')
`;

const POINTS = points(10, {
  'calls,line=1 waited': [
    12, 9, 15, 11, 14, 300, 10, 12, 16, 13, 9, 11, 12, 14, 10, 55, 60, 11, 58, 62, 150, 12, 180, 170, 160, 14, 175, 165,
    155, 12, 10, 11, 9, 13, 12, 10, 14, 11, 9, 12, 13, 10, 11, 12, 9, 14, 10, 11, 12, 10,
  ],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+3m', 'WARNING', 'line 1', 'line 1 WARNING: nine of ten wait less than 55 seconds'],
  ['+4m', 'CRITICAL', 'line 1', 'line 1 CRITICAL: nine of ten wait less than 170 seconds'],
  ['+7m', 'OK', 'line 1', 'line 1 OK: nine of ten wait less than 13 seconds'],
];

export const files: Files = {
  'waiting-line.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

const BROKEN_EVENTS: readonly ExpectedEvent[] = [];

export const broken: Files = {
  ...files,
  'waiting-line.tick': SCRIPT.replace("'waited', 90.0)", "'waited', 90)"),
  'case.json': caseJson(BROKEN_EVENTS),
};
