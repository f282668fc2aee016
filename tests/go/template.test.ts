import { describe, expect, it } from 'vitest';
import { isTemplateError, parseTemplate } from '../../src/go/template/template';
import { GoDuration, type GoValue } from '../../src/go/value';
import { alertData, POINT_A } from './alert-data';

const DATA = alertData(POINT_A).field('messageInfo') ?? null;

function render(text: string, data: GoValue = DATA): string {
  const template = parseTemplate('message', text);
  if (isTemplateError(template)) return `parse error: ${template.message}`;
  const executed = template.execute(data);
  return executed.ok ? executed.text : `error: ${executed.error}`;
}

describe('the verified cases of the reference', () => {
  it.each([
    ['{{ .ID }} is {{ .Level }}', 'cpu:nil is CRITICAL'],
    ['Dur={{.Duration}} Time={{.Time}}', 'Dur=0s Time=2017-07-14 02:40:00 +0000 UTC'],
    [
      '{{ .Fields }}',
      'map[b:true big:1.23456789e+08 e:1e+21 es: f:1.5 hundred:100 i:42 neg:-3 s:str <&> "q" é sm:1e-07 third:0.3333333333333333 z:0]',
    ],
    [
      '{{ index .Fields "f" }} {{ index .Fields "i" }} {{ index .Fields "b" }} {{ index .Fields "s" }}',
      '1.5 42 true str <&> "q" é',
    ],
    [
      '{{ index .Fields "nope" }}|{{ .Fields.nope }}|{{ index .Tags "nope" }}|{{ .Tags.nope }}',
      '<no value>|<no value>||<no value>',
    ],
    [
      '{{ printf "%d|%5d|%-5d|%05d|%x|%X|%o|%b|%c|%q|%U|%+d" .Fields.i .Fields.i .Fields.i .Fields.i .Fields.i .Fields.i .Fields.i .Fields.i .Fields.i .Fields.i .Fields.i .Fields.i }}',
      "42|   42|42   |00042|2a|2A|52|101010|*|'*'|U+002A|+42",
    ],
    [
      '{{ printf "%f|%.2f|%0.3f|%8.2f|%-8.2f|%+.1f|%e|%E|%g|%G|%v" .Fields.f .Fields.f .Fields.f .Fields.f .Fields.f .Fields.f .Fields.f .Fields.f .Fields.f .Fields.f .Fields.f }}',
      '1.500000|1.50|1.500|    1.50|1.50    |+1.5|1.500000e+00|1.500000E+00|1.5|1.5|1.5',
    ],
    [
      '{{ printf "%s|%q|%v|%10s|%-10s|%.3s|%x|%t|%T|%%|%p" .Name .Name .Name .Name .Name .Name .Name .Fields.b .Fields.f .Name }}',
      'cpu|"cpu"|cpu|       cpu|cpu       |cpu|637075|true|float64|%|%!p(string=cpu)',
    ],
    ['{{ printf "%d %s %f" .Fields.f .Fields.i .Fields.i }}', '%!d(float64=1.5) %!s(int64=42) %!f(int64=42)'],
    [
      '{{ printf "%d" }} {{ printf "%d %d" 1 }} {{ printf "x" 1 }} {{ printf "%z" 1 }} {{ printf "%!" }}',
      '%!d(MISSING) 1 %!d(MISSING) x%!(EXTRA int=1) %!z(int=1) %!!(MISSING)',
    ],
    [
      '{{ printf "%v %+v %#v" .Tags .Tags .Tags }}',
      'map[host:a zone:eu w] map[host:a zone:eu w] map[string]string{"host":"a", "zone":"eu w"}',
    ],
    ['{{ index .Fields "f" | printf "%0.3f" }} {{ .Fields.f | printf "%.1f%s" 2.5 }}', '1.500 2.5%!s(float64=1.5)'],
    [
      '{{ if eq .Level "CRITICAL" }}C{{ else }}N{{ end }}{{ if gt .Fields.f 1.0 }} gt{{end}}{{ if lt .Fields.i 50 }} lt{{end}}{{ if ne .Name "x" }} ne{{end}}{{ if le .Fields.i 42 }} le{{end}}{{ if ge .Fields.i 42 }} ge{{end}}',
      'C gt lt ne le ge',
    ],
    ['{{ if eq .Fields.nope "x" }}y{{ else }}n{{ end }}', 'n'],
    ['{{ if eq .Fields.i 41 42 43 }}any{{ end }}', 'any'],
    [
      '{{ eq .Fields.i 42 }} {{ eq .Fields.i 41 }} {{ eq 7 7 }} {{ eq 7 8 }} {{ ne .Fields.i 42 }}',
      'true false true false false',
    ],
    [
      '{{ range $k, $v := .Tags }}[{{ $k }}={{ $v }}]{{ end }} {{ range .Tags }}({{ . }}){{ end }}',
      '[host=a][zone=eu w] (a)(eu w)',
    ],
    [
      '{{ with index .Tags "host" }}host {{ . }}{{ else }}none{{ end }} {{ with index .Tags "nope" }}x{{ else }}none{{ end }}',
      'host a none',
    ],
    ['{{ len .Tags }} {{ len .Name }} {{ len .Fields }} {{ len "é" }}', '2 3 12 2'],
    [
      '{{ html .Fields.s }} || {{ js .Fields.s }} || {{ urlquery .Fields.s }}',
      'str &lt;&amp;&gt; &#34;q&#34; é || str \\u003C\\u0026\\u003E \\"q\\" é || str+%3C%26%3E+%22q%22+%C3%A9',
    ],
    ['{{ print 1 2 "a" "b" 3 .Fields.f true }}|{{ println "x" 1 }}|', '1 2ab3 1.5 true|x 1\n|'],
    [
      '{{ and 1 0 }} {{ and true "x" }} {{ or 0 "y" }} {{ or false 0 }} {{ not 0 }} {{ not "a" }}',
      '0 x y 0 true false',
    ],
    ['{{ slice .Name 1 }} {{ slice .Name 0 2 }} {{ index .Name 0 }}', 'pu cp 99'],
    ['a  {{- " b " -}}  c {{/* comment */}} d {{- /* trim */ -}}  e', 'a b c  de'],
    ['{{ $x := 5 }}{{ $x }} {{ $x = 6 }}{{ $x }} {{ $.Level }}', '5 6 CRITICAL'],
    [
      '{{ define "t" }}<{{ . }}>{{ end }}{{ template "t" .Level }}{{ block "b" .Name }}B:{{ . }}{{ end }}',
      '<CRITICAL>B:cpu',
    ],
    ['{{ template "x" }}{{ define "x" }}[{{ . }}]{{ end }}', '[<no value>]'],
    [
      '{{ .Time.Unix }} {{ .Time.Format "2006-01-02T15:04:05Z07:00" }} {{ .Time.Weekday }} {{ .Duration.Seconds }}',
      '1500000000 2017-07-14T02:40:00Z Friday 0',
    ],
    [
      '{{ 1.5e3 }} {{ 0x1F }} {{ \'a\' }} {{ `raw "x"` }} {{ "esc\\t\\u00e9\\"" }} {{ 1_000 }} {{ 2i }}',
      '1500 31 97 raw "x" esc\té" 1000 (0+2i)',
    ],
    [
      '{{ if not .Fields.nope }}missing{{ end }} {{ if .Fields.z }}nz{{ else }}zero{{ end }} {{ if .Fields.es }}ne{{ else }}empty{{ end }}',
      'missing zero empty',
    ],
    [
      '{{ print .Fields.nope }} {{ printf "%v" .Fields.nope }} {{ .Fields.nope | html }}',
      '<nil> <nil> &lt;no value&gt;',
    ],
    ['{{ index .Fields "nope" | printf "%0.3f" }}', '%!f(<nil>)'],
    ['plain text with { braces } and {{ "{{" }} and }}', 'plain text with { braces } and {{ and }}'],
    ['{{ .Level | printf "%s-%s" "lvl" | html }}', 'lvl-CRITICAL'],
    ['{{- .Level -}}', 'CRITICAL'],
    ['{{ .Level}}\n  {{- "x" }}   ', 'CRITICALx   '],
    ['{{ if true }}a{{ else if false }}b{{ else }}c{{ end }}{{ with $x := 3 }}{{ $x }}{{ end }}', 'a3'],
    ['{{ range .Tags }}{{ break }}{{ end }}ok', 'ok'],
    ['{{ "a" | }}', 'a'],
    ['{{ if or .Fields.b (gt .Fields.nope 1.0) }}y{{ else }}n{{ end }}', 'y'],
    ['{{ eq .Fields.nope .Fields.nope2 }}|{{ ne .Fields.nope "x" }}', 'true|true'],
    ['{{ printf "%[2]s %[1]s" "a" "b" }}{{ printf "%*d" 5 42 }}', 'b a   42'],
    [
      '{{ printf "%x %X %q" "hi" "hi" "a\\"b\\n" }} {{ printf "%c%c" 72 105 }} {{ printf "%e" 12345.678 }} {{ printf "%#x %#o" 255 8 }}',
      '6869 6869 "a\\"b\\n" Hi 1.234568e+04 0xff 010',
    ],
    [
      '{{ html "<a href=\'x\'>" 1 "&" }}|{{ js "it\'s \\"q\\" <b> \\n =&" }}',
      '&lt;a href=&#39;x&#39;&gt;1&amp;|it\\\'s \\"q\\" \\u003Cb\\u003E \\u000A \\u003D\\u0026',
    ],
    ['{{ .Tags.zone }}{{ printf "\\n" }}', 'eu w\n'],
    ['{{- /* only comment */ -}}', ''],
    ['{{ .ServerInfo }} {{ .Time.Month }} {{ .Time.Location }}', '{localhost c-id s-id} July UTC'],
  ])('%s', (text, expected) => {
    expect(render(text)).toBe(expected);
  });

  it('prints the whole data as nested structs', () => {
    expect(render('{{ . }}', alertData({ ...POINT_A, Fields: '' }).field('messageInfo'))).toBe(
      '{{cpu t2 nil map[host:a zone:eu w] {localhost c-id s-id}} cpu:nil  CRITICAL 2017-07-14 02:40:00 +0000 UTC 0s}',
    );
  });

  it('calls the methods of durations', () => {
    const data = alertData({ ...POINT_A, Duration: new GoDuration(3_723_000_000_000n) });
    const text =
      '{{ printf "%s %v %d %T" .Duration .Duration .Duration .Duration }} {{ .Duration.Hours }} {{ .Duration.Minutes }}';
    expect(render(text, data)).toBe('1h2m3s 1h2m3s 3723000000000 time.Duration 1.0341666666666667 62.05');
  });
});

