/** Alerts, handlers and topics that are meant as they are. */
export const ALERTS: Readonly<Record<string, string>> = {
  'all levels to a topic': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .warn(lambda: "usage_idle" < 50)
        .crit(lambda: "usage_idle" < 20)
        .id('{{ .TaskName }}/{{ .Group }}')
        .topic('cpu')
`,
  'every point in the log': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .log('/tmp/cpu.log')
        .mode(0644)
`,
  'details in HTML': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .message('{{ .ID }} is {{ .Level }}')
        .details('<h1>{{ .ID }}</h1>{{ .Message }} at {{ .Time }} for {{ .Duration }}: {{ json .Tags }}')
        .stateChangesOnly()
        .email('ops@example.com')
`,
  'recovered and not': `
stream
    |from()
        .measurement('mem')
        .groupBy('host')
    |alert()
        .crit(lambda: "used_percent" > 60)
        .message('{{ index .Tags "host" }} {{ if eq .Level "OK" }}recovered{{ else }}is at {{ index .Fields "used_percent" }}{{ end }}')
        .stateChangesOnly()
        .slack()
        .channel('#ops')
        .username('kapacitor')
`,
  'no recoveries': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .noRecoveries()
        .stateChangesOnly()
        .pagerDuty2()
`,
  flapping: `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .history(30)
        .flapping(0.25, 0.5)
        .slack()
`,
  'inhibit what a host brings with it': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .category('hosts')
        .inhibit('disks', 'host')
        .topic('hosts')

stream
    |from()
        .measurement('disk')
        .groupBy('host')
    |alert()
        .crit(lambda: "used_percent" > 70)
        .category('disks')
        .topic('disks')
`,
  'post to an endpoint': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .stateChangesOnly()
        .post('http://127.0.0.1:8080/alerts')
        .header('X-Source', 'kapacitor')
`,
  'the level as a field behind the alert': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .levelField('level')
        .idTag('alert')
        .stateChangesOnly()
    |httpOut('levels')
`,
  'a record in InfluxDB behind the alert': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .levelTag('level')
        .durationField('duration')
        .messageField('message')
        .stateChangesOnly()
    |eval(lambda: float("usage_idle"))
        .as('value')
        .keep()
    |influxDBOut()
        .create()
        .database('chronograf')
        .retentionPolicy('autogen')
        .measurement('alerts')
`,
  'only during the day': `
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
        .where(lambda: hour("time") >= 8 AND hour("time") < 20 AND weekday("time") > 0)
    |alert()
        .crit(lambda: "usage_idle" < 20)
        .stateChangesOnly()
        .slack()
`,
  'several conditions and functions': `
stream
    |from()
        .measurement('http_response')
        .groupBy('server', 'host')
        .where(lambda: isPresent("status") AND strHasPrefix("host", 'web'))
    |alert()
        .crit(lambda: "status" >= 500 OR ("status" == 200 AND "response_time" > 1.0))
        .message('{{ index .Tags "server" }} answers {{ index .Fields "status" }}')
        .stateChangesOnly()
        .slack()
`,
};
