import { describe, expect, it } from 'vitest';
import { scriptPositionAt, unexpectedMessage } from '../../src/tickscript/errors';
import { parseLambda, parseScript } from '../../src/tickscript/parse';

describe('positions', () => {
  it.each([
    ['', 0, { line: 1, char: 1 }],
    ['a\nb', 2, { line: 2, char: 1 }],
    ['a\n', 2, { line: 2, char: 1 }],
    ['a\r\nb', 2, { line: 1, char: 3 }],
    ['ünï x', 4, { line: 1, char: 7 }],
    ['𝒳 x', 3, { line: 1, char: 6 }],
  ])('%j at %i', (text, offset, position) => {
    expect(scriptPositionAt(text, offset)).toEqual(position);
  });
});

describe('snippets', () => {
  it.each([
    ['0123456789abcdefghijklmnop', 12, '23456789abcdefghijkl'],
    ['ab\ncdef\ngh', 5, 'cdef'],
    // Ten bytes are five characters, or four and half of one.
    ['üüüüüüüüüüüü', 6, 'üüüüüüüüüü'],
    ['xüüüüüüüüüüü', 6, 'üüüüüüüüüü'],
    ['üüüüüxüüüüüüx', 6, '\ufffdüüüüxüüüüü'],
    ['日日日日a日日日日', 4, '\ufffd日日日a日日日'],
    ['𝒳𝒳𝒳𝒳𝒳𝒳', 6, '\ufffd\ufffd𝒳𝒳𝒳𝒳\ufffd\ufffd'],
  ])('of %j at %i', (text, offset, snippet) => {
    const message = unexpectedMessage(text, offset, 'X', '"Y"');
    expect(message.slice(message.indexOf(' in ') + 5, -'". expected: "Y"'.length)).toBe(snippet);
  });
});

it('puts nodes where Kapacitor puts them', () => {
  const script = "var x = stream\n  .a(-1 + 2, lambda: !f('b'), ['c'])";
  const [statement] = parseScript(script).program?.statements ?? [];
  if (statement?.kind !== 'declaration' || statement.value.kind !== 'chain') throw new Error('no chain');
  const { right, position, range } = statement.value;
  expect(script.charAt(position)).toBe('.');
  expect(script.slice(range.start, range.end)).toBe(script.slice(8));
  if (right.kind !== 'call') throw new Error('no call');
  expect(script.slice(right.nameRange.start, right.nameRange.end)).toBe('a');
  expect(right.args.map((arg) => [arg.position, script.slice(arg.range.start, arg.range.end)])).toEqual([
    [23, '-1 + 2'],
    [28, "lambda: !f('b')"],
    [45, "['c']"],
  ]);
});

describe('lambda texts', () => {
  it.each([
    ['"x" >', 'parser: unexpected EOF line 1 char 6 in ""x" >". expected: OPERANDS'],
    ['lambda: TRUE', 'parser: unexpected lambda line 1 char 1 in "lambda: TR". expected: OPERANDS'],
    ['"x" > 1 2', 'parser: unexpected number line 1 char 9 in ""x" > 1 2". expected: "EOF"'],
    ['', 'parser: unexpected EOF line 1 char 1 in "". expected: OPERANDS'],
  ])('%s', (text, message) => {
    const operands = '"number","string","duration","identifier","TRUE","FALSE","==","(","-","!"';
    const parsed = parseLambda(text);
    expect(parsed.ok ? '' : parsed.error.message).toBe(message.replace('OPERANDS', operands));
  });
});
