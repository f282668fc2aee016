import type { ScriptValue } from '../../definition/value';
import type { DeclaredVar } from '../../pipeline/interpret';
import { formatExpression } from '../../tickscript/format';
import type { TemplateVarReport, VarDefault } from '../record/run-model';

/** A var as the API lists it: its default is computed, and has the values of other vars in it. */
export function varReport({ name, type, value, description, range }: DeclaredVar): TemplateVarReport {
  const computed = value && defaultOf(value);
  return { name, type, ...(computed === undefined ? {} : { default: computed }), description, range };
}

/** `undefined`: no var can have it. */
function defaultOf(value: ScriptValue): VarDefault | undefined {
  switch (value.type) {
    case 'int':
    case 'duration':
      return { type: value.type, value: value.value };
    case 'float':
      return { type: 'float', value: value.value };
    case 'bool':
      return { type: 'bool', value: value.value };
    case 'string':
      return { type: 'string', value: value.value };
    case 'regex':
      return { type: 'regex', value: value.pattern };
    case 'lambda':
      return { type: 'lambda', value: formatExpression(value.value.node.expression) };
    case 'star':
      return { type: 'star' };
    case 'list':
      return { type: 'list', items: value.items.flatMap((item) => defaultOf(item) ?? []) };
    default:
      return undefined;
  }
}
