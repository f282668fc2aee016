import { describe, expect, test } from 'vitest';
import { answerTo, DBRPS, TEMPLATES, told } from './folder';

type Type = keyof typeof TEMPLATES;

/** A task of the template of that type, whose var stands behind `x:`. */
function yaml(template: Type, given: string): string {
  const task = `template-id: ${template}\n${DBRPS}vars:\n  x: ${given}\n`;
  return told(answerTo({ [`templates/${template}.tick`]: TEMPLATES[template], 'tasks/t.yaml': task }), 't');
}

function json(template: Type, given: string): string {
  const task = `{"template-id": "${template}", "dbrps": [{"db": "telegraf", "rp": "autogen"}], "vars": {"x": ${given}}}`;
  return told(answerTo({ [`templates/${template}.tick`]: TEMPLATES[template], 'tasks/t.json': task }), 't');
}

const YAML = 'failed to unmarshal yaml task vars file "tasks/t.yaml": ';
const CONVERTING = `${YAML}error converting YAML to JSON: `;
const UNMARSHALING = `${YAML}error unmarshaling JSON: `;
const JSON_FILE = 'failed to unmarshal json task vars file "tasks/t.json": ';
const SCRIPT = 'invalid TICKscript: ';
const RANGE = 'value out of range';

describe('vars in YAML', () => {
  test.each<[type: Type, given: string, answer: string]>([
    ['int', '{type: int, value: 6}', 'ok'],
    ['int', '{type: int, value: 6.0}', 'ok'],
    ['int', '{type: int, value: 6e0}', 'ok'],
    ['int', '{type: int, value: 0x6}', 'ok'],
    ['int', '{type: int, value: 06}', 'ok'],
    ['int', '{type: int, value: 0_6}', 'ok'],
    ['int', '{type: int, value: 0b110}', 'ok'],
    ['int', '{type: int, value: +6}', 'ok'],
    ['int', "{type: int, value: '6'}", `${UNMARSHALING}invalid var {int 6 }: expected int value`],
    ['int', '{type: int, value: yes}', `${UNMARSHALING}invalid var {int true }: expected int value`],
    [
      'int',
      '{type: int, value: 6.5, description: a few}',
      `${UNMARSHALING}invalid var {int 0 a few}: strconv.ParseInt: parsing "6.5": invalid syntax`,
    ],
    [
      'int',
      '{type: int, value: 9223372036854775808}',
      `${UNMARSHALING}invalid var {int 9223372036854775807 }: strconv.ParseInt: parsing "9223372036854775808": ${RANGE}`,
    ],
    [
      'int',
      '{type: int, value: -1e19}',
      `${UNMARSHALING}invalid var {int -9223372036854775808 }: strconv.ParseInt: parsing "-10000000000000000000": ${RANGE}`,
    ],
    ['int', '{type: integer, value: 6}', `${UNMARSHALING}unknown VarType integer`],
    ['int', '{type: INT, value: 6}', `${UNMARSHALING}unknown VarType INT`],
    ['int', '{value: 6}', 'json: error calling MarshalText for type client.VarType: unknown VarType 0'],
    ['int', '', 'json: error calling MarshalText for type client.VarType: unknown VarType 0'],
    ['int', '6', `${UNMARSHALING}json: cannot unmarshal number into Go struct field TaskVars.vars of type client.Var`],
    ['int', '{type: int, value: }', 'invalid var x: unsupported Var type <nil>.'],
    ['int', '{type: int}', 'invalid var x: unsupported Var type <nil>.'],
    ['int', '{type: float, value: 6}', `${SCRIPT}invalid type supplied for x, got float exp int`],
    ['float', '{type: float, value: 88}', 'ok'],
    ['float', '{type: float, value: .5}', 'ok'],
    ['float', '{type: float, value: 0x5A}', 'ok'],
    ['float', '{type: float, value: .inf}', `${CONVERTING}json: unsupported value: +Inf`],
    ['float', "{type: float, value: '85.0'}", `${UNMARSHALING}invalid var {float 85.0 }: expected float value`],
    ['float', '{type: int, value: 88}', `${SCRIPT}invalid type supplied for x, got int exp float`],
    ['bool', '{type: bool, value: no}', 'ok'],
    ['bool', '{type: bool, value: off}', 'ok'],
    ['bool', "{type: bool, value: 'no'}", 'invalid var x: unexpected var type bool, value is a string'],
    ['bool', '{type: bool, value: 0}', 'invalid var x: unsupported Var type json.Number.'],
    ['bool', '{type: string, value: x}', `${SCRIPT}invalid type supplied for x, got string exp boolean`],
    ['string', '{type: string, value: cpu}', 'ok'],
    ['string', '{type: string, value: 2018-06-26}', 'ok'],
    ['string', '{type: string, value: 12}', 'invalid var x: unsupported Var type json.Number.'],
    ['string', '{type: string, value: yes}', 'invalid var x: mismatched type and value: bool string'],
    ['string', '{type: string, value: ~}', 'invalid var x: unsupported Var type <nil>.'],
    ['string', '{type: string, value: [a]}', 'invalid var x: unsupported Var type []interface {}.'],
    ['string', '{type: string, value: {a: b}}', 'invalid var x: unsupported Var type map[string]interface {}.'],
    ['duration', '{type: duration, value: 10s}', 'ok'],
    ['duration', '{type: duration, value: 1h30m}', 'ok'],
    ['duration', '{type: duration, value: -1h30m}', 'ok'],
    ['duration', '{type: duration, value: 100ns}', 'ok'],
    ['duration', '{type: duration, value: 5µ}', 'ok'],
    ['duration', '{type: duration, value: 10000000000}', 'ok'],
    ...['10 seconds', "'10'", "''", '1.5h', '5us', '1W', '1y', 'inf', "'+1h'", "' 1h'", '1h-30m'].map(
      (value): [Type, string, string] => [
        'duration',
        `{type: duration, value: ${value}}`,
        `${UNMARSHALING}invalid duration string for var {duration ${value.replace(/^'(.*)'$/, '$1')} }: invalid duration`,
      ],
    ),
    [
      'duration',
      '{type: duration, value: 1.5}',
      `${UNMARSHALING}invalid var {duration 1.5 }: strconv.ParseInt: parsing "1.5": invalid syntax`,
    ],
    [
      'duration',
      '{type: duration, value: yes}',
      `${UNMARSHALING}invalid var {duration true }: expected int or string value`,
    ],
    ['regex', '{type: regex, value: ^s}', 'ok'],
    ['regex', '{type: regex, value: /south/}', 'ok'],
    [
      'regex',
      '{type: regex, value: nor(th}',
      `${SCRIPT}invalid var x: invalid regex pattern: error parsing regexp: missing closing ): \`nor(th\``,
    ],
    ['lambda', '{type: lambda, value: \'"v" > 1.0\'}', 'ok'],
    ['lambda', '{type: lambda, value: true}', 'invalid var x: mismatched type and value: bool lambda'],
    [
      'lambda',
      '{type: lambda, value: \'lambda: "v" > 1.0\'}',
      `${SCRIPT}invalid var x: invalid lambda expression: parser: unexpected lambda line 1 char 1 in "lambda: "v". expected: "number","string","duration","identifier","TRUE","FALSE","==","(","-","!"`,
    ],
    ['lambda', '{type: string, value: x}', `${SCRIPT}invalid type supplied for x, got string exp lambda`],
    ['list', '{type: list, value: [{type: string, value: host}, {type: string, value: dc}]}', 'ok'],
    ['list', '{type: list, value: []}', 'ok'],
    [
      'list',
      '{type: list, value: [plant, unit]}',
      `${UNMARSHALING}invalid var {list [plant unit] }: expected list of vars`,
    ],
    ['list', '{type: list, value: plant}', `${UNMARSHALING}invalid var {list plant }: expected list of vars`],
    [
      'list',
      '{type: list, value: [{value: plant}]}',
      `${UNMARSHALING}invalid var {list [map[value:plant]] }: expected list type key in object`,
    ],
    [
      'list',
      '{type: list, value: [{type: star}]}',
      `${UNMARSHALING}invalid var {list [map[type:star]] }: expected list value key in object`,
    ],
    ['list', '{type: list, value: [{type: text, value: a}]}', `${UNMARSHALING}unknown VarType text`],
    ['list', '{type: list, value: [{type: int, value: 1}]}', 'invalid var x: unsupported Var type json.Number.'],
    ['list', '{type: list, value: [{type: string, value: 1}]}', 'invalid var x: unsupported Var type json.Number.'],
    [
      'list',
      '{type: list, value: [{type: duration, value: 1h}]}',
      'invalid var x: unexpected var type duration, value is a string',
    ],
    [
      'list',
      '{type: list, value: [{type: list, value: [a]}]}',
      'invalid var x: var has list type but value is not list, got []interface {}',
    ],
    ['list', '{type: list, value: ~}', 'invalid var x: var has list type but value is not list, got <nil>'],
    ['list', '{type: star, value: ~}', `${SCRIPT}invalid type supplied for x, got star exp list`],
    ['star', '{type: star}', 'ok'],
    ['star', '{type: star, value: [1, 2]}', 'ok'],
    ['star', '{type: list, value: []}', `${SCRIPT}invalid type supplied for x, got list exp star`],
  ])('%s given %s', (type, given, answer) => {
    expect(yaml(type, given)).toBe(answer);
  });
});

