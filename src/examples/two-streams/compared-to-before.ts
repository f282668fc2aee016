import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Visitors compared with ten minutes ago.
var now = stream
    |from()
        .measurement('visitors')
        .groupBy('museum')

var before = now
    |shift(10m)

before
    |join(now)
        .as('before', 'now')
    |eval(lambda: ("now.count" - "before.count") / "before.count" * 100.0)
        .as('change')
        .keep()
    |alert()
        .id('visitors of {{ index .Tags "museum" }}')
        .message('{{ .ID }} {{ .Level }}: {{ index .Fields "change" | printf "%+.0f" }} % ({{ index .Fields "before.count" }} before)')
        .crit(lambda: "change" < -50.0)
        .stateChangesOnly()
        .hipChat()
            .room('front desk')
`;

const POINTS = points(120, {
  'visitors,museum=harbour count': [200, 210, 205, 208, 210, 212, 90, 95, 92, 96, 94, 93, 91, 210, 215, 208, 210],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+12m', 'CRITICAL', 'visitors of harbour', 'visitors of harbour CRITICAL: -57 % (210 before)'],
  ['+22m', 'OK', 'visitors of harbour', 'visitors of harbour OK: +3 % (90 before)'],
];

export const files: Files = {
  'visitors.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
