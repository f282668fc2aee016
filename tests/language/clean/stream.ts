/** Stream tasks that are meant as they are. */
export const STREAM: Readonly<Record<string, string>> = {
  'threshold of a field': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .stateChangesOnly()
        .message('{{ .Level }}: {{ index .Tags "host" }} is at {{ index .Fields "usage_idle" }}')
        .hipChat()
        .room('ops')
`,
  'three levels with resets': `
stream
    |from()
        .measurement('disk')
        .groupBy('host', 'path')
    |alert()
        .info(lambda: "used_percent" > 65)
        .warn(lambda: "used_percent" > 70)
        .crit(lambda: "used_percent" > 75)
        .critReset(lambda: "used_percent" < 72)
        .stateChangesOnly()
        .slack()
`,
  'vars with names and thresholds': `
var db = 'telegraf'
var rp = 'autogen'
var measurement = 'mem'
var groups = ['host']
var filter = lambda: "host" =~ /^web/
var warn = 60
var crit = 65.0
var message = '{{ .ID }} is {{ .Level }}'

var data = stream
    |from()
        .database(db)
        .retentionPolicy(rp)
        .measurement(measurement)
        .groupBy(groups)
        .where(filter)

data
    |alert()
        .id('{{ index .Tags "host" }}/{{ .Name }}')
        .warn(lambda: "used_percent" > warn)
        .crit(lambda: "used_percent" > crit)
        .message(message)
        .stateChangesOnly(10m)
        .slack()
        .channel('#ops')
`,
  'mean of a window': `
dbrp "telegraf"."autogen"

stream
    |from()
        .measurement('cpu')
        .where(lambda: "cpu" == 'cpu-total')
        .groupBy('host')
    |window()
        .period(1m)
        .every(1m)
        .align()
    |mean('usage_user')
        .as('value')
    |alert()
        .crit(lambda: "value" > 50)
        .stateChangesOnly()
        .hipChat()
`,
  'percentile of a window under its own name': `
stream
    |from()
        .measurement('http_response')
        .groupBy('server')
    |window()
        .period(5m)
        .every(1m)
    |percentile('response_time', 95.0)
    |alert()
        .warn(lambda: "percentile" > 0.15)
        .stateChangesOnly()
        .slack()
`,
  'the largest of a window keeps its tags': `
stream
    |from()
        .measurement('cpu')
    |window()
        .period(1m)
        .every(1m)
    |max('usage_user')
    |alert()
        .crit(lambda: "max" > 60)
        .message('{{ index .Tags "host" }}')
        .stateChangesOnly()
        .slack()
`,
  'rate of a counter': `
stream
    |from()
        .measurement('net')
        .groupBy('host', 'interface')
    |derivative('bytes_recv')
        .unit(1s)
        .nonNegative()
        .as('rate')
    |alert()
        .warn(lambda: "rate" > 10000)
        .stateChangesOnly()
        .email()
`,
  'share of errors': `
stream
    |from()
        .measurement('requests')
        .groupBy('host')
    |eval(lambda: float("errors") / float("total") * 100.0)
        .as('share')
        .keep('share', 'total')
    |alert()
        .warn(lambda: "share" > 0.25 AND "total" > 100)
        .stateChangesOnly()
        .message('{{ index .Fields "share" | printf "%.2f" }} % of {{ index .Fields "total" }}')
        .slack()
`,
  'whole per cent': `
stream
    |from()
        .measurement('mem')
        .groupBy('host')
    |eval(lambda: int("used" * 100 / "total"))
        .as('percent')
    |alert()
        .crit(lambda: "percent" >= 60)
        .stateChangesOnly()
        .slack()
`,
  'errors against requests by join': `
var errors = stream
    |from()
        .measurement('requests')
        .groupBy('host')
    |window()
        .period(1m)
        .every(1m)
    |sum('errors')
        .as('n')

var all = stream
    |from()
        .measurement('requests')
        .groupBy('host')
    |window()
        .period(1m)
        .every(1m)
    |sum('total')
        .as('n')

errors
    |join(all)
        .as('errors', 'all')
        .tolerance(1s)
        .fill(0.0)
    |eval(lambda: float("errors.n") / float("all.n"))
        .as('rate')
    |alert()
        .crit(lambda: "rate" > 0.0005)
        .stateChangesOnly()
        .slack()
`,
  'two measurements by join': `
var cpu = stream
    |from()
        .measurement('cpu')
        .groupBy('host')

var mem = stream
    |from()
        .measurement('mem')
        .groupBy('host')

cpu
    |join(mem)
        .as('cpu', 'mem')
    |alert()
        .crit(lambda: "cpu.usage_idle" < 20 AND "mem.used_percent" > 50)
        .stateChangesOnly()
        .slack()
`,
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
