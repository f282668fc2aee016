import { expect, it } from 'vitest';
import { DETAILS_FUNCTIONS } from '../../src/go/template/details-functions';
import { isTemplateError, parseTemplate } from '../../src/go/template/template';
import { GoMap, type GoValue } from '../../src/go/value';
import { alertData, POINT_A } from './alert-data';

const FIELDS = new GoMap(
  new Map<string, GoValue>([
    ['q', 'a "q" <b> & \'c\''],
    ['s', 'abc'],
    ['i', 7n],
    ['f', 1.5],
    ['url', 'https://example.org/a b?c=d&e=<f>'],
    ['js', 'javascript:alert(1)'],
    ['nan', Number.NaN],
  ]),
  'interface {}',
);
const DATA = alertData({ ...POINT_A, Fields: FIELDS });

function render(text: string): string {
  const template = parseTemplate('details', text, { html: true, functions: DETAILS_FUNCTIONS });
  if (isTemplateError(template)) return `parse error: ${template.message}`;
  const executed = template.execute(DATA);
  return executed.ok ? executed.text : `error: ${executed.error}`;
}

it.each([
  ['<h1>{{ .ID }}</h1><b>{{ .Message }}</b>', '<h1>cpu:nil</h1><b>m &lt;b&gt;&amp;&#34;x&#34;&#39;</b>'],
  [
    '{{ json .Tags }}|{{ .Tags }}',
    '{&#34;host&#34;:&#34;a&#34;,&#34;zone&#34;:&#34;eu w&#34;}\n|map[host:a zone:eu w]',
  ],
  ['{{ jsonCompact .Tags }}|', '{&#34;host&#34;:&#34;a&#34;,&#34;zone&#34;:&#34;eu w&#34;}|'],
  [
    '{{ json .Fields.nan }}|<script>{{ .Fields.nan }}</script>',
    '|<script> /* json: unsupported value: NaN */null </script>',
  ],
  ['<a href="{{ .Fields.q }}">x</a>', '<a href="a%20%22q%22%20%3cb%3e%20&amp;%20%27c%27">x</a>'],
  ['<a href="/x?q={{ .Fields.q }}">x</a>', '<a href="/x?q=a%20%22q%22%20%3cb%3e%20%26%20%27c%27">x</a>'],
  ['<a href="{{ .Fields.url }}">x</a>', '<a href="https://example.org/a%20b?c=d&amp;e=%3cf%3e">x</a>'],
  ['<a href="{{ .Fields.js }}">x</a>', '<a href="#ZgotmplZ">x</a>'],
  ['<p title="{{ .Fields.q }}">', '<p title="a &#34;q&#34; &lt;b&gt; &amp; &#39;c&#39;">'],
  ['<p title={{ .Fields.q }}>', '<p title=a&#32;&#34;q&#34;&#32;&lt;b&gt;&#32;&amp;&#32;&#39;c&#39;>'],
  [
    '<p onclick="f({{ .Fields.q }})">',
    '<p onclick="f(&#34;a \\&#34;q\\&#34; \\u003cb\\u003e \\u0026 &#39;c&#39;&#34;)">',
  ],
  ['<script>var x = {{ .Fields.i }};</script>', '<script>var x =  7 ;</script>'],
  ['<script>var x = {{ .Tags }};</script>', '<script>var x = {"host":"a","zone":"eu w"};</script>'],
  [
    '<script>var x = "{{ .Fields.q }}";</script>',
    '<script>var x = "a \\u0022q\\u0022 \\u003cb\\u003e \\u0026 \\u0027c\\u0027";</script>',
  ],
  ['<script>var x = {{ json .Tags }};</script>', '<script>var x = {"host":"a","zone":"eu w"}\n;</script>'],
  ['<style>p { color: {{ .Fields.s }}; }</style>', '<style>p { color: abc; }</style>'],
  ['<style>p { color: {{ .Fields.q }}; }</style>', '<style>p { color: ZgotmplZ; }</style>'],
  ['<!-- {{ .ID }} -->x', 'x'],
  ['<textarea>{{ .Fields.q }}</textarea>', '<textarea>a &#34;q&#34; &lt;b&gt; &amp; &#39;c&#39;</textarea>'],
  ['<p {{ .Fields.s }}="x">', '<p abc="x">'],
  ['<{{ .Fields.s }}>', '&lt;abc>'],
  ['{{ .Time }}', '2017-07-14 02:40:00 &#43;0000 UTC'],
  ['{{ html .Message }}', 'm &lt;b&gt;&amp;&#34;x&#34;&#39;'],
  ['{{ .Message | js }}', 'm \\u003Cb\\u003E\\u0026\\&#34;x\\&#34;\\&#39;'],
  ['{{ .Tags.nope }}|{{ .Fields.nope }}', '|'],
  ['<!-- c --> {{ .Level }} <p {{ .Level }}>', ' CRITICAL <p critical>'],
  ['', ''],
])('%s', (text, expected) => {
  expect(render(text)).toBe(expected);
});

it.each([
  [
    '<script>{{ if .Level }}"{{ end }}</script>',
    'html/template:details:1:14: {{if}} branches end in different contexts: {stateJSDqStr delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>}, {stateJS delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>}',
  ],
  [
    '<a href="{{ .Name }}',
    'html/template:details: ends in a non-text context: {stateURL delimDoubleQuote urlPartNone jsCtxRegexp [] attrURL elementNone <nil>}',
  ],
  ['{{ template "nope" }}', 'html/template:details:1:12: no such template "nope"'],
  ['{{ html .Name | print }}', 'html/template:details:1:3: predefined escaper "html" disallowed in template'],
  ["<a title=x'{{ .Name }}>", 'html/template:details: "\'" in unquoted attr: "x\'"'],
  ['{{ json }}', 'template: details:1:3: executing "details" at <json>: wrong number of args for json: want 1 got 0'],
  [
    '{{ .Nope }}',
    'template: details:1:3: executing "details" at <.Nope>: can\'t evaluate field Nope in type kapacitor.detailsInfo',
  ],
])('%s fails when it is executed', (text, expected) => {
  expect(render(text)).toBe(`error: ${expected}`);
});

it('prints the whole data as JSON', () => {
  const template = parseTemplate('details', '{{ json . }}', { functions: DETAILS_FUNCTIONS });
  const executed = isTemplateError(template)
    ? undefined
    : template.execute(alertData({ ...POINT_A, Fields: new GoMap(new Map(), 'interface {}') }));
  expect(executed).toEqual({
    ok: true,
    text: '{"Name":"cpu","TaskName":"t2","Group":"nil","Tags":{"host":"a","zone":"eu w"},"ServerInfo":{"Hostname":"localhost","ClusterID":"c-id","ServerID":"s-id"},"ID":"cpu:nil","Fields":{},"Level":"CRITICAL","Time":"2017-07-14T02:40:00Z","Duration":0,"Message":"m \\u003cb\\u003e\\u0026\\"x\\"\'"}\n',
  });
});
