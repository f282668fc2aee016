import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Patterns stand between slashes, vars without quotes, and string() makes a text of a number.
var warn_below = 20.0
var crit_below = 8.5
var title = 'Ink below ' + string(warn_below) + ' %'
var is_colour = lambda: "ink" =~ /^(cyan|magenta|yellow)$/
var not_spare = lambda: "device" !~ /-spare\\d*$/

stream
    |from()
        .measurement('ink')
        .groupBy('device', 'ink')
        .where(is_colour)
        .where(not_spare)
    |alert()
        .id(title + ': {{ index .Tags "ink" }} of {{ index .Tags "device" }}')
        .message('{{ .ID }}, {{ index .Fields "percent" | printf "%.1f" }} left ({{ .Level }})')
        .warn(lambda: "percent" < warn_below)
        .crit(lambda: "percent" < crit_below OR "pages_left" < 10)
        .stateChangesOnly()
        .hipChat()
            .room('office')
`;

const POINTS = points(300, {
  'ink,device=p1,ink=cyan pages_left=200i,percent': [40, 20, 19.9, 9, 8.4, 95],
  'ink,device=p1,ink=black pages_left=1i,percent': [5, 5, 5, 5, 5, 5],
  'ink,device=p2-spare7,ink=cyan pages_left=1i,percent': [5, 5, 5, 5, 5, 5],
  'ink,device=p3,ink=yellow percent=50.0,pages_left': ints(50, 30, 10, 9, 8, 400),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+10m', 'WARNING', 'Ink below 20 %: cyan of p1', 'Ink below 20 %: cyan of p1, 19.9 left (WARNING)'],
  ['+15m', 'CRITICAL', 'Ink below 20 %: yellow of p3', 'Ink below 20 %: yellow of p3, 50.0 left (CRITICAL)'],
  ['+20m', 'CRITICAL', 'Ink below 20 %: cyan of p1', 'Ink below 20 %: cyan of p1, 8.4 left (CRITICAL)'],
  ['+25m', 'OK', 'Ink below 20 %: cyan of p1', 'Ink below 20 %: cyan of p1, 95.0 left (OK)'],
  ['+25m', 'OK', 'Ink below 20 %: yellow of p3', 'Ink below 20 %: yellow of p3, 50.0 left (OK)'],
];

export const files: Files = {
  'patterns.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
