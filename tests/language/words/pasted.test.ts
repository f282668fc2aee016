import { test } from 'vitest';
import { check, type Row } from './row';

/** Characters of web pages, and scripts in another language. */
const ROWS: readonly Row[] = [
  {
    script: 'stream\n    |from()\n        .measurement(‘cpu’)\n        .where(lambda: “n” > 1.0 – 0.5)',
    code: 'typographic',
    at: '‘',
    plain: '‘ is a typographic quote, as web pages and word processors make them: a text stands in \' and a name in ".',
    fix: 'Write plain characters everywhere',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1.0 - 0.5)',
  },
  {
    script: "stream\n    |from()\n        .​measurement('cpu')",
    code: 'invisible-character',
    at: '​',
    plain: 'An invisible character stands here, a zero-width space (U+200B): delete it.',
    fix: 'Delete invisible characters',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "﻿stream\n    |from()\n        .measurement('cpu')",
    code: 'invisible-character',
    at: '﻿',
    plain: 'The file begins with a byte order mark (BOM), which nobody sees: save it as UTF-8 without BOM.',
    fix: 'Delete the byte order mark',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n​" > 1)',
    code: 'invisible-character',
    at: '​',
    plain: 'An invisible character stands in this name, a zero-width space (U+200B): with it, it is another name.',
    fix: 'Delete it',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)',
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu­')",
    code: 'invisible-character',
    at: '­',
    plain: 'An invisible character stands in this text, a soft hyphen (U+00AD): with it, it is another text.',
    fix: 'Delete it',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'SELECT mean("n") FROM "telegraf"."autogen"."cpu"',
    code: 'other-language',
    at: 'SELECT mean("n") FROM "telegraf"."autogen"."cpu"',
    plain:
      "This is InfluxQL, not TICKscript: a query stands in a batch task, batch|query('SELECT …').period(10m).every(10m).",
    fix: 'Make it a batch task',
    mended:
      'batch\n    |query(\'\'\'SELECT mean("n") FROM "telegraf"."autogen"."cpu"\'\'\')\n        .period(10m)\n        .every(10m)\n',
  },
  {
    script: 'SELECT mean("n") FROM cpu WHERE time > now() - 1h',
    code: 'other-language',
    at: 'SELECT mean("n") FROM cpu WHERE time > now() - 1h',
    plain:
      "This is InfluxQL, not TICKscript: a query stands in a batch task, batch|query('SELECT …').period(10m).every(10m).",
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'SHOW MEASUREMENTS',
    code: 'other-language',
    at: 'SHOW MEASUREMENTS',
    plain:
      "This is InfluxQL, not TICKscript: a query stands in a batch task, batch|query('SELECT …').period(10m).every(10m).",
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'from(bucket: "telegraf")\n  |> range(start: -5m)',
    code: 'other-language',
    at: 'from(bucket: "telegraf")',
    plain:
      'This is Flux, not TICKscript: the steps |> of Flux are nodes, stream|from().measurement(…)|window()|mean(…).',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'import "influxdata/influxdb/monitor"\noption task = {name: "x", every: 5m}',
    code: 'other-language',
    at: 'import "influxdata/influxdb/monitor"',
    plain:
      'This is Flux, not TICKscript: the steps |> of Flux are nodes, stream|from().measurement(…)|window()|mean(…).',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'rate(http_requests_total{job="api"}[5m]) > 10',
    code: 'other-language',
    at: 'rate(http_requests_total{job="api"}[5m]) > 10',
    plain:
      'This is PromQL, not TICKscript: choose points with |from().measurement(…).where(lambda: …) and compare in |alert().crit(lambda: …).',
    fix: 'Make it a stream task',
    mended: `stream\n    |from()\n        .measurement('http_requests_total')\n        .where(lambda: "job" == 'api')\n        .groupBy(*)\n    |derivative('value')\n        .unit(1s)\n        .nonNegative()\n        .as('rate')\n    |window()\n        .period(5m)\n        .every(1m)\n    |mean('rate')\n        .as('rate')\n    |alert()\n        .crit(lambda: "rate" > 10)\n        .log('/tmp/alerts.log')\n`,
  },
  {
    script: 'sum by (job) (rate(http_requests_total[5m]))',
    code: 'other-language',
    at: 'sum by (job) (rate(http_requests_total[5m]))',
    plain:
      'This is PromQL, not TICKscript: choose points with |from().measurement(…).where(lambda: …) and compare in |alert().crit(lambda: …).',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'node_cpu_seconds_total{mode="idle"} < 10',
    code: 'other-language',
    at: 'node_cpu_seconds_total{mode="idle"} < 10',
    plain:
      'This is PromQL, not TICKscript: choose points with |from().measurement(…).where(lambda: …) and compare in |alert().crit(lambda: …).',
    fix: 'Make it a stream task',
    mended: `stream\n    |from()\n        .measurement('node_cpu_seconds_total')\n        .where(lambda: "mode" == 'idle')\n        .groupBy(*)\n    |alert()\n        .crit(lambda: "value" < 10)\n        .log('/tmp/alerts.log')\n`,
  },
  {
    script: 'groups:\n- name: x\n  rules:\n  - alert: X',
    code: 'other-language',
    at: 'groups:',
    plain: 'This is YAML, not TICKscript: this file ends in .tick, so it is read as a TICKscript.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: '{"id": "cpu", "type": "stream"}',
    code: 'other-language',
    at: '{"id": "cpu", "type": "stream"}',
    plain: 'This is JSON, not TICKscript: this file ends in .tick, so it is read as a TICKscript.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'kapacitor define cpu -type stream -tick cpu.tick -dbrp telegraf.autogen',
    code: 'other-language',
    at: 'kapacitor define cpu -type stream -tick cpu.tick -dbrp telegraf.autogen',
    plain:
      'This is a command for a shell, not TICKscript: it belongs into a terminal, and here stands what is in the file behind -tick.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: '$ kapacitor define cpu -tick cpu.tick\n$ kapacitor enable cpu',
    code: 'other-language',
    at: '$ kapacitor define cpu -tick cpu.tick',
    plain:
      'This is a command for a shell, not TICKscript: it belongs into a terminal, and here stands what is in the file behind -tick.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'ops@web1:~$ sudo kapacitor show cpu',
    code: 'other-language',
    at: 'ops@web1:~$ sudo kapacitor show cpu',
    plain:
      'This is a command for a shell, not TICKscript: it belongs into a terminal, and here stands what is in the file behind -tick.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'curl -XPOST http://localhost:9092/kapacitor/v1/tasks -d \'{"id":"x"}\'',
    code: 'other-language',
    at: 'curl -XPOST http://localhost:9092/kapacitor/v1/tasks -d \'{"id":"x"}\'',
    plain:
      'This is a command for a shell, not TICKscript: it belongs into a terminal, and here stands what is in the file behind -tick.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'cpu,host=a\\ b usage="x y",n=3i 1528102800000000000\ncpu,host=b n=4i',
    code: 'other-language',
    at: 'cpu,host=a\\ b usage="x y",n=3i 1528102800000000000',
    plain: 'This is line protocol, not TICKscript: points belong into a file such as data.lp.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'cpu n=4i',
    code: 'other-language',
    at: 'cpu n=4i',
    plain: 'This is line protocol, not TICKscript: points belong into a file such as data.lp.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'time,host,value\n2018-06-04T09:00:00Z,a,5',
    code: 'other-language',
    at: 'time,host,value',
    plain: 'This is CSV, not TICKscript: points belong into a file such as data.csv.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'ts=2018-06-04T09:00:00.000Z lvl=error msg="x" service=kapacitor task=cpu',
    code: 'other-language',
    at: 'ts=2018-06-04T09:00:00.000Z lvl=error msg="x" service=kapacitor task=cpu',
    plain:
      'This is a log of Kapacitor, not TICKscript: in a file of its own, such as kapacitor.log, the points that it tells of are read.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: '[cpu:alert2] 2018/06/04 09:00:00 E! x',
    code: 'other-language',
    at: '[cpu:alert2] 2018/06/04 09:00:00 E! x',
    plain:
      'This is a log of Kapacitor, not TICKscript: in a file of its own, such as kapacitor.log, the points that it tells of are read.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'invalid TICKscript: parser: unexpected = line 5 char 36 in "ge_idle = 70". expected: ")"',
    code: 'other-language',
    at: 'invalid TICKscript: parser: unexpected = line 5 char 36 in "ge_idle = 70". expected: ")"',
    plain: 'This is a message of Kapacitor’s, not TICKscript: the script that it is about belongs here.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: '[hipchat]\n  enabled = true',
    code: 'other-language',
    at: '[hipchat]',
    plain: 'This is TOML, not TICKscript: the configuration of Kapacitor belongs into kapacitor.conf.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "id: cpu\ntopic: cpu\nkind: slack\noptions:\n  channel: '#x'",
    code: 'other-language',
    at: 'id: cpu',
    plain: 'This is YAML, not TICKscript: a handler of a topic belongs into a file such as handlers/slack.yaml.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'template-id: cpu\ndbrps:\n  - telegraf.autogen',
    code: 'other-language',
    at: 'template-id: cpu',
    plain: 'This is YAML, not TICKscript: a task file belongs into a file such as tasks/cpu.yaml.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: '<html><body>404</body></html>',
    code: 'other-language',
    at: '<html><body>404</body></html>',
    plain: 'This is HTML, not TICKscript: the page was saved, and not the script that it shows.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'def main():\n    print(1)',
    code: 'other-language',
    at: 'def main():',
    plain:
      'This is a program in another language, not TICKscript: what it computes is said with nodes, stream|from()|eval(lambda: …), or by a UDF.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "const x = require('x');",
    code: 'other-language',
    at: "const x = require('x');",
    plain:
      'This is a program in another language, not TICKscript: what it computes is said with nodes, stream|from()|eval(lambda: …), or by a UDF.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script:
      "ID: cpu\nError:\nType: stream\nTICKscript:\nstream\n    |from()\n        .measurement('cpu')\n\nDOT:\ndigraph cpu {\n}\n",
    code: 'pasted-along',
    at: 'ID: cpu',
    plain: 'This is what kapacitor show prints: the script is the part between TICKscript: and DOT:.',
    fix: 'Keep the script alone',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: '{"id": "cpu", "script": "stream\\n    |from()\\n        .measurement(\'cpu\')"}',
    code: 'pasted-along',
    at: '{"id": "cpu", "script": "stream\\n    |from()\\n        .measurement(\'cpu\')"}',
    plain: 'This is the JSON of a task: the script is the text behind "script".',
    fix: 'Keep the script alone',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script:
      "+++ b/cpu.tick\n@@ -0,0 +1,3 @@\n+stream\n+    |from()\n-        .measurement('mem')\n+        .measurement('cpu')",
    code: 'pasted-along',
    at: '+++ b/cpu.tick',
    plain: 'The + in front of the lines come from a comparison (diff) and are no part of the script.',
    fix: 'Delete the signs in front of the lines',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "> stream\n>     |from()\n>         .measurement('cpu')",
    code: 'pasted-along',
    at: '> stream',
    plain: 'The > in front of the lines come from a mail or a chat and are no part of the script.',
    fix: 'Delete the > in front of the lines',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "1 stream\n2     |from()\n3         .measurement('cpu')",
    code: 'pasted-along',
    at: '1 stream',
    plain:
      'The numbers in front of the lines come from the page or editor that shows them, and are no part of the script.',
    fix: 'Delete the numbers in front of the lines',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\\n    |from()\\n        .measurement('cpu')",
    code: 'pasted-along',
    at: "stream\\n    |from()\\n        .measurement('cpu')",
    plain: 'The line ends are written \\n here, as in JSON: a script has real lines.',
    fix: 'Write real lines',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: '"stream\\n    |from()\\n        .measurement(\'cpu\')"',
    code: 'pasted-along',
    at: '"stream\\n    |from()\\n        .measurement(\'cpu\')"',
    plain: 'The line ends are written \\n here, as in JSON: a script has real lines.',
    fix: 'Write real lines',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: 'stream\n    |from()\n        .measurement(&#39;cpu&#39;)\n        .where(lambda: &quot;n&quot; &gt; 5)',
    code: 'pasted-along',
    at: 'stream',
    plain: 'Signs are written as in the source of a web page, &quot; for ": a script has the signs themselves.',
    fix: 'Write the signs themselves',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 5)',
  },
  {
    script: "# My alert\n\n```tick\nstream\n    |from()\n        .measurement('cpu')\n```\n",
    code: 'pasted-along',
    at: '# My alert',
    plain: 'Only what stands between the lines with ``` is the script.',
    fix: 'Keep the script alone',
    mended: "stream\n    |from()\n        .measurement('cpu')\n",
  },
];

test.each(ROWS)('$code: $at', check);
