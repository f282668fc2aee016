import type { ParameterType } from './property';
import type { ScriptValue } from './value';

/** Go's name for the type of a value, as reflection messages say it. */
export function goTypeOf(value: ScriptValue): string {
  switch (value.type) {
    case 'int':
      return 'int64';
    case 'float':
      return 'float64';
    case 'string':
      return 'string';
    case 'bool':
      return 'bool';
    case 'duration':
      return 'time.Duration';
    case 'regex':
      return '*regexp.Regexp';
    case 'lambda':
      return '*ast.LambdaNode';
    case 'list':
      return '[]interface {}';
    case 'star':
      return '*ast.StarNode';
    case 'reference':
      return '*ast.ReferenceNode';
    case 'object':
      return value.object.goType;
    case 'timeDimension':
      return 'kapacitor.TimeDimension';
    case 'deferred':
      return 'tick.unboundFunc';
  }
}

/** Go's name for the type of a parameter. */
export const PARAMETER_GO_TYPES: Readonly<Record<ParameterType, string>> = {
  int: 'int64',
  float: 'float64',
  string: 'string',
  bool: 'bool',
  duration: 'time.Duration',
  lambda: '*ast.LambdaNode',
  list: '[]interface {}',
  any: 'interface {}',
  node: 'pipeline.Node',
};
