import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// "region" is the tag of that name; 'eu' is the text. Double and single quotes are not the same.
stream
    |from()
        .measurement('orders')
        .where(lambda: "region" == 'eu' AND "channel" == 'app')
        .groupBy('region')
    |alert()
        .id('orders from {{ index .Tags "region" }}')
        .message('{{ .ID }}: {{ index .Fields "waiting" }} waiting, {{ .Level }}')
        .warn(lambda: "waiting" > 40)
        .crit(lambda: "waiting" > 100)
        .stateChangesOnly()
        .hipChat()
            .room('shop')
`;

const POINTS = points(60, {
  'orders,channel=app,region=eu waiting': ints(12, 40, 41, 100, 101, 60, 20, 5),
  'orders,channel=app,region=us waiting': ints(900, 900, 900, 900, 900, 900, 900, 900),
  'orders,channel=web,region=eu waiting': ints(300, 300, 300, 300, 300, 300, 300, 300),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+2m', 'WARNING', 'orders from eu', 'orders from eu: 41 waiting, WARNING'],
  ['+4m', 'CRITICAL', 'orders from eu', 'orders from eu: 101 waiting, CRITICAL'],
  ['+5m', 'WARNING', 'orders from eu', 'orders from eu: 60 waiting, WARNING'],
  ['+6m', 'OK', 'orders from eu', 'orders from eu: 20 waiting, OK'],
];

export const files: Files = {
  'orders.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

const BROKEN_EVENTS: readonly ExpectedEvent[] = [];

export const broken: Files = {
  ...files,
  'orders.tick': SCRIPT.replace('"region" == \'eu\' AND', '"region" == "eu" AND'),
  'case.json': caseJson(BROKEN_EVENTS),
};
