import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF, repeat } from '../example-files';

const SCRIPT = `// A link that comes and goes: the first changes are told, then silence until it has settled.
stream
    |from()
        .measurement('wireless')
        .groupBy('bridge')
    |alert()
        .id('bridge {{ index .Tags "bridge" }}')
        .message('{{ .ID }} is {{ .Level }}: signal {{ index .Fields "dbm" }} dBm')
        .crit(lambda: "dbm" < -80)
        .stateChangesOnly()
        .flapping(0.25, 0.5)
        .hipChat()
            .room('network')
`;

const POINTS = points(10, {
  'wireless,bridge=roof dbm': [
    ...ints(-60, -61, -60),
    ...ints(...repeat(10, [-88, -62]).flat()),
    ...ints(...repeat(22, -60)),
    ...ints(-90, -91, -92, -60),
  ],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+30s', 'CRITICAL', 'bridge roof', 'bridge roof is CRITICAL: signal -88 dBm'],
  ['+40s', 'OK', 'bridge roof', 'bridge roof is OK: signal -62 dBm'],
  ['+50s', 'CRITICAL', 'bridge roof', 'bridge roof is CRITICAL: signal -88 dBm'],
  ['+1m', 'OK', 'bridge roof', 'bridge roof is OK: signal -62 dBm'],
  ['+1m10s', 'CRITICAL', 'bridge roof', 'bridge roof is CRITICAL: signal -88 dBm'],
  ['+1m20s', 'OK', 'bridge roof', 'bridge roof is OK: signal -62 dBm'],
  ['+1m30s', 'CRITICAL', 'bridge roof', 'bridge roof is CRITICAL: signal -88 dBm'],
  ['+1m40s', 'OK', 'bridge roof', 'bridge roof is OK: signal -62 dBm'],
  ['+1m50s', 'CRITICAL', 'bridge roof', 'bridge roof is CRITICAL: signal -88 dBm'],
  ['+2m', 'OK', 'bridge roof', 'bridge roof is OK: signal -62 dBm'],
  ['+7m30s', 'CRITICAL', 'bridge roof', 'bridge roof is CRITICAL: signal -90 dBm'],
  ['+8m', 'OK', 'bridge roof', 'bridge roof is OK: signal -60 dBm'],
];

export const files: Files = {
  'wireless.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
