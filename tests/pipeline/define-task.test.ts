import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { defineTask, defineTemplate, redefineTask } from '../../src/pipeline/define-task';
import { readVars } from '../../src/pipeline/vars';

const DBRPS = [{ database: 'telegraf', retentionPolicy: 'autogen' }];
const SCRIPT = 'invalid TICKscript: ';

function answer(script: string, vars?: unknown): string | undefined {
  const defined = defineTask({ language: WHOLE, script, dbrps: DBRPS, vars: readVars(vars) });
  return defined.ok ? undefined : defined.error.message;
}

interface Vector {
  readonly script: string;
  readonly status: number;
  readonly error?: string | null;
}
function vectors(name: string): readonly Vector[] {
  return JSON.parse(readFileSync(new URL(`../conformance/vectors/${name}.json`, import.meta.url), 'utf8'));
}
/** Kapacitor lists the names in scope in no order. */
function sorted(message: string): string {
  return message.replace(/(Names in scope: )(.*)$/, (_, head, names) => head + names.split(',').sort().join(','));
}

describe.each(['syntax', 'probes'])('%s', (name) => {
  it.each(vectors(name))('$script', ({ script, status, error }) => {
    // What is only found when the task starts has another status.
    if (status === 400 && error) expect(answer(script)).toBe(sorted(error));
    else expect(answer(script)).toBeUndefined();
  });
});

describe('the catalogue of mistakes', () => {
  it.each([
    ['var x = 1\nvar x = 2\nstream|from()', 'attempted to redefine x, vars are immutable'],
    ['var stream = 1\nvar s = stream', 'attempted to redefine stream, vars are immutable'],
    ['foo|from() stream|from()', 'name "foo" is undefined. Names in scope: stream,time'],
    ['foo() stream|from()', 'line 1 char 1: no global function "foo" defined'],
    ['var x int stream|from()', 'missing value for var "x".'],
    ['var x integer stream|from()', 'invalid var type "integer"'],
    ["stream|from().measurment('a')", 'line 1 char 15: no method or property "measurment" on *pipeline.FromNode'],
    [
      "stream|from()|measurement('a')",
      `line 1 char 15: no chaining method "measurement" on *pipeline.FromNode, but property does exist. Use '.' operator instead: 'node.measurement(..)'.`,
    ],
    [
      "stream|from()@measurement('a')",
      `line 1 char 15: no dynamic method "measurement" on *pipeline.FromNode, but property does exist. Use '.' operator instead: 'node.measurement(..)'.`,
    ],
    [
      'stream|from().window()',
      `line 1 char 15: no property method "window" on *pipeline.FromNode, but chaining method does exist. Use '|' operator instead: 'node|window(..)'.`,
    ],
    [
      'stream|from()@window()',
      `line 1 char 15: no dynamic method "window" on *pipeline.FromNode, but chaining method does exist. Use '|' operator instead: 'node|window(..)'.`,
    ],
    ['stream|from()@nope()', 'line 1 char 15: no method or property "nope" on *pipeline.FromNode'],
    ['stream|from().nope', 'line 1 char 14: object *pipeline.FromNode has no property nope'],
    ['stream|from()|alert().hipchat()', 'line 1 char 23: no method or property "hipchat" on *pipeline.AlertNode'],
    [
      'stream|from()|alert().hipChat().nope()',
      'line 1 char 33: no method or property "nope" on *pipeline.HipChatHandler',
    ],
    ['stream|from()|alert().all().nope()', 'line 1 char 29: no method or property "nope" on *pipeline.AlertNodeData'],
    [
      'stream|from()|where(lambda: TRUE).where(lambda: TRUE)',
      `line 1 char 35: no property method "where" on *pipeline.WhereNode, but chaining method does exist. Use '|' operator instead: 'node|where(..)'.`,
    ],
    [
      'stream|from().measurement("cpu")',
      'line 1 char 15: cannot assign *ast.ReferenceNode to type string, did you use double quotes instead of single quotes?',
    ],
    [
      'stream|from().measurement(stream)',
      'line 1 char 15: error calling func "measurement" on obj *pipeline.FromNode: reflect.Set: value of type *pipeline.StreamNode is not assignable to type string',
    ],
    [
      "stream|from().measurement('a','b')",
      'line 1 char 15: too many arguments to set property Measurement on *pipeline.FromNode',
    ],
    [
      'stream|from()|groupBy(time(10))',
      'line 1 char 23: error calling func "time" on obj <nil>: reflect: Call using int64 as type time.Duration',
    ],
    ['stream|from()|groupBy(time(10s))', 'invalid dimension object of type kapacitor.TimeDimension'],
    ["batch|query('q').groupBy(time(10s,2s,3s))", 'line 1 char 26: time() function expects 1 or 2 args, got 3'],
    ['stream|log()', 'line 1 char 8: no method or property "log" on *pipeline.StreamNode'],
    [
      'stream.from()',
      `line 1 char 8: no property method "from" on *pipeline.StreamNode, but chaining method does exist. Use '|' operator instead: 'node|from(..)'.`,
    ],
    ['batch|from()', 'line 1 char 7: no method or property "from" on *pipeline.BatchNode'],
    ['var x = 5\nvar s = stream\nx|log()', 'line 3 char 3: cannot get properties of non pointer value'],
    ["var x = 'a'\nvar s = stream\nx.foo", 'line 3 char 2: cannot get properties of non pointer value'],
    ['var s = stream\nfoo()|bar()', 'line 2 char 7: cannot get properties of non pointer value'],
    ['var s = stream\nvar r = /a/\nr|log()', 'line 3 char 3: no method or property "log" on *regexp.Regexp'],
    ['var s = stream\ns|from()|foo(bar)', 'name "bar" is undefined. Names in scope: s,stream,time'],
    ['var s = stream\nfoo|log(bar)', 'name "bar" is undefined. Names in scope: s,stream,time'],
    ['stream|from()|where(lambda: foo > 1)', 'name "foo" is undefined. Names in scope: stream,time'],
    ['stream|from()|where(lambda: "a" > stream)', 'unsupported literal type *pipeline.StreamNode'],
    [
      "var s = stream var x = 'a' + 1",
      'mismatched type to binary operator. got string + int. see bool(), int(), float(), string(), duration()',
    ],
    ['var s = stream var x = "a" + 1', 'name "a" is undefined. Names in scope: '],
    ["var s = stream\nvar x = -'a'", "line 2 char 9: invalid arugument to '-' a"],
    ['var s = stream\nvar x = !90s', "line 2 char 9: invalid arugument to '!' 1m30s"],
    ['var s = stream\nvar x = !5', "line 2 char 9: invalid arugument to '!' 5"],
    ['var s = stream\nvar x = -"a"', "line 2 char 9: invalid arugument to '-' ReferenceNode@24l2c10{a}<nil>"],
    ['stream|from().measurement(string(5))', 'line 1 char 27: no global function "string" defined'],
    [
      "var s = stream var x = ['a'] var y = x + 1",
      'Failed to handle left node: Given node type is not valid evaluation node: *ast.ListNode',
    ],
    ['var s = stream var x = 1 / 0', 'runtime error: integer divide by zero'],
    ['var x = stream', 'task does nothing'],
    [
      'var s = stream s()',
      'line 1 char 16: error calling func "s" on obj <nil>: reflect: call of reflect.Value.Call on ptr Value',
    ],
    ["stream|from()|setName('x')|log()", 'line 1 char 28: object is invalid <nil> of type <nil>'],
  ])('%s', (script, message) => {
    expect(answer(script)).toBe(SCRIPT + message);
  });
});

