import { test } from 'vitest';
import { check, type Row } from './row';

/** Nodes, levels and templates that the types of the points do not suit. */
const ROWS: readonly Row[] = [
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('state')\n",
    code: 'number-wanted',
    at: "'state'",
    plain:
      "mean takes numbers, and state is a text: each point is an error in the log and counts for nothing. Make a number of it, |eval(lambda: if(\"state\" == '…', 1.0, 0.0)).as('state_number').keep(), and name state_number.",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |count('state')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |sum('ok')\n",
    code: 'number-wanted',
    at: "'ok'",
    plain:
      'sum takes numbers, and ok is a boolean: each point is an error in the log and counts for nothing. Make a number of it, |eval(lambda: if("ok", 1.0, 0.0)).as(\'ok_number\').keep(), and name ok_number.',
    fix: 'Add |eval(lambda: if("ok", 1.0, 0.0)).as(\'ok_number\').keep()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |eval(lambda: if(\"ok\", 1.0, 0.0)).as('ok_number').keep()\n    |sum('ok_number')\n",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('state')\n",
    code: 'number-wanted',
    at: "'state'",
    plain:
      "derivative takes numbers, and state is a text: each point is an error in the log and counts for nothing. Make a number of it, |eval(lambda: if(\"state\" == '…', 1.0, 0.0)).as('state_number').keep(), and name state_number.",
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('n')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('n')\n    |alert()\n        .crit(lambda: \"derivative\" > 5)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n",
    code: 'lost-field',
    at: '"derivative"',
    plain: "derivative keeps the name of its field, n: .as('…') gives what it makes another name.",
    fix: "Add .as('derivative')",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('n')\n        .as('derivative')\n    |alert()\n        .crit(lambda: \"derivative\" > 5)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n",
    code: 'no-level',
    at: 'alert',
    plain:
      'This alert has no level, so everything is OK to it and no event comes: add .crit(lambda: …), .warn(lambda: …) or .info(lambda: …).',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .warn(lambda: \"n\" > 3)\n        .critReset(lambda: \"n\" < 2)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n",
    code: 'reset-without-level',
    at: 'critReset',
    plain: 'critReset says when crit ends, and this alert has no .crit(): it does nothing.',
    fix: 'Write warnReset',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .warn(lambda: \"n\" > 3)\n        .warnReset(lambda: \"n\" < 2)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |flatten()\n        .on('host')\n",
    code: 'flatten-on',
    at: "'host'",
    plain:
      'The points are grouped by host already, so each group has one host only and nothing is put together: leave host out of groupBy.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('dc')\n    |flatten()\n        .on('host')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('dc')\n    |flatten()\n        .on('state')\n",
    code: 'flatten-on',
    at: "'state'",
    plain: 'state is a field, and flatten takes the values of tags: every point is left out, with an error in the log.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('dc')\n    |flatten()\n        .on('host')\n",
  },
  {
    script:
      "var a = stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host', 'dc')\nvar b = stream\n    |from()\n        .measurement('mem')\n        .groupBy('host')\na\n    |join(b)\n        .as('a', 'b')\n        .on('dc')\n",
    code: 'join-groups',
    at: "'dc'",
    plain: 'Not all sides of the join are grouped by dc, so their groups cannot meet by it. They share host.',
    fix: "Write 'host'",
    mended:
      "var a = stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host', 'dc')\nvar b = stream\n    |from()\n        .measurement('mem')\n        .groupBy('host')\na\n    |join(b)\n        .as('a', 'b')\n        .on('host')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ if gt (index .Fields \"gone\") 3.5 }}x{{ end }}')\n        .log('/tmp/a.log')\n",
    code: 'template-error',
    at: '{{ if gt (index .Fields "gone") 3.5 }}',
    plain: 'There is nothing to compare: the points here have no gone. The first message stops the whole task.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ if gt (index .Fields \"temperature\") 3.5 }}x{{ end }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ if gt (index .Fields \"state\") 3 }}x{{ end }}')\n        .log('/tmp/a.log')\n",
    code: 'template-error',
    at: '{{ if gt (index .Fields "state") 3 }}',
    plain:
      'One side is a text and the other a whole number, and only what is of one type can be compared. The first message stops the whole task.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ if eq (index .Fields \"state\") \"up\" }}x{{ end }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ .Time.Format }}')\n        .log('/tmp/a.log')\n",
    code: 'template-error',
    at: '{{ .Time.Format }}',
    plain:
      'Format wants how the time is to look, written for Go’s own moment: {{ .Time.Format "2006-01-02 15:04:05" }}. The first message stops the whole task.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ .Time.Format \"15:04\" }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ index .Tags.host \"x\" }}')\n        .log('/tmp/a.log')\n",
    code: 'template-error',
    at: '{{ index .Tags.host "x" }}',
    plain:
      'index takes .Tags or .Fields and one name, and host is a single value: write {{ index .Tags "host" }}. The first message stops the whole task.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ index .Tags \"host\" }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ .Fields.n.x }}')\n        .log('/tmp/a.log')\n",
    code: 'template-error',
    at: '{{ .Fields.n.x }}',
    plain:
      'n is a single value without parts, so it has no x: write {{ index .Fields "n" }}. The first message stops the whole task.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ index .Fields \"n\" }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ .Level.x }}')\n        .log('/tmp/a.log')\n",
    code: 'template-error',
    at: '{{ .Level.x }}',
    plain:
      '.Level is a text and has no parts, so there is no x of it: write {{ .Level }}. The first message stops the whole task.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ .Level }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ .Time.In \"UTC\" }}')\n        .log('/tmp/a.log')\n",
    code: 'template-error',
    at: '{{ .Time.In "UTC" }}',
    plain:
      'A time zone cannot be given here: {{ .Time.UTC }} and {{ .Time.Local }} are all that there is. The first message stops the whole task.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ .Time.UTC }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ $x := .ID }}{{ $y }}')\n        .log('/tmp/a.log')\n",
    code: 'template',
    at: '{{ $y }}',
    plain: '$y is no variable of this template: {{ $y := … }} in front of it makes one.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ $x := .ID }}{{ $x }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ index .Fields \"n\" * 100 }}')\n        .log('/tmp/a.log')\n",
    code: 'template',
    at: '{{ index .Fields "n" * 100 }}',
    plain:
      'A template does not compute: make a field of the result in front of the alert, |eval(lambda: "x" * 100.0).as(\'percent\').keep(), and print that one, {{ index .Fields "percent" }}.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ index .Fields \"n\" }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ mul (index .Fields \"n\") 100 }}')\n        .log('/tmp/a.log')\n",
    code: 'template-function',
    at: 'mul',
    plain:
      'Templates have no function mul: they print and compare only. A number is shown with {{ printf "%.2f" (index .Fields "x") }}; compute in front of the alert, |eval(lambda: …).as(\'y\').keep().',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 3)\n        .stateChangesOnly()\n        .message('{{ index .Fields \"n\" }}')\n        .log('/tmp/a.log')\n",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('*')\n",
    code: 'unknown-tag',
    at: "'*'",
    plain: 'In quotes the star is the name of a tag, which no point has: without quotes it means all tags.',
    fix: 'Write *',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy(*)\n",
  },
  {
    script: "batch\n    |query('SELECT mean(n) FROM telegraf.autogen.cpu')\n        .period(10s)\n",
    code: 'query-schedule',
    at: 'query',
    plain: 'A query needs to know when to run: add .every(1m).',
    fix: 'Add .every(1m)',
    mended: "batch\n    |query('SELECT mean(n) FROM telegraf.autogen.cpu')\n        .period(10s)\n        .every(1m)\n",
  },
  {
    script:
      "batch\n    |query('''SELECT mean(n) FROM 'telegraf'.autogen.cpu''')\n        .period(10s)\n        .every(10s)\n",
    code: 'influxql',
    at: "'telegraf'",
    plain: 'A name stands in double quotes in a query, and only texts in single ones: "telegraf".',
    fix: 'Write "telegraf"',
    mended:
      "batch\n    |query('''SELECT mean(n) FROM \"telegraf\".autogen.cpu''')\n        .period(10s)\n        .every(10s)\n",
  },
];

test.each(ROWS)('$code: $at', check);
