import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// The script only says what happened. Files in handlers/ say who hears of it.
stream
    |from()
        .measurement('stock')
        .groupBy('item', 'owner')
    |alert()
        .id('stock of {{ index .Tags "item" }}')
        .message('{{ .ID }} {{ .Level }}: {{ index .Fields "left" }} left')
        .info(lambda: "left" < 50)
        .warn(lambda: "left" < 20)
        .crit(lambda: "left" < 5)
        .stateChangesOnly()
        .topic('stock')
`;

const POINTS = points(600, {
  'stock,item=bolts,owner=workshop left': ints(80, 49, 19, 4, 3, 90),
  'stock,item=paper,owner=office left': ints(60, 55, 4, 4, 70, 70),
});

/** Quotes within quotes: the whole expression stands in single ones, so those inside are doubled. */
const WORKSHOP = `id: workshop
topic: stock
kind: hipchat
match: '"owner" == ''workshop'' AND changed() == TRUE'
options:
  room: workshop
`;

const URGENT = `id: urgent
topic: stock
kind: hipchat
match: level() == CRITICAL
options:
  room: buyers
`;

const EVENTS: readonly ExpectedEvent[] = [
  ['+10m', 'INFO', 'stock of bolts', 'stock of bolts INFO: 49 left', 'workshop'],
  ['+20m', 'WARNING', 'stock of bolts', 'stock of bolts WARNING: 19 left', 'workshop'],
  ['+20m', 'CRITICAL', 'stock of paper', 'stock of paper CRITICAL: 4 left', 'buyers'],
  ['+30m', 'CRITICAL', 'stock of bolts', 'stock of bolts CRITICAL: 4 left', ['buyers', 'workshop']],
  ['+40m', 'OK', 'stock of paper', 'stock of paper OK: 70 left', 'nobody'],
  ['+50m', 'OK', 'stock of bolts', 'stock of bolts OK: 90 left', 'workshop'],
];

export const files: Files = {
  'stock.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'handlers/urgent.yaml': URGENT,
  'handlers/workshop.yaml': WORKSHOP,
  'case.json': caseJson(EVENTS),
};