describe('what is accepted', () => {
  it.each([
    "var m = stream|from().measurement('a').measurement stream|from().measurement(m)",
    "stream|from().groupBy(['a', 'b'])|log()",
    'var x = foo() stream|from()',
    'stream|from() foo',
    'var a = 1h * 2 + 5s var b = a / 1s stream|from()',
    "var x = 5\nvar y = -x\nvar z = 'a' + string(y)\nstream|from().measurement(z)",
    'var l = lambda: "a" > 1 var k = lambda: l AND TRUE stream|from()|where(k)',
    'stream|from()|name() stream|from()|isQuiet()',
  ])('%s', (script) => {
    expect(answer(script)).toBeUndefined();
  });
});

describe('vars of a task', () => {
  it.each([
    ['var x int stream|from()', { x: { type: 'int', value: 5 } }, undefined],
    ['var x = 5 stream|from()', { x: { type: 'float', value: 5 } }, 'invalid type supplied for x, got float exp int'],
    [
      'var x = TRUE stream|from()',
      { x: { type: 'int', value: 5 } },
      'invalid type supplied for x, got int exp boolean',
    ],
    [
      'var x = stream|from()',
      { x: { type: 'int', value: 5 } },
      'invalid type supplied for x, got int exp invalid type',
    ],
    ['stream|from()', { x: { type: 'int', value: 5 } }, undefined],
    [
      'stream|from()',
      { x: { type: 'regex', value: 'a(' } },
      'invalid var x: invalid regex pattern: error parsing regexp: missing closing ): `a(`',
    ],
  ])('%s with %j', (script, vars, message) => {
    expect(answer(script, vars)).toBe(message === undefined ? undefined : SCRIPT + message);
  });

  it('are described by their comments', () => {
    const script = '// how much\n// it may be\nvar limit = 10.0\nvar name string\nvar s = stream|from()';
    const defined = defineTask({
      language: WHOLE,
      script,
      dbrps: DBRPS,
      vars: readVars({ name: { type: 'string', value: 'x' } }),
    });
    if (!defined.ok) throw new Error(defined.error.message);
    expect(defined.task.vars.map(({ name, type, value, description }) => ({ name, type, value, description }))).toEqual(
      [
        { name: 'limit', type: 'float', value: { type: 'float', value: 10 }, description: 'how much\nit may be' },
        { name: 'name', type: 'string', value: undefined, description: '' },
      ],
    );
  });
});

