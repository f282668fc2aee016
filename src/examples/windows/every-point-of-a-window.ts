import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// all(): every point of the window must be too damp. noRecoveries(): nobody is told when it dries.
stream
    |from()
        .measurement('humidity')
        .groupBy('cellar')
    |window()
        .period(1m)
        .every(20s)
        .align()
    |alert()
        .all()
        .id('cellar {{ index .Tags "cellar" }}')
        .message('{{ .ID }} {{ .Level }} with {{ index .Fields "percent" }} % at {{ .Time.Format "15:04:05" }}')
        .crit(lambda: "percent" > 85)
        .stateChangesOnly()
        .noRecoveries()
        .hipChat()
            .room('museum')
`;

const POINTS = points(10, {
  'humidity,cellar=wine percent': ints(
    60,
    62,
    61,
    63,
    88,
    89,
    90,
    70,
    87,
    88,
    91,
    92,
    90,
    89,
    88,
    93,
    90,
    70,
    68,
    60,
    61,
    60,
    59,
    60,
  ),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+2m20s', 'CRITICAL', 'cellar wine', 'cellar wine CRITICAL with 87 % at 09:02:20'],
];

export const files: Files = {
  'humidity.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

const BROKEN_EVENTS: readonly ExpectedEvent[] = [
  ['+40s', 'CRITICAL', 'cellar wine', 'cellar wine CRITICAL with 88 % at 09:00:40'],
];

export const broken: Files = {
  ...files,
  'humidity.tick': SCRIPT.replace('        .all()\n', ''),
  'case.json': caseJson(BROKEN_EVENTS),
};
