import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// The heap of each service: a message when its level changes, and none while it stays.
stream
    |from()
        .measurement('jvm')
        .groupBy('service')
    |alert()
        .id('heap of {{ index .Tags "service" }}')
        .message('{{ .ID }}: {{ .Level }} at {{ index .Fields "heap" }} %')
        .warn(lambda: "heap" > 80)
        .crit(lambda: "heap" > 92)
        .stateChangesOnly()
        .hipChat()
            .room('java')
`;

const POINTS = points(20, {
  'jvm,service=billing heap': ints(55, 70, 81, 85, 93, 96, 91, 88, 60, 58),
  'jvm,service=search heap': ints(79, 83, 78, 84, 77, 80, 80, 80, 80, 80),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+20s', 'WARNING', 'heap of search', 'heap of search: WARNING at 83 %'],
  ['+40s', 'WARNING', 'heap of billing', 'heap of billing: WARNING at 81 %'],
  ['+40s', 'OK', 'heap of search', 'heap of search: OK at 78 %'],
  ['+1m', 'WARNING', 'heap of search', 'heap of search: WARNING at 84 %'],
  ['+1m20s', 'CRITICAL', 'heap of billing', 'heap of billing: CRITICAL at 93 %'],
  ['+1m20s', 'OK', 'heap of search', 'heap of search: OK at 77 %'],
  ['+2m', 'WARNING', 'heap of billing', 'heap of billing: WARNING at 91 %'],
  ['+2m40s', 'OK', 'heap of billing', 'heap of billing: OK at 60 %'],
];

export const files: Files = {
  'heap.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