describe('dbrps', () => {
  it.each([
    ['stream|from()', [], 'must specify dbrp'],
    ['dbrp "a"."b" stream|from()', DBRPS, 'cannot specify dbrp in both implicitly and explicitly'],
    ['dbrp "a"."b" stream|from()', [], undefined],
  ])('%s with %j', (script, dbrps, message) => {
    const defined = defineTask({ language: WHOLE, script, dbrps });
    expect(defined.ok ? undefined : defined.error.message).toBe(message);
  });
});

// Kapacitor services/task_store/service.go handleUpdateTask, v1.8.
describe('a task that is there', () => {
  const [GIVEN, BEFORE, OWN] = ['given', 'before', 'own'].map((database) => ({ database, retentionPolicy: 'rp' }));
  it.each([
    ['stream|from()', [GIVEN], undefined, [GIVEN]],
    ['stream|from()', [], undefined, [BEFORE]],
    ['dbrp "own"."rp" stream|from()', [], undefined, [OWN]],
    ['dbrp "own"."rp" stream|from()', [GIVEN], undefined, 'cannot specify dbrp in implicitly and explicitly'],
    ['stream|', [GIVEN], undefined, expect.stringMatching(/^invalid TICKscript: parser: unexpected EOF /)],
    ['stream|nope()', [GIVEN], undefined, expect.stringMatching(/^invalid TICKscript: line 1 char 8: /)],
    ['stream|from()', [GIVEN], { x: { type: 'int', value: 4.5 } }, 'invalid JSON'],
  ])('given %j for %j with %j', (script, dbrps, vars, expected) => {
    const given = dbrps.flatMap((dbrp) => dbrp ?? []);
    const before = BEFORE === undefined ? [] : [BEFORE];
    const defined = redefineTask({ language: WHOLE, script, dbrps: given, vars: readVars(vars) }, before);
    expect(defined.ok ? defined.task.dbrps : defined.error.message).toEqual(expected);
  });
});

// Kapacitor tick/ast/types.go ZeroValue, v1.8.
it.each([
  ['int', 'lambda: "v" > x'],
  ['float', 'lambda: "v" > x'],
  ['duration', 'lambda: "v" > x'],
  ['bool', 'lambda: "v" AND x'],
  ['string', 'lambda: "v" == x'],
  ['regex', 'lambda: "v" =~ x'],
  ['lambda', 'x'],
])('a template may only declare a var of type %s', (type, argument) => {
  const defined = defineTemplate(WHOLE, `var x ${type}\nstream|from()|where(${argument})`);
  expect(defined.ok ? defined.template.vars.map((declared) => [declared.name, declared.type]) : defined.error).toEqual([
    ['x', type],
  ]);
});

it('shows where a mistake is', () => {
  const at = (script: string) => {
    const defined = defineTask({ language: WHOLE, script, dbrps: DBRPS });
    const range = defined.ok ? undefined : defined.error.range;
    return range && script.slice(range.start, range.end);
  };
  expect(at('stream|from()|nope(1)')).toBe('nope');
  expect(at('stream|from().nope')).toBe('nope');
  expect(at('stream|from()|log(foo)')).toBe('foo');
  expect(at('stream|from()|where(lambda: foo > 1)')).toBe('foo');
  expect(at('stream|from()|eval(lambda: 1)')).toBe('eval');
  expect(at('stream|from(')).toBe('');
});

it('tells a panic from an answer', () => {
  const defined = defineTask({ language: WHOLE, script: 'var s = stream|from() var p = s.groupBy', dbrps: DBRPS });
  expect(defined.ok ? undefined : defined.error).toMatchObject({
    message: 'reflect: call of reflect.Value.Interface on zero Value',
    panic: true,
  });
});
