import { compareStrings } from '../bytes';
import { formatFloatG } from '../strconv/float-format';
import { quote } from '../strconv/quote';
import type { YamlScalarValue, YamlValue } from './value';

/** fmt's `%#v` of a decoded value. */
export function goSyntax(value: YamlValue): string {
  return value.kind === 'scalar' ? keySyntax(value.value) : innerSyntax(value);
}

/** The same of a key that is an argument itself. */
export function keySyntax(key: YamlScalarValue): string {
  return key === null ? '<nil>' : scalarSyntax(key);
}

function innerSyntax(value: YamlValue): string {
  if (value.kind === 'scalar') return scalarSyntax(value.value);
  if (value.kind === 'list') return `[]interface {}{${value.items.map(innerSyntax).join(', ')}}`;
  const entries = [...value.entries.values()].sort((a, b) => compareKeys(a.key, b.key));
  const members = entries.map((entry) => `${scalarSyntax(entry.key)}:${innerSyntax(entry.value)}`);
  return `map[interface {}]interface {}{${members.join(', ')}}`;
}

function scalarSyntax(value: YamlScalarValue): string {
  if (value === null) return 'interface {}(nil)';
  if (typeof value === 'object') return formatFloatG(value.float);
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) return `0x${value.toString(16)}`;
  return typeof value === 'string' ? quote(value) : String(value);
}

/** As fmt sorts a map, where keys are of one type. */
function compareKeys(a: YamlScalarValue, b: YamlScalarValue): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : 1;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compareStrings(typeof a, typeof b);
}
