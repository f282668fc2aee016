import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Two queries at the same ticks, one of them about the hour before; shift brings its answer to the present.
var now = batch
    |query('SELECT sum(count) AS orders FROM telegraf.autogen.orders')
        .period(10m)
        .every(10m)

var before = batch
    |query('SELECT sum(count) AS orders FROM telegraf.autogen.orders')
        .period(10m)
        .every(10m)
        .offset(1h)
    |shift(1h)

now
    |join(before)
        .as('now', 'before')
    |eval(lambda: 100.0 * "now.orders" / "before.orders")
        .as('percent')
        .keep('percent', 'now.orders')
    |alert()
        .id('orders')
        .message('{{ .ID }} {{ .Level }}: {{ index .Fields "now.orders" }} in ten minutes, {{ index .Fields "percent" | printf "%.0f" }} % of an hour ago')
        .warn(lambda: "percent" < 80)
        .crit(lambda: "percent" < 50)
        .stateChangesOnly()
        .hipChat()
            .room('shop')
`;

/** Orders of each ten minutes, in two points. */
const ORDERS = [40, 44, 46, 50, 52, 48, 42, 42, 30, 20, 26, 46];

const POINTS = points(300, { 'orders count': ORDERS.flatMap((orders) => [`${orders / 2}i`, `${orders / 2}i`]) });

const EVENTS: readonly ExpectedEvent[] = [
  ['+1h20m', 'WARNING', 'orders', 'orders WARNING: 30 in ten minutes, 65 % of an hour ago'],
  ['+1h30m', 'CRITICAL', 'orders', 'orders CRITICAL: 20 in ten minutes, 40 % of an hour ago'],
  ['+1h40m', 'WARNING', 'orders', 'orders WARNING: 26 in ten minutes, 50 % of an hour ago'],
  ['+2h', 'OK', 'orders', 'orders OK: 46 in ten minutes, 96 % of an hour ago'],
];

export const files: Files = {
  'orders.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS, { start: '2018-06-04T10:00:00Z', stop: '2018-06-04T11:00:00Z' }),
};