describe('vars in JSON', () => {
  test.each<[type: Type, given: string, answer: string]>([
    ['int', '{"type": "int", "value": 9223372036854775807}', 'ok'],
    [
      'int',
      '{"type": "int", "value": 6.0}',
      `${JSON_FILE}invalid var {int 0 }: strconv.ParseInt: parsing "6.0": invalid syntax`,
    ],
    [
      'int',
      '{"type": "int", "value": 6e0}',
      `${JSON_FILE}invalid var {int 0 }: strconv.ParseInt: parsing "6e0": invalid syntax`,
    ],
    [
      'float',
      '{"type": "float", "value": 1e999}',
      `${JSON_FILE}invalid var {float +Inf }: strconv.ParseFloat: parsing "1e999": ${RANGE}`,
    ],
    ['float', '{"TYPE": "float", "Value": 90}', 'ok'],
    ['float', '{"type": "int", "type": "float", "value": "x", "value": 90}', 'ok'],
    [
      'float',
      '{"type": 5, "value": 90}',
      `${JSON_FILE}json: cannot unmarshal number into Go struct field TaskVars.vars.type of type client.VarType`,
    ],
    [
      'float',
      '{"type": "float", "value": 90, "description": true}',
      `${JSON_FILE}json: cannot unmarshal bool into Go struct field TaskVars.vars.description of type string`,
    ],
    [
      'int',
      '{"type": "int", "value": [{"b": null, "a": [1, "x"]}]}',
      `${JSON_FILE}invalid var {int [map[a:[1 x] b:<nil>]] }: expected int value`,
    ],
    [
      'list',
      '{"type": "list", "value": [{"type": 5, "value": 1}]}',
      `${JSON_FILE}interface conversion: interface {} is json.Number, not string`,
    ],
    ['list', '{"type": "list", "value": [{"type": "string", "value": "host", "note": "more"}]}', 'ok'],
  ])('%s given %s', (type, given, answer) => {
    expect(json(type, given)).toBe(answer);
  });
});

