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
};
