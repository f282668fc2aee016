import { describe, expect, it } from 'vitest';
import { placeInTemplate, templateFieldPaths, templateTokens } from '../../src/go/template/tokens';

function tokens(text: string): string[] {
  return templateTokens(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);
}

it('splits a template into tokens', () => {
  expect(tokens('a {{- if gt .Fields.f 1.0 -}} b{{/* c */}}{{ $x := "s" | printf `r` true }}{{end}}')).toEqual([
    'text:a',
    'delimiter:{{',
    'keyword:if',
    'function:gt',
    'field:.Fields',
    'field:.f',
    'number:1.0',
    'delimiter:}}',
    'text:b',
    'comment:/* c */',
    'delimiter:{{',
    'variable:$x',
    'operator::=',
    'string:"s"',
    'operator:|',
    'function:printf',
    'string:`r`',
    'constant:true',
    'delimiter:}}',
    'delimiter:{{',
    'keyword:end',
    'delimiter:}}',
  ]);
});

it('stops at what is no template', () => {
  expect(tokens('🎉{{ .a-b }}')).toEqual(['text:🎉', 'delimiter:{{', 'error:.a']);
});

it('finds the paths and what they begin at', () => {
  const text =
    '{{.A.B}}{{range $k, $v := .R}}{{.C}}{{$.D}}{{$v.E}}{{else}}{{.F}}{{end}}{{if .G}}{{.H}}{{end}}{{(f .I).J}}';
  expect(
    templateFieldPaths(text).map(({ root, names, start, end }) => [root, names.join('.'), text.slice(start, end)]),
  ).toEqual([
    ['data', 'A.B', '.A.B'],
    ['data', 'R', '.R'],
    ['dot', 'C', '.C'],
    ['data', 'D', '$.D'],
    ['variable', 'E', '$v.E'],
    ['data', 'F', '.F'],
    ['data', 'G', '.G'],
    ['data', 'H', '.H'],
    ['data', 'I', '.I'],
  ]);
});

describe('the place at ^', () => {
  it.each([
    ['a ^', undefined],
    ['{{ ^', { kind: 'operand', start: 3 }],
    ['{{ ind^', { kind: 'operand', start: 3 }],
    ['{{ .^', { kind: 'field', root: 'data', path: [], start: 4 }],
    ['{{ .Fields.us^ }}', { kind: 'field', root: 'data', path: ['Fields'], start: 11 }],
    ['{{ $.Ta^', { kind: 'field', root: 'data', path: [], start: 5 }],
    ['{{ range .Tags }}{{ .x^', { kind: 'field', root: 'dot', path: [], start: 21 }],
    ['{{ range .Tags }}{{ else }}{{ .x^', { kind: 'field', root: 'data', path: [], start: 31 }],
    ['{{ $v.x^', { kind: 'field', root: 'variable', path: [], start: 6 }],
    ['{{ index .Tags "ho^" }}', { kind: 'key', path: ['Tags'], start: 16 }],
    ['{{ index $.Fields "^', { kind: 'key', path: ['Fields'], start: 19 }],
    ['{{ printf "ho^', undefined],
    ['{{ printf "a" .Na^', { kind: 'field', root: 'data', path: [], start: 15 }],
    ['{{/* .A^', undefined],
    ['{{ .A }} .B^', undefined],
    ['{{ 1.5^', undefined],
  ])('%s', (marked, expected) => {
    const offset = marked.indexOf('^');
    expect(placeInTemplate(marked.replace('^', ''), offset)).toEqual(expected);
  });
});
