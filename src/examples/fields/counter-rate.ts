import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// A counter that only grows, made into a rate. The counter starts at zero again when the printer is switched on.
stream
    |from()
        .measurement('printer')
        .groupBy('printer')
    |derivative('pages')
        .unit(1m)
        .nonNegative()
        .as('per_minute')
    |alert()
        .id('printer {{ index .Tags "printer" }}')
        .message('{{ .ID }} prints {{ index .Fields "per_minute" | printf "%.0f" }} pages a minute')
        .warn(lambda: "per_minute" > 20.0)
        .crit(lambda: "per_minute" > 60.0)
        .stateChangesOnly()
        .hipChat()
            .room('office')
`;

const POINTS = points(30, {
  'printer,printer=3rd-floor pages': ints(9000, 9004, 9008, 9020, 9032, 9065, 9100, 5, 9, 13, 15),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+1m30s', 'WARNING', 'printer 3rd-floor', 'printer 3rd-floor prints 24 pages a minute'],
  ['+2m30s', 'CRITICAL', 'printer 3rd-floor', 'printer 3rd-floor prints 66 pages a minute'],
  ['+4m', 'OK', 'printer 3rd-floor', 'printer 3rd-floor prints 8 pages a minute'],
];

export const files: Files = {
  'pages-printed.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
