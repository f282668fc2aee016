/** Batch tasks that are meant as they are. */
export const BATCH: Readonly<Record<string, string>> = {
  'mean of a query': `
batch
    |query('SELECT mean(usage_idle) AS idle FROM "telegraf"."autogen"."cpu"')
        .period(1m)
        .every(1m)
        .groupBy('host')
    |alert()
        .crit(lambda: "idle" < 40)
        .message('{{ index .Tags "host" }}: {{ index .Fields "idle" }}')
        .slack()
`,
  'cells of a query': `
batch
    |query('SELECT max(used_percent) FROM telegraf.autogen.mem')
        .period(5m)
        .every(1m)
        .groupBy(time(1m), 'host')
        .align()
        .fill(0)
    |alert()
        .crit(lambda: "max" > 60)
        .stateChangesOnly()
        .slack()
`,
  'by cron and with an offset': `
batch
    |query('SELECT sum(errors) AS errors, sum(total) AS total FROM "telegraf"."autogen".requests')
        .period(1m)
        .cron('*/1 * * * *')
        .offset(10s)
        .groupBy('host')
    |eval(lambda: float("errors") / float("total"))
        .as('share')
    |alert()
        .warn(lambda: "share" > 0.001)
        .slack()
`,
  'raw points and a node': `
batch
    |query('SELECT used_percent FROM "telegraf"."autogen"."mem" WHERE host = \\'web01\\'')
        .period(2m)
        .every(1m)
    |percentile('used_percent', 90.0)
    |alert()
        .crit(lambda: "percentile" > 65)
        .slack()
`,
  'today against yesterday': `
var now = batch
    |query('SELECT mean(total) AS total FROM "telegraf"."autogen".requests')
        .period(1m)
        .every(1m)
        .align()
        .groupBy('host')

var before = batch
    |query('SELECT mean(total) AS total FROM "telegraf"."autogen".requests')
        .period(1m)
        .every(1m)
        .align()
        .offset(5m)
        .groupBy('host')
    |shift(5m)

now
    |join(before)
        .as('now', 'before')
    |alert()
        .crit(lambda: abs("now.total" - "before.total") >= 0.0)
        .slack()
`,
  'down-sample': `
batch
    |query('SELECT mean(usage_idle) AS usage_idle, mean(usage_user) AS usage_user FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .align()
        .groupBy('host')
    |influxDBOut()
        .database('telegraf')
        .retentionPolicy('autogen')
        .measurement('cpu_1m')
        .precision('s')
`,
  'all tags': `
batch
    |query('SELECT last(free) AS free FROM "telegraf"."autogen".disk')
        .period(1m)
        .every(1m)
        .groupBy(*)
    |alert()
        .crit(lambda: "free" < 895000)
        .message('{{ .Group }}')
        .slack()
`,
  'quiet hosts': `
batch
    |query('SELECT count(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .groupBy('host')
    |deadman(0.0, 2m)
        .message('{{ index .Tags "host" }}')
        .stateChangesOnly()
        .slack()
`,
  'count of bad answers': `
batch
    |query('''
        SELECT count(status) AS bad
        FROM "telegraf"."autogen"."http_response"
        WHERE "result" = 'timeout'
    ''')
        .period(5m)
        .every(1m)
        .groupBy('server')
    |alert()
        .warn(lambda: "bad" > 2)
        .slack()
`,
};
