import { describe, expect, it } from 'vitest';
import { predefine, readVars } from '../../src/pipeline/vars';

const OPERANDS = '"number","string","duration","identifier","TRUE","FALSE","==","(","-","!"';

function read(json: unknown): unknown {
  const stored = readVars(json);
  if (!stored.ok) return stored.error;
  const vars = predefine(stored.vars);
  return vars.ok ? vars.vars.get('x')?.value : vars.error;
}

describe('vars in JSON', () => {
  it.each<[json: unknown, value: unknown]>([
    [
      { type: 'int', value: 42 },
      { type: 'int', value: 42n },
    ],
    [
      { type: 'float', value: 3 },
      { type: 'float', value: 3 },
    ],
    [
      { type: 'string', value: 'it' },
      { type: 'string', value: 'it' },
    ],
    [
      { type: 'bool', value: false },
      { type: 'bool', value: false },
    ],
    [
      { type: 'duration', value: 1500 },
      { type: 'duration', value: 1500n, literal: '' },
    ],
    [
      { type: 'duration', value: '1h30m' },
      { type: 'duration', value: 5_400_000_000_000n, literal: '' },
    ],
    [
      { type: 'regex', value: 'a/b' },
      { type: 'regex', pattern: 'a/b', literal: '' },
    ],
    [{ type: 'star' }, { type: 'star' }],
    [
      { type: 'list', value: [{ type: 'string', value: 'host' }] },
      { type: 'list', items: [{ type: 'string', value: 'host' }] },
    ],
    [
      { type: 'list', value: [{ type: 'star', value: '*' }] },
      { type: 'list', items: [{ type: 'star' }] },
    ],
    [{ type: 'integer', value: 1 }, 'invalid JSON'],
    [{ type: 'int', value: 4.5 }, 'invalid JSON'],
    [{ type: 'int', value: '4' }, 'invalid JSON'],
    [{ type: 'int', value: 2 ** 63 }, 'invalid JSON'],
    [{ type: 'duration', value: 'soon' }, 'invalid JSON'],
    [{ type: 'list', value: 'a' }, 'invalid JSON'],
    [{ type: 'list', value: [{ type: 'string' }] }, 'invalid JSON'],
    [{ type: 'string', value: 5 }, 'invalid var x: unsupported Var type json.Number.'],
    [{ value: 5 }, 'invalid var x: unsupported Var type json.Number.'],
    [{ type: 'list', value: [{ type: 'int', value: 5 }] }, 'invalid var x: unsupported Var type json.Number.'],
    [{ type: 'int', value: null }, 'invalid var x: unsupported Var type <nil>.'],
    [{ type: 'string', value: ['a'] }, 'invalid var x: unsupported Var type []interface {}.'],
    [{ type: 'bool', value: 'yes' }, 'invalid var x: unexpected var type bool, value is a string'],
    [{ type: 'string', value: true }, 'invalid var x: mismatched type and value: bool string'],
    [{ type: 'list' }, 'invalid var x: var has list type but value is not list, got <nil>'],
    [
      { type: 'regex', value: 'a(' },
      'invalid var x: invalid regex pattern: error parsing regexp: missing closing ): `a(`',
    ],
    [
      { type: 'lambda', value: '"x" >' },
      `invalid var x: invalid lambda expression: parser: unexpected EOF line 1 char 6 in ""x" >". expected: ${OPERANDS}`,
    ],
  ])('%j', (json, value) => {
    expect(read({ x: json })).toEqual(value);
  });

  it.each([[undefined], [null], [{}]])('%j are none', (json) => {
    expect(readVars(json)).toEqual({ ok: true, vars: new Map() });
  });

  it('must be an object', () => {
    expect(readVars([])).toEqual({ ok: false, error: 'invalid JSON' });
  });
});
