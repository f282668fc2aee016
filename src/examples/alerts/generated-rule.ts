import { caseJson, type ExpectedEvent, type Files, points, ROOM_CONF, repeat } from '../example-files';

const SCRIPT = `// In the shape of a rule builder: everything is a var, and the alert goes on to a database and an endpoint.
var db = 'telegraf'

var rp = 'autogen'

var measurement = 'lift'

var groupBy = ['building']

var whereFilter = lambda: ("kind" == 'passenger')

var period = 2m

var every = 1m

var name = 'Lift waits too long'

var idVar = name + ' {{.Group}}'

var message = '{{.ID}} is {{.Level}}: {{ index .Fields "value" }} seconds'

var crit = 60

var data = stream
    |from()
        .database(db)
        .retentionPolicy(rp)
        .measurement(measurement)
        .groupBy(groupBy)
        .where(whereFilter)
    |window()
        .period(period)
        .every(every)
        .align()
    |max('wait_seconds')
        .as('value')

var trigger = data
    |alert()
        .crit(lambda: "value" > crit)
        .message(message)
        .id(idVar)
        .idTag('alertID')
        .levelTag('level')
        .messageField('message')
        .durationField('duration')
        .stateChangesOnly()
        .hipChat()
            .room('caretakers')

trigger
    |eval(lambda: float("value"))
        .as('value')
        .keep()
    |influxDBOut()
        .create()
        .database('alerts')
        .retentionPolicy('autogen')
        .measurement('lift_alerts')
        .tag('alertName', name)

trigger
    |httpOut('output')
`;

const POINTS = points(30, {
  'lift,building=west,kind=passenger wait_seconds': [20, 25, 31, 64, 58, 71, 40, 33, 22, 19, 24, 26, 20],
  'lift,building=west,kind=goods wait_seconds': repeat(13, 300),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+2m', 'CRITICAL', 'Lift waits too long building=west', 'Lift waits too long building=west is CRITICAL: 64 seconds'],
  ['+5m', 'OK', 'Lift waits too long building=west', 'Lift waits too long building=west is OK: 40 seconds'],
];

export const files: Files = {
  'rule.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};
