import { caseJson, type ExpectedEvent, type Files, ints, points } from '../example-files';

const SCRIPT = `// No handler here, and no stateChangesOnly. kapacitor.conf adds both.
stream
    |from()
        .measurement('pump')
        .groupBy('pump')
    |alert()
        .id('pump {{ index .Tags "pump" }}')
        .message('{{ .ID }} {{ .Level }}: {{ index .Fields "litres" }} litres a minute')
        .warn(lambda: "litres" < 40)
        .crit(lambda: "litres" < 10)
`;

const POINTS = points(30, {
  'pump,pump=2 litres': ints(55, 54, 39, 35, 30, 9, 8, 8, 45, 52),
});

const CONF = `[hipchat]
  enabled = true
  url = "https://acme.hipchat.com/v2/room"
  room = "everything"
  token = "sample-token"
  global = true
  state-changes-only = true
`;

const EVENTS: readonly ExpectedEvent[] = [
  ['+1m', 'WARNING', 'pump 2', 'pump 2 WARNING: 39 litres a minute', 'everything'],
  ['+2m30s', 'CRITICAL', 'pump 2', 'pump 2 CRITICAL: 9 litres a minute', 'everything'],
  ['+4m', 'OK', 'pump 2', 'pump 2 OK: 45 litres a minute', 'everything'],
];

export const files: Files = {
  'no-handler.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': CONF,
  'case.json': caseJson(EVENTS),
};
