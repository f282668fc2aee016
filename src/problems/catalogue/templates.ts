/** Templates of IDs, messages and details. */
import { entries } from './entry';

const POINTS = 'cpu,host=a usage=90 1000000000\n';
const alert = (message: string, head = '') =>
  `${head}stream\n    |from()\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "usage" > 80)\n        ${message}\n`;
const withPoints = (message: string, head = '') => ({ 'cpu.tick': alert(message, head), 'data.lp': POINTS });

export const TEMPLATES = entries({
  'literal-template': {
    severity: 'warning',
    title: 'A template where none is rendered',
    why: 'Messages, IDs and details of alerts are templates. What `influxDBOut` writes, the headers of a post, a path and the name of a topic are texts, braces and all; the URL of a post is a template.',
    before:
      "stream\n    |from()\n    |influxDBOut()\n        .database('agg')\n        .measurement('{{ .TaskName }}')\n",
    after: "stream\n    |from()\n    |influxDBOut()\n        .database('agg')\n        .measurement('cpu')\n",
  },
  'endpoint-template': {
    severity: 'error',
    title: 'A template of a post that asks for what it does not see',
    why: 'The URL of `.post()` and the `alert-template` of an endpoint see the event: `.ID`, `.Message`, `.Level` and so on, and its points in `.Data`. The URL of `|httpPost()` and a `row-template` see points: `.Name`, `.Tags` and `.Values`. For another name each post is an error in the log, and nothing is sent.',
    before: withPoints(".post('http://example.com/{{ .Tags.host }}')"),
    after: alert(".post('http://example.com/{{ (index .Data.Series 0).Tags.host }}')\n        .stateChangesOnly()"),
  },
  template: {
    severity: 'error',
    title: 'A template that cannot be read',
    why: 'Kapacitor reads the templates of an alert when the task starts, and refuses the task for one that is not well formed.',
    before: withPoints(".message('{{ .Level')"),
    after: alert(".message('{{ .Level }}')"),
  },
  'template-function': {
    severity: 'error',
    title: 'No such function in templates',
    why: 'Templates have the functions of Go’s `text/template`; those of `.details()` have Kapacitor’s `json`, `jsonCompact` and a few more. Functions of lambdas are not among them.',
    before: withPoints(".message('{{ humanBytes 5 }}')"),
    after: alert('.message(\'{{ printf "%.1f" 5.0 }}\')'),
  },
  'template-name': {
    severity: 'error',
    title: 'No such name in a template',
    why: 'A template knows the names that are listed in the message, and an ID fewer than a message. Fields and tags are looked up with `index .Fields "usage"` and `index .Tags "host"`. The first event with such a template stops the task.',
    before: withPoints(".message('{{ .usage }}')"),
    after: alert('.message(\'{{ index .Fields "usage" }}\')'),
  },
  'template-key': {
    severity: 'warning',
    title: 'A template asks for a field or tag that is not there',
    why: 'The points at the alert do not have it, or a node on the way has dropped it. `.Fields.x` and `.Tags.x` print `<no value>` then; `index .Tags "x"` prints nothing.',
    before: withPoints('.message(\'{{ index .Tags "hots" }}\')'),
    after: alert('.message(\'{{ index .Tags "host" }}\')'),
  },
  'template-var': {
    severity: 'error',
    title: 'A var of the script inside of a template',
    why: "Templates do not see the vars of the script. Build the text in the script: `'limit ' + string(limit)`.",
    before: withPoints(".message('above {{ limit }}')", 'var limit = 80\n\n'),
    after: alert(".message('above ' + string(limit))", 'var limit = 80\n\n'),
  },
  'template-error': {
    severity: 'error',
    title: 'A template that fails with the points',
    why: 'The template is well formed, but with points such as the sample ones it cannot be carried out. The first event stops the whole task.',
    before: withPoints('.message(\'{{ if gt (index .Fields "usage") 80 }}high{{ end }}\')'),
    after: alert('.message(\'{{ if gt (index .Fields "usage") 80.0 }}high{{ end }}\')'),
  },
  'template-level': {
    severity: 'warning',
    title: 'A level in small letters',
    why: '`.Level` is one of the texts `OK`, `INFO`, `WARNING` and `CRITICAL`. Compared with another one it is never equal.',
    before: alert('.message(\'{{ if eq .Level "critical" }}down{{ end }}\')'),
    after: alert('.message(\'{{ if eq .Level "CRITICAL" }}down{{ end }}\')'),
  },
  'template-format': {
    severity: 'warning',
    title: 'printf with a sign for another type',
    why: 'Go prints `%!d(float64=20.5)` where the sign is of another type: `%d` is for integers, `%f` and `%.2f` for floats, `%s` for texts, `%v` for all of them. Tried with a point such as the sample ones.',
    before: withPoints('.message(\'{{ index .Fields "usage" | printf "%d" }}\')'),
    after: alert('.message(\'{{ index .Fields "usage" | printf "%.0f" }}\')'),
  },
});
