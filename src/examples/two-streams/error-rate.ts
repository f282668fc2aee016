import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Refunds as a share of the sales. The two are never counted in the same second: tolerance rounds their times.
var sales = stream
    |from()
        .measurement('sales')
        .groupBy('shop')

var refunds = stream
    |from()
        .measurement('refunds')
        .groupBy('shop')

sales
    |join(refunds)
        .as('sold', 'back')
        .tolerance(20s)
        .fill(0)
        .streamName('refund_share')
    |eval(lambda: float("back.count") / float("sold.count") * 100.0)
        .as('percent')
        .keep()
    |alert()
        .id('{{ .Name }} {{ index .Tags "shop" }}')
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "back.count" }} of {{ index .Fields "sold.count" }}, {{ index .Fields "percent" | printf "%.1f" }} %')
        .warn(lambda: "percent" > 10.0)
        .crit(lambda: "percent" > 30.0)
        .stateChangesOnly()
        .hipChat()
            .room('shop')
`;

/** Integers, one every `every` steps from step `first` on. */
function times(every: number, first: number, values: readonly number[]): readonly (string | undefined)[] {
  return values.flatMap((value) => Array.from({ length: every }, (_, i) => (i === first ? `${value}i` : undefined)));
}

const POINTS = points(2, {
  // One at 2 s past every 40, the other 6 seconds later.
  'sales,shop=main count': times(20, 1, [50, 48, 52, 50, 50, 55, 50, 51, 50]),
  'refunds,shop=main count': times(20, 4, [1, 2, 1, 8, 20, 25, 9, 1, 1]),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+1m58s', 'WARNING', 'refund_share main', 'refund_share main is WARNING: 8 of 50, 16.0 %'],
  ['+2m38s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 20 of 50, 40.0 %'],
  ['+3m58s', 'WARNING', 'refund_share main', 'refund_share main is WARNING: 9 of 50, 18.0 %'],
  ['+4m38s', 'OK', 'refund_share main', 'refund_share main is OK: 1 of 51, 2.0 %'],
];

export const files: Files = {
  'refunds.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

const BROKEN_EVENTS: readonly ExpectedEvent[] = [
  ['+8s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 1 of 0, +Inf %'],
  ['+38s', 'OK', 'refund_share main', 'refund_share main is OK: 0 of 48, 0.0 %'],
  ['+48s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 2 of 0, +Inf %'],
  ['+1m18s', 'OK', 'refund_share main', 'refund_share main is OK: 0 of 52, 0.0 %'],
  ['+1m28s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 1 of 0, +Inf %'],
  ['+1m58s', 'OK', 'refund_share main', 'refund_share main is OK: 0 of 50, 0.0 %'],
  ['+2m8s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 8 of 0, +Inf %'],
  ['+2m38s', 'OK', 'refund_share main', 'refund_share main is OK: 0 of 50, 0.0 %'],
  ['+2m48s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 20 of 0, +Inf %'],
  ['+3m18s', 'OK', 'refund_share main', 'refund_share main is OK: 0 of 55, 0.0 %'],
  ['+3m28s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 25 of 0, +Inf %'],
  ['+3m58s', 'OK', 'refund_share main', 'refund_share main is OK: 0 of 50, 0.0 %'],
  ['+4m8s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 9 of 0, +Inf %'],
  ['+4m38s', 'OK', 'refund_share main', 'refund_share main is OK: 0 of 51, 0.0 %'],
  ['+4m48s', 'CRITICAL', 'refund_share main', 'refund_share main is CRITICAL: 1 of 0, +Inf %'],
];

export const broken: Files = {
  ...files,
  'refunds.tick': SCRIPT.replace('.tolerance(20s)', '.tolerance(5s)'),
  'case.json': caseJson(BROKEN_EVENTS),
};
