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
    mended: "stream\n    |from()\n        .measurement('cpu')",
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
    mended: "stream\n    |from()\n        .measurement('cpu')",
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
];

test.each(ROWS)('$code: $script', check);