describe('what Go 1.23 and later know', () => {
  it.each([
    ['{{ range 3 }}{{ . }}{{ end }}', '012'],
    ['{{ range $i := 2 }}{{ $i }}{{ else }}none{{ end }}{{ range 0 }}x{{ else }}none{{ end }}', '01none'],
    ['{{ with .Tags.nope }}a{{ else with .Tags.host }}{{ . }}{{ end }}', 'a'],
    ['{{ range $k, $v := .Tags }}{{ if eq $k "host" }}{{ continue }}{{ end }}{{ $v }}{{ end }}', 'eu w'],
  ])('%s', (text, expected) => {
    expect(render(text)).toBe(expected);
  });
});

describe('errors of parsing', () => {
  it.each([
    ['{{ .ID', 'unclosed action'],
    ['{{ if }}', 'missing value for if'],
    ['{{ end }}', 'unexpected {{end}}'],
    ['{{ else }}', 'unexpected {{else}}'],
    ['{{ range .Tags }}x', 'unexpected EOF'],
    ['{{ nosuch 1 }}', 'function "nosuch" not defined'],
    ['{{ json . }}', 'function "json" not defined'],
    ['{{ $y }}', 'undefined variable "$y"'],
    ['{{ /* bad */ }}', 'unexpected "/" in command'],
    ['{{/* unclosed', 'unclosed comment'],
    ['{{ "unterminated }}', 'unterminated quoted string'],
    ['{{ .Level } }', 'unexpected "}" in operand'],
    ['{{ .Fields["x"] }}', "bad character U+005B '['"],
    ['{{ .Fields.usage-idle }}', "bad character U+002D '-'"],
    ['{{ .Level | 5 }}', 'non executable command in pipeline stage 2'],
    ['{{ $a, $b := .Tags }}', 'too many declarations in command'],
    ['{{ if true }}{{ else }}{{ else }}{{ end }}', 'expected end; found {{else}}'],
    ['{{ break }}', '{{break}} outside {{range}}'],
    ['{{ ) }}', 'unexpected right paren'],
    ['{{ (1 }}', 'unclosed left paren'],
    ['{{ 089 }}', 'integer overflow: "089"'],
    ['{{ 1_ }}', 'illegal number syntax: "1_"'],
    ['{{ 99999999999999999999 }}', 'integer overflow: "99999999999999999999"'],
    ['{{ "a".x }}', 'unexpected . after term "\\"a\\""'],
    ['{{ template x }}', 'unexpected "x" in template clause'],
    ['{{ "\\q" }}', 'invalid syntax'],
  ])('%s', (text, expected) => {
    expect(render(text)).toBe(`parse error: template: message:1: ${expected}`);
  });

  it('names the line, and where an action of several lines began', () => {
    expect(render('a\nb {{ nosuch }}')).toBe('parse error: template: message:2: function "nosuch" not defined');
    expect(render('a\n{{ .ID\n\n`')).toBe(
      'parse error: template: message:4: unterminated raw quoted string in action started at message:2',
    );
  });

  it('says where in the text the error is', () => {
    const template = parseTemplate('message', '🎉 {{ .ID | nosuch }}');
    expect(template).toEqual({
      message: 'template: message:1: function "nosuch" not defined',
      range: { start: 12, end: 18 },
    });
  });
});

