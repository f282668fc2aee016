import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Seats taken, in percent: both counts are integers, so they become floats before the division.
stream
    |from()
        .measurement('licence')
        .groupBy('product')
    |eval(lambda: float("taken") / float("seats") * 100.0)
        .as('percent')
    |alert()
        .id('seats of {{ index .Tags "product" }}')
        .message('{{ .ID }}: {{ index .Fields "percent" | printf "%.1f" }} % taken')
        .warn(lambda: "percent" >= 80)
        .crit(lambda: "percent" >= 95)
        .stateChangesOnly()
        .hipChat()
            .room('purchasing')
`;

const POINTS = points(300, {
  'licence,product=cad seats=40i,taken': ints(10, 22, 31, 32, 35, 37, 38, 39, 33, 12),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+15m', 'WARNING', 'seats of cad', 'seats of cad: 80.0 % taken'],
  ['+30m', 'CRITICAL', 'seats of cad', 'seats of cad: 95.0 % taken'],
  ['+40m', 'WARNING', 'seats of cad', 'seats of cad: 82.5 % taken'],
  ['+45m', 'OK', 'seats of cad', 'seats of cad: 30.0 % taken'],
];

export const files: Files = {
  'seats.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

const BROKEN_EVENTS: readonly ExpectedEvent[] = [];

export const broken: Files = {
  ...files,
  'seats.tick': SCRIPT.replace('float("taken") / float("seats") * 100.0', '"taken" / "seats" * 100').replace(
    'printf "%.1f"',
    'printf "%d"',
  ),
  'case.json': caseJson(BROKEN_EVENTS),
};
