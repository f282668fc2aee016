import { test } from 'vitest';
import { check, type Row } from './row';

/** How else people write templates, and what they expect of nodes. */
const ROWS: readonly Row[] = [
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |changeDetect('n')\n    |where(lambda: \"changed\" == TRUE)",
    code: 'lost-field',
    at: '"changed"',
    plain: 'changeDetect gives no field of its own: it passes on the points whose n is another than before.',
    mended: "stream\n    |from()\n        .measurement('cpu')\n    |changeDetect('n')",
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n    |stats(10s)\n    |where(lambda: "count" > 1)',
    code: 'lost-field',
    at: '"count"',
    plain: 'stats counts points: it gives only emitted and the tags of the groups, and none of the fields.',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n    |stats(10s)\n    |where(lambda: "emitted" > 1)',
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .slack()\n        .channel('#{{ .TaskName }}')",
    code: 'literal-template',
    at: "'#{{ .TaskName }}'",
    plain: '.channel() renders no template: {{ .TaskName }} is written as it stands.',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .slack()\n        .channel('#ops')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .id('')\n        .crit(lambda: \"n\" > 1)",
    code: 'empty-text',
    at: "''",
    plain:
      'The ID is empty: all groups become one event of the topic, and nobody can tell which of them a message is about.',
    fix: "Write '{{ .Name }}:{{ .Group }}'",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .id('{{ .Name }}:{{ .Group }}')\n        .crit(lambda: \"n\" > 1)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .message(' ')\n        .crit(lambda: \"n\" > 1)",
    code: 'empty-text',
    at: "' '",
    plain: 'The message is empty: there is nothing to read, and HipChat refuses it with 400.',
    fix: "Write '{{ .ID }} is {{ .Level }}'",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n    |alert()\n        .message('{{ .ID }} is {{ .Level }}')\n        .crit(lambda: \"n\" > 1)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('%level%')",
    code: 'template-braces',
    at: '%level%',
    plain: '%level% is sent as it is: parts of a template stand in double braces, {{ .Level }}.',
    fix: 'Write {{ .Level }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .Level }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('high on $host')",
    code: 'template-braces',
    at: '$host',
    plain: '$host is sent as it is: parts of a template stand in double braces, {{ index .Tags "host" }}.',
    fix: 'Write {{ index .Tags "host" }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('high on {{ index .Tags \"host\" }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('[[ .Level ]]')",
    code: 'template-braces',
    at: '[[ .Level ]]',
    plain: '[[ .Level ]] is sent as it is: parts of a template stand in double braces, {{ .Level }}.',
    fix: 'Write {{ .Level }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .Level }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ level }}')",
    code: 'template-function',
    at: 'level',
    plain: 'A dot stands in front of what a template prints: .Level.',
    fix: 'Write .Level',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .Level }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags host }}')",
    code: 'template-function',
    at: 'host',
    plain: 'The name of a tag or field stands in double quotes: "host".',
    fix: 'Write "host"',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags \"host\" }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ host }}')",
    code: 'template-function',
    at: 'host',
    plain: 'host is no function of templates. The tag is {{ index .Tags "host" }}.',
    fix: 'Write index .Tags "host"',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags \"host\" }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ .Tags[\"host\"] }}')",
    code: 'template',
    at: '.Tags["host"]',
    plain: 'A template takes a part of something with index: index .Tags "host".',
    fix: 'Write index .Tags "host"',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags \"host\" }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ if .Level == \"OK\" }}good{{ end }}')",
    code: 'template',
    at: '.Level == "OK"',
    plain: 'A template compares with functions, which stand in front: eq .Level "OK".',
    fix: 'Write eq .Level "OK"',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ if eq .Level \"OK\" }}good{{ end }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ if eq .Level \"OK\" }}good')",
    code: 'template',
    at: '{{ if eq .Level "OK" }}',
    plain: 'This block is never ended: {{ end }} is missing.',
    fix: 'End it with {{ end }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ if eq .Level \"OK\" }}good{{ end }}')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ if eq .Level \"critical\" }}bad{{ end }}')",
    code: 'template-level',
    at: '"critical"',
    plain: '.Level is OK, INFO, WARNING or CRITICAL, in capitals, so it never is "critical".',
    fix: 'Write "CRITICAL"',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ if eq .Level \"CRITICAL\" }}bad{{ end }}')",
  },
  {
    script:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: "n" > 1)\n        .message(\'{{ index .Fields "temperature" | printf "%d" }}\')',
    code: 'template-format',
    at: '%d',
    plain: '%d does not go with a float: it prints %!d(float64=1). Write %.2f, or %v.',
    fix: 'Write %.2f',
    mended:
      'stream\n    |from()\n        .measurement(\'cpu\')\n        .groupBy(\'host\')\n    |alert()\n        .crit(lambda: "n" > 1)\n        .message(\'{{ index .Fields "temperature" | printf "%.2f" }}\')',
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Group \"host\" }}')",
    code: 'template-error',
    at: '{{ index .Group "host" }}',
    plain:
      '.Group is a text, such as host=a, and has no parts: write {{ index .Tags "host" }}. The first message stops the whole task.',
    fix: 'Write {{ index .Tags "host" }}',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .message('{{ index .Tags \"host\" }}')",
  },
];

test.each(ROWS)('$code: $at', check);
