import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// The level of a tank in percent. keep() lets the measured fields go on beside the computed ones.
stream
    |from()
        .measurement('tank')
        .groupBy('tank')
    |eval(lambda: "litres" / "capacity" * 100.0, lambda: "capacity" - "litres")
        .as('full', 'room')
        .keep()
    |alert()
        .id('tank {{ index .Tags "tank" }}')
        .message('{{ .ID }} is {{ index .Fields "full" | printf "%.0f" }} % full: {{ index .Fields "litres" }} of {{ index .Fields "capacity" }} litres')
        .warn(lambda: "full" > 80.0)
        .crit(lambda: "room" < 50.0)
        .stateChangesOnly()
        .hipChat()
            .room('plant')
`;

const POINTS = points(60, {
  'tank,tank=T4 capacity=800.0,litres': [400, 560, 648, 700, 752, 780, 700, 300],
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+2m', 'WARNING', 'tank T4', 'tank T4 is 81 % full: 648 of 800 litres'],
  ['+4m', 'CRITICAL', 'tank T4', 'tank T4 is 94 % full: 752 of 800 litres'],
  ['+6m', 'WARNING', 'tank T4', 'tank T4 is 88 % full: 700 of 800 litres'],
  ['+7m', 'OK', 'tank T4', 'tank T4 is 38 % full: 300 of 800 litres'],
];

export const files: Files = {
  'tank.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

const BROKEN_EVENTS: readonly ExpectedEvent[] = [
  ['+2m', 'WARNING', 'tank T4', 'tank T4 is 81 % full: <no value> of <no value> litres'],
  ['+4m', 'CRITICAL', 'tank T4', 'tank T4 is 94 % full: <no value> of <no value> litres'],
  ['+6m', 'WARNING', 'tank T4', 'tank T4 is 88 % full: <no value> of <no value> litres'],
  ['+7m', 'OK', 'tank T4', 'tank T4 is 38 % full: <no value> of <no value> litres'],
];

export const broken: Files = {
  ...files,
  'tank.tick': SCRIPT.replace('        .keep()\n', ''),
  'case.json': caseJson(BROKEN_EVENTS),
};
