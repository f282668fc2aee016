/** Templates, and what is pasted for a script. */
import type { Named } from './named';

export const TEXTS: readonly Named[] = [
  {
    thing: 'humanBytes in a template',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .message('{{ humanBytes (index .Fields "n") }}')\n        .stateChangesOnly()\n        .hipChat()\n`,
    code: 'template-function',
    at: 'humanBytes',
    plain: `humanBytes is a function of lambdas, not of templates: make a field of it, |eval(lambda: humanBytes("x")).as('y').keep(), and name that one, {{ index .Fields "y" }}.`,
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: humanBytes("n"))\n        .as('size')\n        .keep()\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .message('{{ index .Fields "size" }}')\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: '.Group.host',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .message('{{ .Group.host }} is idle')\n        .stateChangesOnly()\n        .hipChat()\n`,
    code: 'template-error',
    at: '{{ .Group.host }}',
    plain:
      '.Group is a text, such as host=a, and has no parts: write {{ index .Tags "host" }}. The first message stops the whole task.',
    fix: 'Write {{ index .Tags "host" }}',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .message('{{ index .Tags "host" }} is idle')\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: '{{ .ID is',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .message('{{ .ID is {{ .Level }}')\n        .stateChangesOnly()\n        .hipChat()\n`,
    code: 'template',
    at: '{{ .ID',
    plain: 'This {{ is never closed: }} is missing.',
    fix: 'Close it with }}',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .message('{{ .ID }} is {{ .Level }}')\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'a script of Kapacitor 0.x',
    text: `stream\n    .from('cpu')\n    .where(lambda: "n" > 3)\n    .window()\n        .period(10s)\n        .every(10s)\n    .mapReduce(influxql.mean('n'))\n    .alert()\n        .crit(lambda: "mean" > 3)\n        .stateChangesOnly()\n        .hipChat()\n`,
    code: 'old-script',
    at: ".from('cpu')",
    plain:
      "This script is of Kapacitor 0.x, where a dot made nodes too. Now .from('cpu') is |from().measurement('cpu'), .window() is |window(), .mapReduce(influxql.mean('n')) is |mean('n'), .alert() is |alert().",
    fix: 'Write it as Kapacitor 1 reads it',
    mended: `stream\n    |from().measurement('cpu')\n    .where(lambda: "n" > 3)\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('n')\n    |alert()\n        .crit(lambda: "mean" > 3)\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'InfluxQL',
    text: 'SELECT mean("n") FROM "telegraf"."autogen"."cpu" WHERE time > now() - 1h GROUP BY time(10s), "host"\n',
    code: 'other-language',
    at: 'SELECT mean("n") FROM "telegraf"."autogen"."cpu" WHERE time > now() - 1h GROUP BY time(10s), "host"',
    plain:
      "This is InfluxQL, not TICKscript: a query stands in a batch task, batch|query('SELECT …').period(10m).every(10m).",
    fix: 'Make it a batch task',
    mended: `batch\n    |query('''SELECT mean("n") FROM "telegraf"."autogen"."cpu"''')\n        .period(1h)\n        .every(10s)\n        .align()\n        .groupBy(time(10s), 'host')\n`,
  },
  {
    thing: 'Flux',
    text: 'from(bucket: "telegraf")\n  |> range(start: -1h)\n  |> filter(fn: (r) => r._measurement == "cpu" and r._field == "n")\n  |> mean()\n',
    code: 'other-language',
    at: 'from(bucket: "telegraf")',
    plain:
      'This is Flux, not TICKscript: the steps |> of Flux are nodes, stream|from().measurement(…)|window()|mean(…).',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(20s)\n        .every(20s)\n    |mean('n')\n    |log()\n",
  },
  {
    thing: 'PromQL',
    text: 'avg by (host) (rate(cpu_seconds_total{mode="idle"}[5m])) > 3\n',
    code: 'other-language',
    at: 'avg by (host) (rate(cpu_seconds_total{mode="idle"}[5m])) > 3',
    plain:
      'This is PromQL, not TICKscript: choose points with |from().measurement(…).where(lambda: …) and compare in |alert().crit(lambda: …).',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('n')\n        .unit(1s)\n        .nonNegative()\n    |alert()\n        .crit(lambda: "n" > 3)\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'templates that influxDBOut does not render',
    text: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |influxDBOut()\n        .database('telegraf')\n        .retentionPolicy('autogen')\n        .measurement('{{ .Name }}_agg')\n",
    code: 'literal-template',
    at: "'{{ .Name }}_agg'",
    plain: 'influxDBOut renders no template: {{ .Name }} is written as it stands.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |influxDBOut()\n        .database('telegraf')\n        .retentionPolicy('autogen')\n        .measurement('cpu_agg')\n",
  },
  {
    thing: 'templates that post URLs do not render',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .stateChangesOnly()\n        .post('http://example.com/{{ .Tags.host }}')\n`,
    code: 'endpoint-template',
    at: '.Tags',
    plain:
      'A template of post sees .ID, .Message, .Details, .Time, .Duration, .Level, .Data, .PreviousLevel and .Recoverable, and no .Tags: write (index .Data.Series 0).Tags. Nothing is posted with it.',
    fix: 'Write (index .Data.Series 0).Tags',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .stateChangesOnly()\n        .post('http://example.com/{{ (index .Data.Series 0).Tags.host }}')\n`,
  },
  {
    thing: 'templates that URLs of httpPost do not render',
    text: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |httpPost('http://example.com/{{ .Level }}')\n",
    code: 'endpoint-template',
    at: '.Level',
    plain:
      'A template of httpPost sees .Name, .Tags and .Values, and no .Level: levels and messages are those of an alert, |alert().post(). Nothing is posted with it.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |httpPost('http://example.com/{{ .Name }}')\n",
  },
  {
    thing: 'templates that rows do not render',
    file: 'kapacitor.conf',
    text: "[[httppost]]\n  endpoint = 'rows'\n  url = 'http://example.com/rows'\n  row-template = '{{ .Name }} {{ .Fields.n }}'\n",
    beside: {
      't.tick':
        "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |httpPost()\n        .endpoint('rows')\n",
    },
    code: 'endpoint-template',
    at: '.Fields',
    plain:
      'A template of httpPost sees .Name, .Tags and .Values, and no .Fields: write (index .Values 0). Nothing is posted with it.',
    fix: 'Write (index .Values 0)',
    mended:
      "[[httppost]]\n  endpoint = 'rows'\n  url = 'http://example.com/rows'\n  row-template = '{{ .Name }} {{ (index .Values 0).n }}'\n",
  },
  {
    thing: 'JSON bodies broken by a quote',
    file: 'kapacitor.conf',
    text: `[[httppost]]\n  endpoint = 'al'\n  url = 'http://example.com/al'\n  alert-template = '{"text": "{{ .Message }}"}'\n`,
    beside: {
      't.tick': `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage_idle" < 10)\n        .message('it says "{{ .Level }}"')\n        .stateChangesOnly()\n        .post()\n        .endpoint('al')\n`,
    },
    code: 'json-template',
    at: '"{{ .Message }}"',
    plain:
      'A quote or a line end in .Message makes this no valid JSON: write {{ json .Message }}, which writes the quotes too.',
    fix: 'Write {{ json … }}',
    mended: `[[httppost]]\n  endpoint = 'al'\n  url = 'http://example.com/al'\n  alert-template = '{"text": {{ json .Message }}}'\n`,
  },
];
