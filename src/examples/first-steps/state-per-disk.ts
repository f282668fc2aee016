import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `stream
    |from()
        .measurement('disk')
        .groupBy('host')
    |alert()
        .id('disk of {{ index .Tags "host" }}')
        .crit(lambda: "free_percent" < 5)
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "free_percent" }} % free')
        .stateChangesOnly()
        .hipChat()
            .room('storage')
`;

const POINTS = points(30, {
  'disk,host=db1 free_percent': ints(71, 70, 69, 69, 68, 68),
  'disk,host=db2 free_percent': ints(8, 4, 3, 3, 3, 40),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+30s', 'CRITICAL', 'disk of db2', 'disk of db2 is CRITICAL: 4 % free'],
  ['+2m30s', 'OK', 'disk of db2', 'disk of db2 is OK: 40 % free'],
];

export const files: Files = {
  'disk.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

const BROKEN_EVENTS: readonly ExpectedEvent[] = [
  ['+30s', 'CRITICAL', 'disk of db2', 'disk of db2 is CRITICAL: 4 % free'],
  ['+1m', 'OK', 'disk of db1', 'disk of db1 is OK: 69 % free'],
  ['+1m', 'CRITICAL', 'disk of db2', 'disk of db2 is CRITICAL: 3 % free'],
  ['+1m30s', 'OK', 'disk of db1', 'disk of db1 is OK: 69 % free'],
  ['+1m30s', 'CRITICAL', 'disk of db2', 'disk of db2 is CRITICAL: 3 % free'],
  ['+2m', 'OK', 'disk of db1', 'disk of db1 is OK: 68 % free'],
  ['+2m', 'CRITICAL', 'disk of db2', 'disk of db2 is CRITICAL: 3 % free'],
  ['+2m30s', 'OK', 'disk of db1', 'disk of db1 is OK: 68 % free'],
];

export const broken: Files = {
  ...files,
  'disk.tick': SCRIPT.replace("        .groupBy('host')\n", ''),
  'case.json': caseJson(BROKEN_EVENTS),
};
