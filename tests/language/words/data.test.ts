import { test } from 'vitest';
import { check, type Row } from './row';

/** Templates, values and fields, against the points that come there. */
const ROWS: readonly Row[] = [
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .Group.host }} is high')",
    code: 'template-error',
    at: '{{ .Group.host }}',
    plain:
      '.Group is a text, such as host=a, and has no parts: write {{ index .Tags "host" }}. The first message stops the whole task.',
    fix: 'Write {{ index .Tags "host" }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags \"host\" }} is high')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .ID is {{ .Level }}')",
    code: 'template',
    at: '{{ .ID',
    plain: 'This {{ is never closed: }} is missing.',
    fix: 'Close it with }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .ID }} is {{ .Level }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags \"host\" is {{ .Level }}')",
    code: 'template',
    at: '{{ index .Tags "host"',
    plain: 'This {{ is never closed: }} is missing.',
    fix: 'Close it with }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags \"host\" }} is {{ .Level }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .ID } is {{ .Level }}')",
    code: 'template',
    at: '{{ .ID ',
    plain: 'This {{ is never closed: }} is missing.',
    fix: 'Close it with }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .ID }} is {{ .Level }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .ID }} is {{ .Level')",
    code: 'template',
    at: '{{ .Level',
    plain: 'This {{ is never closed: }} is missing.',
    fix: 'Close it with }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .ID }} is {{ .Level }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{level} on a')",
    code: 'template-braces',
    at: '{level}',
    plain: '{level} is sent as it is: parts of a template stand in double braces, {{ .Level }}.',
    fix: 'Write {{ .Level }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .Level }} on a')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('high on {host}')",
    code: 'template-braces',
    at: '{host}',
    plain: '{host} is sent as it is: parts of a template stand in double braces, {{ index .Tags "host" }}.',
    fix: 'Write {{ index .Tags "host" }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('high on {{ index .Tags \"host\" }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ humanBytes (index .Fields \"n\") }}')",
    code: 'template-function',
    at: 'humanBytes',
    plain:
      'humanBytes is a function of lambdas, not of templates: make a field of it, |eval(lambda: humanBytes("x")).as(\'y\').keep(), and name that one, {{ index .Fields "y" }}.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: humanBytes(\"n\"))\n        .as('size')\n        .keep()\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Fields \"size\" }}')",
  },
  {
    script:
      'var crit = lambda: "n" > 1\nstream\n    |from()\n        .measurement(\'cpu\')\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: "ok" == crit)',
    code: 'condition-compared',
    at: '"ok" == crit',
    plain: 'crit is a condition already, so "ok" is compared with TRUE or FALSE: write crit alone.',
    fix: 'Write crit',
    mended:
      "var crit = lambda: \"n\" > 1\nstream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: crit)",
  },
  {
    script:
      'var crit = lambda: "n" > 1\nstream\n    |from()\n        .measurement(\'cpu\')\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: "n" == crit)',
    code: 'condition-compared',
    at: '"n" == crit',
    plain: 'crit is a condition already, so "n" is compared with TRUE or FALSE: write crit alone.',
    fix: 'Write crit',
    mended:
      "var crit = lambda: \"n\" > 1\nstream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: crit)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |where(lambda: \"ok\" == 'yes')",
    code: 'type-mix',
    at: '"ok" == \'yes\'',
    plain: '"ok" is a boolean: write "ok" == TRUE.',
    fix: 'Write TRUE',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |where(lambda: \"ok\" == TRUE)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |where(lambda: \"ok\" != 'off')",
    code: 'type-mix',
    at: '"ok" != \'off\'',
    plain: '"ok" is a boolean: write "ok" != FALSE.',
    fix: 'Write FALSE',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |where(lambda: \"ok\" != FALSE)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: if(\"n\" > 1, 1, 0.5))\n        .as('x')",
    code: 'argument-type',
    at: 'if("n" > 1, 1, 0.5)',
    plain: 'if gives one of two values, which have to be of one type; here one is int and the other float.',
    fix: 'Write 1.0',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: if(\"n\" > 1, 1.0, 0.5))\n        .as('x')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: if(\"n\", 1, 0))\n        .as('x')",
    code: 'argument-type',
    at: 'if("n", 1, 0)',
    plain: 'if needs a condition first, which is TRUE or FALSE; here it is int.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: if(\"n\" > 1, 1, 0))\n        .as('x')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: \"n\" % 2.0)\n        .as('x')",
    code: 'float-remainder',
    at: '"n" % 2.0',
    plain: '% takes integers, and 2.0 is a float: write "n" % 2.',
    fix: 'Write "n" % 2',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: \"n\" % 2)\n        .as('x')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: \"temperature\" % 2)\n        .as('x')",
    code: 'float-remainder',
    at: '"temperature" % 2',
    plain: '% takes integers, and "temperature" is a float: write int("temperature") % 2.',
    fix: 'Write int("temperature") % 2',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: int(\"temperature\") % 2)\n        .as('x')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: \"host\" == 'web9')",
    code: 'unknown-value',
    at: "'web9'",
    plain: 'No point here has the host web9, so this is never true. There are a and b.',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: \"host\" == 'a')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: \"host\" == 'A')",
    code: 'unknown-value',
    at: "'A'",
    plain: 'No point here has the host A, so this is never true. There are a and b.',
    fix: "Write 'a'",
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: \"host\" == 'a')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: strIndex(\"state\", 'ü'))\n        .as('x')",
    code: 'bytes-counted',
    at: 'strIndex',
    plain: 'strIndex counts bytes, not characters: ü has 2 of them.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: strIndex(\"state\", 'u'))\n        .as('x')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: strSubstring('日本語', 0, 2))\n        .as('x')",
    code: 'bytes-counted',
    at: 'strSubstring',
    plain:
      'strSubstring counts bytes, not characters: 日 has 3 of them, and a cut within one leaves a broken character.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: strSubstring(\"state\", 0, 1))\n        .as('x')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('missing')",
    code: 'unknown-field',
    at: "'missing'",
    plain:
      'No point here has a field missing, so mean gives nothing. There are n, ok, state, temperature and usage_idle.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('n')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('temprature')",
    code: 'unknown-field',
    at: "'temprature'",
    plain:
      'No point here has a field temprature, so mean gives nothing. There are n, ok, state, temperature and usage_idle.',
    fix: "Write 'temperature'",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('temperature')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n    |changeDetect('host')",
    code: 'tag-for-field',
    at: "'host'",
    plain:
      'changeDetect looks at fields, and host is a tag: make a field of it, |eval(lambda: "host").as(\'host_field\').keep(), and name that one.',
    fix: 'Add |eval(lambda: "host").as(\'host_field\').keep()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |eval(lambda: \"host\").as('host_field').keep()\n    |changeDetect('host_field')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |count('host')",
    code: 'tag-for-field',
    at: "'host'",
    plain:
      'count looks at fields, and host is a tag: make a field of it, |eval(lambda: "host").as(\'host_field\').keep(), and name that one.',
    fix: 'Add |eval(lambda: "host").as(\'host_field\').keep()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |eval(lambda: \"host\").as('host_field').keep()\n    |count('host_field')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('n')\n    |derivative('n')",
    code: 'lost-field',
    at: "'n'",
    plain: "mean replaces the field n by mean; use .as('n') to keep its name.",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('n')\n        .as('n')\n    |derivative('n')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |stats(10s)\n    |derivative('n')",
    code: 'lost-field',
    at: "'n'",
    plain: 'stats counts points: it gives only emitted and the tags of the groups, and none of the fields.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |stats(10s)\n    |derivative('emitted')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('mem')\n    |window()\n        .period(10s)\n        .every(10s)\n    |sum('total')",
    code: 'missing-field',
    at: "'total'",
    plain:
      'total is missing on 1 of 2 points of mem: sum leaves those out, and logs an error for each. Guard with |where(lambda: isPresent("total")) in front of it.',
    fix: 'Add |where(lambda: isPresent("total"))',
    mended:
      "stream\n    |from()\n        .measurement('mem')\n    |window()\n        .period(10s)\n        .every(10s)\n    |where(lambda: isPresent(\"total\"))\n    |sum('total')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |influxDBOut()\n        .database('agg')\n        .measurement('{{ .TaskName }}')",
    code: 'literal-template',
    at: "'{{ .TaskName }}'",
    plain: 'influxDBOut renders no template: {{ .TaskName }} is written as it stands.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |influxDBOut()\n        .database('agg')\n        .measurement('cpu')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |influxDBOut()\n        .database('agg')\n        .measurement('x')\n        .tag('state', '{{ .Level }}')",
    code: 'literal-template',
    at: "'{{ .Level }}'",
    plain: 'influxDBOut renders no template: {{ .Level }} is written as it stands.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |influxDBOut()\n        .database('agg')\n        .measurement('x')\n        .tag('state', 'up')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .log('/tmp/{{ .ID }}.log')",
    code: 'literal-template',
    at: "'/tmp/{{ .ID }}.log'",
    plain: 'log renders no template: {{ .ID }} is written as it stands.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .log('/tmp/a.log')",
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n    |window()\n        .period(10s)\n        .every(10s)\n    |alert()\n        .crit(lambda: "n" > 1)',
    code: 'missing-group-by',
    at: 'alert',
    plain:
      "2 series (host=a, host=b) share one alert state, because nothing groups them. A healthy series will “recover” a broken one. Add .groupBy('host'). A tag inside .id() does not separate the state.",
    fix: "Add .groupBy('host')",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |alert()\n        .crit(lambda: \"n\" > 1)",
  },
];

test.each(ROWS)('$code: $at', check);