test('a list is spread over the arguments, and a lambda may stand in another one', () => {
  const template =
    'var names list\nvar f lambda\nstream\n    |from()\n    |eval(lambda: f, lambda: "v")\n        .as(names)\n    |where(lambda: f > 80.0)\n    |log()\n';
  const declared = answerTo({ 'templates/a.tick': template });
  expect(declared.templates?.a).toEqual({
    error:
      'invalid TICKscript: must specify same number of expressions and .as() names: got 0 as names, and 2 expressions.',
  });
  const task = `template-id: a\n${DBRPS}vars:\n  f: {type: lambda, value: '"v" + 1.0'}\n`;
  const files = { 'templates/a.tick': template.replace('names list', "names = ['a', 'b']"), 'tasks/t.yaml': task };
  expect(told(answerTo(files), 't')).toBe('ok');
});

test('a given lambda cannot name vars of the script', () => {
  const template = 'var limit = 90.0\nvar crit lambda\nstream\n    |from()\n    |alert()\n        .crit(crit)\n';
  const task = `template-id: a\n${DBRPS}vars:\n  crit: {type: lambda, value: '"v" > limit'}\n`;
  expect(told(answerTo({ 'templates/a.tick': template, 'tasks/t.yaml': task }), 't')).toBe(
    'Failed to compile stateful expression for crit: Failed to handle right node: Given node type is not valid evaluation node: *ast.IdentifierNode',
  );
});
