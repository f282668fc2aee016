/** Templates of messages and details. */
import { ANY, list, message, nested, REFUSED, type Row, RUN, STOPPED, script } from './folder';

export const TEMPLATES: readonly Row[] = [
  ['blocks of a template, 250 deep', message(nested(250, '{{ if .ID }}', 'x', '{{ end }}')), [0]],
  ['blocks of a template, 3,000 deep', message(nested(3_000, '{{ if .ID }}', 'x', '{{ end }}')), REFUSED],
  ['parentheses of a template, 250 deep', message(`{{ ${nested(250, '(', '.ID', ')')} }}`), ANY],
  ['parentheses of a template, 3,000 deep', message(`{{ ${nested(3_000, '(', '.ID', ')')} }}`), REFUSED],
  ['else ifs, 3,000', message(`{{ if .ID }}${'{{ else if .ID }}x'.repeat(3_000)}{{ end }}`), ANY],
  ['defines, 3,000 deep', message(nested(3_000, '{{ block "a" . }}', 'x', '{{ end }}')), ANY],
  [
    'a template that calls itself within a message',
    message('{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}'),
    STOPPED,
  ],
  [
    'two templates that call each other',
    message(
      '{{ define "a" }}{{ template "b" . }}{{ end }}{{ define "b" }}{{ template "a" . }}{{ end }}{{ template "a" . }}',
    ),
    STOPPED,
  ],
  ['a width of a billion', message('{{ printf "%1000000000d" 1 }}'), ANY],
  ['a width of a million, ten times', message('{{ printf "%999999d%999999d%999999d%999999d" 1 2 3 4 }}'), RUN, true],
  ['a precision of a million', message('{{ printf "%.999999f" 1.5 }}'), RUN, true],
  ['a star of a width', message('{{ printf "%*d" 99999999999 1 }}'), ANY],
  ['an index of 9e18', message('{{ index .Tags 9223372036854775807 }}'), ANY],
  ['a range over 9e18', message('{{ range $i := 9223372036854775807 }}{{ end }}'), [1, 3]],
  ['braces', message('{{'.repeat(5_000)), REFUSED],
  ['a field of a field, 5,000', message(`{{ .${list(5_000, () => 'a', '.')} }}`), ANY, true],
  [
    'details of HTML, 5,000 tags deep',
    script(`stream|from()|alert().crit(lambda: TRUE).details('${'<div>'.repeat(5_000)}{{ .ID }}').log('/l')`),
    ANY,
  ],
  [
    'details with a script inside',
    script(
      "stream|from()|alert().crit(lambda: TRUE).details('<script>{{ .Message }}</script><a href=\"{{ .ID }}\">').log('/l')",
    ),
    ANY,
  ],
];

export const MORE_TEMPLATES: readonly Row[] = [
  ['widths of printf', message('{{ printf "%999999999d" 1 }}'), RUN],
  ['widths of printf from an argument', message('{{ printf "%*d" 2147483647 1 }}'), RUN],
  ['precision of printf', message('{{ printf "%.999999f" 1.5 }}{{ printf "%.2147483647f" 1.5 }}'), RUN, true],
  ['many wide printfs', message('{{ printf "%99999s" "x" }}'.repeat(2_000)), RUN],
  ['a template that calls itself', message('{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}'), RUN],
  [
    'templates that call each other twice',
    message(
      `{{ define "t0" }}x{{ end }}${list(60, (i) => `{{ define "t${i + 1}" }}{{ template "t${i}" . }}{{ template "t${i}" . }}{{ end }}`)}{{ template "t60" . }}`,
    ),
    RUN,
  ],
  ['range over all fields in range', message(`${'{{ range .Fields }}'.repeat(30)}x${'{{ end }}'.repeat(30)}`), RUN],
  ['variables that double', message(`{{ $a := "x" }}${list(40, () => '{{ $a = printf "%s%s" $a $a }}')}{{ $a }}`), RUN],
  ['a template of a megabyte', message('{{ .ID }}'.repeat(110_000)), RUN],
  ['a template of a megabyte of text', message('x'.repeat(1_000_000)), RUN, true],
  [
    'details that escape a megabyte',
    script(`stream|from()|alert().crit(lambda: TRUE).details('${'<'.repeat(1_000_000)}').log('/l')`),
    RUN,
  ],
  ['comparisons of nested lists', message('{{ eq .Tags .Tags }}{{ index .Fields "v" "w" "x" }}'), RUN],
  ['html of html', message('{{ html (html (html (html (html .ID)))) }}'.repeat(1_000)), RUN, true],
  ['js of js', message(`{{ ${'js ('.repeat(60)}.ID${')'.repeat(60)} }}`), RUN],
  ['slices of nothing', message('{{ slice .ID 0 9223372036854775807 }}'), RUN],
];
