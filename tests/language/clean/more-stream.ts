/** More stream tasks that are meant as they are. */
export const MORE_STREAM: Readonly<Record<string, string>> = {
  'now against before': `
var data = stream
    |from()
        .measurement('requests')
        .groupBy('host')

var past = data
    |shift(20s)

data
    |join(past)
        .as('now', 'before')
    |eval(lambda: float("now.total") - float("before.total"))
        .as('change')
    |alert()
        .warn(lambda: abs("change") > 1.0)
        .stateChangesOnly()
        .slack()
`,
  'union of two sources': `
var a = stream
    |from()
        .measurement('cpu')
        .where(lambda: "host" == 'web01')
        .groupBy('host')

var b = stream
    |from()
        .measurement('cpu')
        .where(lambda: "host" == 'web02')
        .groupBy('host')

a
    |union(b)
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .stateChangesOnly()
        .slack()
`,
  'dead hosts': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |deadman(0.0, 1m)
        .stateChangesOnly()
        .message('{{ index .Tags "host" }} is {{ .Level }}')
        .slack()
`,
  'dead hosts in the log': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |deadman(5.0, 1m)
        .log('/tmp/deadman.log')
`,
  'a state that lasts': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |stateDuration(lambda: "usage_idle" < 25)
        .unit(1m)
    |alert()
        .warn(lambda: "state_duration" >= 1)
        .crit(lambda: "state_duration" >= 3)
        .stateChangesOnly()
        .slack()
`,
  'so many points in a state': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |stateCount(lambda: "usage_idle" < 25)
        .as('bad')
    |alert()
        .crit(lambda: "bad" >= 3)
        .stateChangesOnly()
        .slack()
`,
  'far from the mean': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: sigma("usage_idle") > 3.0)
        .stateChangesOnly()
        .slack()
`,
  'only what changes': `
stream
    |from()
        .measurement('requests')
        .groupBy('host')
    |changeDetect('state')
    |alert()
        .info(lambda: "state" == 'busy')
        .message('{{ index .Tags "host" }} is {{ index .Fields "state" }}')
        .stateChangesOnly()
        .slack()
`,
  'counts of points': `
stream
    |from()
        .measurement('http_response')
        .where(lambda: "result" == 'timeout')
        .groupBy('server')
    |window()
        .period(5m)
        .every(1m)
    |count('response_time')
    |alert()
        .warn(lambda: "count" > 3)
        .stateChangesOnly()
        .slack()
`,
  'a default for a field that may be missing': `
stream
    |from()
        .measurement('disk')
        .groupBy('host', 'path')
    |default()
        .field('inodes_used', 0)
        .tag('tier', 'web')
    |alert()
        .info(lambda: "inodes_used" < 1)
        .message('{{ index .Tags "tier" }}')
        .stateChangesOnly()
        .slack()
`,
  'write the means back': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |window()
        .period(1m)
        .every(1m)
    |mean('usage_idle')
        .as('usage_idle')
    |influxDBOut()
        .database('telegraf')
        .retentionPolicy('autogen')
        .measurement('cpu_1m')
        .tag('source', 'kapacitor')
`,
  'chart the last result': `
stream
    |from()
        .measurement('mem')
        .groupBy('host')
    |httpOut('mem')
`,
  'log what passes': `
stream
    |from()
        .measurement('mem')
    |log()
        .prefix('mem')
        .level('DEBUG')
`,
  'a tag of a computed text': `
stream
    |from()
        .measurement('http_response')
    |eval(lambda: if("status" >= 500, 'bad', 'good'))
        .as('class')
        .tags('class')
        .keep('status')
    |groupBy('class')
    |window()
        .period(1m)
        .every(1m)
    |count('status')
    |alert()
        .crit(lambda: "class" == 'bad' AND "count" > 1)
        .stateChangesOnly()
        .slack()
`,
  'the top of a window': `
stream
    |from()
        .measurement('cpu')
    |window()
        .period(1m)
        .every(1m)
    |top(2, 'usage_user', 'host')
    |httpOut('top')
`,
  'elapsed time between points': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |elapsed('usage_idle', 1s)
    |alert()
        .warn(lambda: "elapsed" > 5)
        .stateChangesOnly()
        .slack()
`,
  'moving average of the last ten': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |movingAverage('usage_idle', 10)
    |alert()
        .warn(lambda: "movingAverage" < 40.0)
        .stateChangesOnly()
        .slack()
`,
  'one point of three': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |sample(3)
    |httpOut('sampled')
`,
};
