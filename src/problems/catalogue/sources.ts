/** What a script chooses and groups by, against the data. */
import { entries } from './entry';

const POINTS = 'cpu,host=a,dc=x usage=90 1000000000\ncpu,host=b,dc=x usage=10 2000000000\n';
const withPoints = (script: string) => ({ 'cpu.tick': script, 'data.lp': POINTS });

export const SOURCES = entries({
  'points-out-of-order': {
    severity: 'warning',
    title: 'Points whose times go back',
    why: 'Kapacitor takes points as they come and does not sort them. One that is older than the one before it of the same series is judged as if it were new; windows, derivatives and joins may leave it out. It is told of stream tasks, of the first such line.',
    before: {
      'cpu.tick': 'stream\n    |from()\n    |log()\n',
      'data.lp': 'cpu,host=a usage=90 2000000000\ncpu,host=a usage=10 1000000000\n',
    },
    after: { 'data.lp': 'cpu,host=a usage=10 1000000000\ncpu,host=a usage=90 2000000000\n' },
  },
  'field-conflict': {
    severity: 'warning',
    title: 'A field that is an integer here and a float there',
    why: 'InfluxDB gives a field one type in a measurement, that of the first point, and refuses points of another (`field type conflict`). Kapacitor takes both: a window leaves the second kind out, and an expression fails with one of them. A number without an `i` is a float.',
    before: {
      'cpu.tick': 'stream\n    |from()\n    |log()\n',
      'data.lp': 'cpu,host=a usage=90.5 1000000000\ncpu,host=a usage=10i 2000000000\n',
    },
    after: { 'data.lp': 'cpu,host=a usage=90.5 1000000000\ncpu,host=a usage=10 2000000000\n' },
  },
  'unknown-measurement': {
    severity: 'warning',
    title: 'No point is of this measurement',
    why: 'None of the sample points has the measurement, so nothing passes. Names are compared letter by letter.',
    before: withPoints("stream\n    |from()\n        .measurement('CPU')\n"),
    after: "stream\n    |from()\n        .measurement('cpu')\n",
    silence: 'Sample points of that measurement.',
  },
  'unknown-database': {
    severity: 'warning',
    title: 'No point is of this database',
    why: 'None of the sample points was written to the database, so nothing passes. Data files say where their points go with `# DML` and `# CONTEXT-DATABASE: telegraf`; without it they go to the database of the task.',
    before: withPoints("stream\n    |from()\n        .database('elsewhere')\n"),
    after: "stream\n    |from()\n        .database('telegraf')\n",
  },
  'unknown-policy': {
    severity: 'warning',
    title: 'No point is of this retention policy',
    why: 'None of the sample points was written to the retention policy, so nothing passes.',
    before: withPoints("stream\n    |from()\n        .retentionPolicy('default')\n"),
    after: "stream\n    |from()\n        .retentionPolicy('autogen')\n",
  },
  'unknown-tag': {
    severity: 'warning',
    title: 'Grouped by a tag that no point has',
    why: 'Points without the tag are one group, so all come into the same.',
    before: withPoints("stream\n    |from()\n        .groupBy('hots')\n"),
    after: "stream\n    |from()\n        .groupBy('host')\n",
  },
  'tags-in-one-text': {
    severity: 'warning',
    title: 'Two tags in one text',
    why: 'This groups by one tag whose name holds a comma. Two tags are two arguments.',
    before: withPoints("stream\n    |from()\n        .groupBy('host, dc')\n"),
    after: "stream\n    |from()\n        .groupBy('host', 'dc')\n",
  },
  'group-by-field': {
    severity: 'warning',
    title: 'Grouped by a field',
    why: 'Points are grouped by tags. A field is no tag, so all points come into one group. `|eval()` with `.tags()` makes a tag of a text.',
    before: withPoints("stream\n    |from()\n        .groupBy('usage')\n"),
    after: "stream\n    |from()\n        .groupBy('host')\n",
  },
  data: {
    severity: 'error',
    title: 'A line or file that holds no points',
    why: 'The line is no line protocol, or no row of the form that the file has; or nothing in the file looks like points. It is left out, and all else counts. A server refuses all lines that were written together with a bad one, and so does Strict.',
    before: { 'cpu.tick': 'stream\n    |from()\n', 'data.lp': 'cpu,host=a usage= 1514764800000000000\n' },
    after: { 'data.lp': 'cpu,host=a usage=90 1514764800000000000\n' },
  },
  'data-form': {
    severity: 'info',
    title: 'Data that are read otherwise than a server would',
    why: 'Data are recognised by what stands in them: tables of the influx shell, answers of `/query`, CSV of Flux, Chronograf and Grafana, output of Telegraf, exports, alerts of Kapacitor, metrics of Prometheus. Where they do not say it, it is guessed what is a tag, of what type a number is, and in which unit the times are: the only one of seconds, milliseconds, microseconds and nanoseconds that puts all of them between 1990 and 2100, else nanoseconds. Points without a time come 10 s apart. `"data"` in `case.json` says otherwise: `{"q.json": {"measurement": "cpu", "precision": "ms", "columns": {"host": "tag", "n": "int"}}}`. Under Strict only line protocol with nanoseconds is read.',
    before: { 'cpu.tick': 'stream\n    |from()\n', 'data.lp': 'cpu,host=a usage=90 1514764800\n' },
    after: { 'data.lp': 'cpu,host=a usage=90 1514764800000000000\n' },
  },
});