describe('errors of execution', () => {
  it.each([
    ['{{ .Nope }}', '1:3', '.Nope', "can't evaluate field Nope in type kapacitor.messageInfo"],
    ['{{ .Fields.f.x }}', '1:10', '.Fields.f.x', "can't evaluate field x in type interface {}"],
    ['{{ .Tags.host.x }}', '1:8', '.Tags.host.x', "can't evaluate field x in type string"],
    ['{{ .ServerInfo.Nope }}', '1:14', '.ServerInfo.Nope', "can't evaluate field Nope in type kapacitor.serverInfo"],
    ['{{ .Time.Nope }}', '1:8', '.Time.Nope', "can't evaluate field Nope in type time.Time"],
    ['{{ .Message }}', '1:3', '.Message', "can't evaluate field Message in type kapacitor.messageInfo"],
    [
      'é {{ gt .Fields.f 1 }}',
      '1:6',
      'gt .Fields.f 1',
      'error calling gt: incompatible types for comparison: float64 and int',
    ],
    ['{{ eq 1 1.0 }}', '1:3', 'eq 1 1.0', 'error calling eq: incompatible types for comparison: int and float64'],
    ['{{ gt .Fields.nope 1.0 }}', '1:3', 'gt .Fields.nope 1.0', 'error calling gt: invalid type for comparison'],
    [
      '{{ eq .Tags .Tags }}',
      '1:3',
      'eq .Tags .Tags',
      'error calling eq: non-comparable type map[host:a zone:eu w]: map[string]string',
    ],
    ['{{ index .Tags 1 }}', '1:3', 'index .Tags 1', 'error calling index: value has type int; should be string'],
    [
      '{{ index .Fields "f" "g" }}',
      '1:3',
      'index .Fields "f" "g"',
      "error calling index: can't index item of type float64",
    ],
    ['{{ printf 5 }}', '1:10', '5', 'expected string; found 5'],
    ['{{ len .Fields.f }}', '1:3', 'len .Fields.f', 'error calling len: len of type float64'],
    [
      '{{ len .Fields.nope }}',
      '1:3',
      'len .Fields.nope',
      'error calling len: reflect: call of reflect.Value.Type on zero Value',
    ],
    ['{{ slice .Name 5 }}', '1:3', 'slice .Name 5', 'error calling slice: index out of range: 5'],
    ['{{ slice .Fields.nope 5 }}', '1:3', 'slice .Fields.nope 5', 'error calling slice: slice of untyped nil'],
    ['{{ template "nope" }}', '1:12', '{{template "nope"}}', 'template "nope" not defined'],
    ['{{ range .Name }}{{ end }}', '1:9', '.Name', "range can't iterate over cpu"],
    ['{{ nil }}', '1:3', 'nil', 'nil is not a command'],
    ['{{ call .ID }}', '1:3', 'call .ID', 'error calling call: non-function .ID of type string'],
    ['{{ 5 .Level }}', '1:3', '5', "can't give argument to non-function 5"],
    ['{{ .Level 5 }}', '1:3', '.Level', 'Level has arguments but cannot be invoked as function'],
    ['{{ and }}', '1:3', 'and', 'wrong number of args for and: want at least 1 got 0'],
    ['{{ not }}', '1:3', 'not', 'wrong number of args for not: want 1 got 0'],
    ['{{ .Time.Format }}', '1:8', '.Time.Format', 'wrong number of args for Format: want 1 got 0'],
    ['{{ .Time.Date }}', '1:8', '.Time.Date', 'function Date has 3 return values; should be 1 or 2'],
    [
      '{{ .Time.Zone }}',
      '1:8',
      '.Time.Zone',
      'invalid function signature for Zone: second return value should be error; is int',
    ],
    [
      '\n{{ if true }}\n  {{ .Nope }}{{ end }}',
      '3:5',
      '.Nope',
      "can't evaluate field Nope in type kapacitor.messageInfo",
    ],
  ])('%s', (text, place, source, problem) => {
    expect(render(text)).toBe(`error: template: message:${place}: executing "message" at <${source}>: ${problem}`);
  });

  it('names the template in which it happened', () => {
    expect(render('{{ define "t" }}{{ .Nope }}{{ end }}{{ template "t" . }}')).toBe(
      'error: template: message:1:19: executing "t" at <.Nope>: can\'t evaluate field Nope in type kapacitor.messageInfo',
    );
  });

  it('ends a template that calls itself for ever', () => {
    expect(render('{{ define "t" }}{{ template "t" }}{{ end }}{{ template "t" }}')).toBe(
      'error: template: message:1:28: executing "t" at <{{template "t"}}>: exceeded maximum template depth (100000)',
    );
  });
});

it('keeps halves of characters until they meet', () => {
  expect(render('{{ slice "é" 0 1 }}{{ slice "é" 1 }}')).toBe('é');
  expect(render('{{ printf "%q" (slice "é" 0 1) }}{{ "\\xff" | printf "%x" }}')).toBe('"\\xc3"ff');
});
