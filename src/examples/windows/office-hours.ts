import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF, repeat } from '../example-files';

const SCRIPT = `// The plotter is only missed while somebody is there: Monday to Friday, from 7 to 19 o'clock.
var open = lambda: weekday("time") >= 1 AND weekday("time") <= 5 AND hour("time") >= 7 AND hour("time") < 19

stream
    |from()
        .measurement('plotter')
        .groupBy('floor')
    |where(open)
    |alert()
        .id('plotter on floor {{ index .Tags "floor" }}')
        .message('{{ .ID }} is {{ .Level }} ({{ .Time.Format "Mon 15:04" }})')
        .crit(lambda: "ready" == FALSE)
        .stateChangesOnly(4h)
        .hipChat()
            .room('facility')
`;

const POINTS = points(
  7200,
  { 'plotter,floor=4 ready': [...repeat(13, 'false'), 'true', 'true', ...repeat(13, 'false'), 'true'] },
  -13 * 3600,
);

const EVENTS: readonly ExpectedEvent[] = [
  ['+12h', 'CRITICAL', 'plotter on floor 4', 'plotter on floor 4 is CRITICAL (Mon 08:00)'],
  ['+16h', 'CRITICAL', 'plotter on floor 4', 'plotter on floor 4 is CRITICAL (Mon 12:00)'],
  ['+20h', 'CRITICAL', 'plotter on floor 4', 'plotter on floor 4 is CRITICAL (Mon 16:00)'],
  ['+36h', 'CRITICAL', 'plotter on floor 4', 'plotter on floor 4 is CRITICAL (Tue 08:00)'],
  ['+40h', 'CRITICAL', 'plotter on floor 4', 'plotter on floor 4 is CRITICAL (Tue 12:00)'],
  ['+44h', 'CRITICAL', 'plotter on floor 4', 'plotter on floor 4 is CRITICAL (Tue 16:00)'],
];

export const files: Files = {
  'office-hours.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
