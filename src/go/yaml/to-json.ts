import { compareStrings, replaceRawBytes } from '../bytes';
import { formatFloatJSON } from '../json/encode';
import type { PlacedJson, PlacedMember } from '../json/placed';
import { formatFloat, formatFloatG } from '../strconv/float-format';
import { YamlError } from './failure';
import { goSyntax, keySyntax } from './go-syntax';
import { type Shape, shapeOfItem, shapeOfMember } from './shape';
import type { YamlEntry, YamlScalarValue, YamlValue } from './value';

/** What ghodss/yaml and then encoding/json make of a decoded value. */
export function toJson(value: YamlValue, shape: Shape): PlacedJson {
  const json = convert(value, shape);
  refuseInfinities(json);
  return json;
}

function convert(value: YamlValue, shape: Shape): PlacedJson {
  const { range } = value;
  if (value.kind === 'scalar') return scalar(value, shape);
  if (value.kind === 'list') {
    const inner = shapeOfItem(shape);
    return { kind: 'array', items: value.items.map((item) => convert(item, inner)), range };
  }
  const members = new Map<string, PlacedMember>();
  for (const entry of value.entries.values()) {
    const name = keyText(entry);
    members.set(name, { name, key: entry.keyPlace, value: convert(entry.value, shapeOfMember(shape, name)) });
  }
  const sorted = [...members.values()].sort((a, b) => compareStrings(a.name, b.name));
  return { kind: 'object', members: sorted, range };
}

function scalar({ value, range }: Extract<YamlValue, { readonly kind: 'scalar' }>, shape: Shape): PlacedJson {
  if (value === null) return { kind: 'null', range };
  if (shape === 'text') return { kind: 'string', value: scalarText(value), range };
  switch (typeof value) {
    case 'string':
      return { kind: 'string', value: replaceRawBytes(value), range };
    case 'boolean':
      return { kind: 'bool', value, range };
    case 'bigint':
      return { kind: 'number', text: String(value), range };
    default:
      return { kind: 'number', text: numberText(value.float), range };
  }
}

function scalarText(value: Exclude<YamlScalarValue, null>): string {
  if (typeof value === 'object') return formatFloat32(value.float);
  return typeof value === 'string' ? replaceRawBytes(value) : String(value);
}

function numberText(value: number): string {
  return Number.isFinite(value) ? formatFloatJSON(value) : formatFloatG(value);
}

/** Go's encoder looks at the members of an object by their names. */
function refuseInfinities(json: PlacedJson): void {
  if (json.kind === 'array') json.items.forEach(refuseInfinities);
  else if (json.kind === 'object') for (const { value } of json.members) refuseInfinities(value);
  else if (json.kind === 'number' && /[IN]/.test(json.text)) {
    throw new YamlError(`json: unsupported value: ${json.text}`, json.range);
  }
}

function keyText({ key, keyPlace, value }: YamlEntry): string {
  if (key === null || (typeof key === 'bigint' && BigInt.asIntN(64, key) !== key)) {
    const type = key === null ? '%!s(<nil>)' : 'uint64';
    const error = `Unsupported map key of type: ${type}, key: ${keySyntax(key)}, value: ${goSyntax(value)}`;
    throw new YamlError(error, keyPlace);
  }
  if (typeof key !== 'object') return typeof key === 'string' ? replaceRawBytes(key) : String(key);
  const text = formatFloat32(key.float);
  return { '+Inf': '.inf', '-Inf': '-.inf', NaN: '.nan' }[text] ?? text;
}

/** Numbers that become text are printed as a float32: strconv.FormatFloat(x, 'g', -1, 32). */
function formatFloat32(value: number): string {
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return formatFloat(single, 'g', -1);
  let digits = 1;
  while (Math.fround(Number(single.toPrecision(digits))) !== single) digits++;
  return formatFloatG(Number(single.toPrecision(digits)));
}
