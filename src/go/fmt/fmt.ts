import { compareStrings, fromBytes } from '../bytes';
import { type FloatVerb, formatFloatG } from '../strconv/float-format';
import {
  GoComplex,
  GoLocation,
  GoMap,
  GoNamedInt,
  GoSlice,
  GoStruct,
  GoTime,
  type GoValue,
  INTERFACE,
  integerValue,
  isUnsigned,
  stringValue,
  typeName,
} from '../value';
import { goStringOf, stringOf, timeParts } from './methods';
import {
  type Flags,
  formatCharacter,
  formatFloatPadded,
  formatHexString,
  formatInteger,
  formatQuoted,
  formatQuotedCharacter,
  formatString,
  formatUnicode,
  noFlags,
  padText,
} from './pad';

/** fmt.Sprint: spaces between operands where neither is a string. */
export function sprint(...values: readonly GoValue[]): string {
  let out = '';
  let wasString = true;
  for (const value of values) {
    const isString = stringValue(value) !== undefined;
    if (!isString && !wasString) out += ' ';
    out += printDefault(value);
    wasString = isString;
  }
  return out;
}

/** fmt.Sprintln: spaces between all operands and a newline. */
export function sprintln(...values: readonly GoValue[]): string {
  return `${values.map(printDefault).join(' ')}\n`;
}

/** One value as `%v` prints it. */
export function printDefault(value: GoValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatFloatG(value);
  if (typeof value === 'bigint') return value.toString();
  return printVerb(value, 'v', noFlags());
}

/** One operand by one verb; what the verb cannot print comes out as `%!d(string=x)`. */
export function printVerb(value: GoValue, verb: string, flags: Flags): string {
  if (value === null) {
    return verb === 'T' || verb === 'v' ? padText('<nil>', flags) : `%!${verb}(<nil>)`;
  }
  if (verb === 'T') return formatString(typeName(value), flags);
  if (verb === 'p') return pointer(value, flags);
  return printArgument(value, verb, flags, false);
}

/** Go prints an address, which no two runs share; ours is always the same. */
const ADDRESS = 0xc000012120n;

function pointer(value: GoValue, flags: Flags): string {
  const hasAddress = value instanceof GoMap || value instanceof GoSlice || value instanceof GoLocation;
  if (!hasAddress) return badVerb(value, 'p', flags);
  return formatInteger(ADDRESS, 16, 'v', { ...flags, sharp: !flags.sharp });
}

function badVerb(value: GoValue, verb: string, flags: Flags): string {
  if (value === null) return `%!${verb}(<nil>)`;
  return `%!${verb}(${typeName(value)}=${printArgument(value, 'v', flags, true)})`;
}

/** `erroring`: inside the text of a bad verb, where methods are not called. */
function printArgument(value: GoValue, verb: string, flags: Flags, erroring: boolean): string {
  if (value instanceof GoSlice && value.elementType === 'uint8') return byteSlice(value, verb, flags, erroring);
  return printValue(value, verb, flags, erroring);
}

function printValue(value: GoValue, verb: string, flags: Flags, erroring: boolean): string {
  if (typeof value === 'boolean') {
    return verb === 't' || verb === 'v' ? padText(String(value), flags) : badVerb(value, verb, flags);
  }
  if (typeof value === 'number') return printFloat(value, value, verb, flags);
  const text = stringValue(value);
  if (text !== undefined) return printString(text, value, verb, flags);
  if (!erroring) {
    const byMethod = printByMethod(value, verb, flags);
    if (byMethod !== undefined) return byMethod;
  }
  const integer = integerValue(value);
  if (integer !== undefined) return printInteger(integer, value, verb, flags);
  if (value instanceof GoComplex) return printComplex(value, verb, flags);
  if (value instanceof GoMap) return printMap(value, verb, flags, erroring);
  if (value instanceof GoSlice) return printSlice(value, verb, flags, erroring);
  if (value instanceof GoStruct) return printStruct(value, verb, flags, erroring);
  if (value instanceof GoTime) return printTime(value, verb, flags);
  if (value instanceof GoLocation) return printLocation(value, verb, flags);
  return badVerb(value, verb, flags);
}

function printByMethod(value: GoValue, verb: string, flags: Flags): string | undefined {
  if (verb === 'w') return badVerb(value, verb, flags);
  if (flags.sharpV) {
    const goText = goStringOf(value);
    return goText === undefined ? undefined : formatString(goText, flags);
  }
  if (verb !== 'v' && verb !== 's' && verb !== 'x' && verb !== 'X' && verb !== 'q') return undefined;
  const text = stringOf(value);
  return text === undefined ? undefined : printString(text, value, verb, flags);
}

function printString(text: string, value: GoValue, verb: string, flags: Flags): string {
  switch (verb) {
    case 'v':
      return flags.sharpV ? formatQuoted(text, flags) : formatString(text, flags);
    case 's':
      return formatString(text, flags);
    case 'x':
    case 'X':
      return formatHexString(text, verb === 'X', flags);
    case 'q':
      return formatQuoted(text, flags);
    default:
      return badVerb(value, verb, flags);
  }
}

function printInteger(integer: bigint, value: GoValue, verb: string, flags: Flags): string {
  switch (verb) {
    case 'v':
      if (flags.sharpV && isUnsigned(value)) return formatInteger(integer, 16, verb, { ...flags, sharp: true });
      return formatInteger(integer, 10, verb, flags);
    case 'd':
      return formatInteger(integer, 10, verb, flags);
    case 'b':
      return formatInteger(integer, 2, verb, flags);
    case 'o':
    case 'O':
      return formatInteger(integer, 8, verb, flags);
    case 'x':
    case 'X':
      return formatInteger(integer, 16, verb, flags);
    case 'c':
      return formatCharacter(integer, flags);
    case 'q':
      return formatQuotedCharacter(integer, flags);
    case 'U':
      return formatUnicode(integer, flags);
    default:
      return badVerb(value, verb, flags);
  }
}

/** The strconv verb and default precision of a float's verb. */
function floatVerb(verb: string): readonly [FloatVerb, number] | undefined {
  switch (verb) {
    case 'v':
      return ['g', -1];
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return [verb, -1];
    case 'f':
    case 'e':
    case 'E':
      return [verb, 6];
    case 'F':
      return ['f', 6];
    default:
      return undefined;
  }
}

function printFloat(x: number, value: GoValue, verb: string, flags: Flags): string {
  const known = floatVerb(verb);
  return known === undefined ? badVerb(value, verb, flags) : formatFloatPadded(x, known[0], known[1], flags);
}

function printComplex(value: GoComplex, verb: string, flags: Flags): string {
  if (floatVerb(verb) === undefined) return badVerb(value, verb, flags);
  const real = printFloat(value.real, value, verb, flags);
  return `(${real}${printFloat(value.imaginary, value, verb, { ...flags, plus: true })}i)`;
}

function printMap(map: GoMap, verb: string, flags: Flags, erroring: boolean): string {
  if (flags.sharpV && map.isNil) return `${typeName(map)}(nil)`;
  const keys = [...map.entries.keys()].sort(compareStrings);
  const members = keys.map((key) => {
    const value = map.entries.get(key) ?? null;
    return `${printValue(key, verb, flags, erroring)}:${printElement(value, map.elementType, verb, flags, erroring)}`;
  });
  return flags.sharpV ? `${typeName(map)}{${members.join(', ')}}` : `map[${members.join(' ')}]`;
}

function printSlice(slice: GoSlice, verb: string, flags: Flags, erroring: boolean): string {
  if (slice.elementType === 'uint8' && /^[sqxX]$/.test(verb)) return byteSlice(slice, verb, flags, erroring);
  const items = slice.items.map((item) => printElement(item, slice.elementType, verb, flags, erroring));
  return flags.sharpV ? `${typeName(slice)}{${items.join(', ')}}` : `[${items.join(' ')}]`;
}

function printElement(value: GoValue, type: string, verb: string, flags: Flags, erroring: boolean): string {
  if (value !== null) return printValue(value, verb, flags, erroring);
  return flags.sharpV ? `${type}(nil)` : '<nil>';
}

function printStruct(struct: GoStruct, verb: string, flags: Flags, erroring: boolean): string {
  const isNamed = flags.plusV || flags.sharpV;
  const fields = Array.from(struct.fields, ([name, value]) => {
    return `${isNamed ? `${name}:` : ''}${printElement(value, INTERFACE, verb, flags, erroring)}`;
  });
  return flags.sharpV ? `${struct.typeName}{${fields.join(', ')}}` : `{${fields.join(' ')}}`;
}

/** A field of one of Go's private structs: a number, a text, or a nil pointer or slice of a type. */
type PrivateField = GoNamedInt | bigint | string | { readonly nil: string };

/** A time or a location by a verb that does not ask for its text: its private fields. */
function printPrivate(
  type: string,
  fields: Readonly<Record<string, PrivateField>>,
  verb: string,
  flags: Flags,
): string {
  const texts = Object.entries(fields).map(([name, field]) => {
    const text =
      typeof field === 'object' && 'nil' in field
        ? printNil(field.nil, verb, flags)
        : printValue(field, verb, flags, true);
    return flags.plusV || flags.sharpV ? `${name}:${text}` : text;
  });
  return flags.sharpV ? `${type}{${texts.join(', ')}}` : `{${texts.join(' ')}}`;
}

function printNil(type: string, verb: string, flags: Flags): string {
  const isSlice = type.startsWith('[]');
  if (flags.sharpV) return isSlice ? `${type}(nil)` : `(${type})(nil)`;
  if (isSlice) return '[]';
  if (/^[bodxX]$/.test(verb)) return printInteger(0n, new GoNamedInt('uint64', 0n), verb, flags);
  return verb === 'v' ? padText('<nil>', flags) : `%!${verb}(${type}=${padText('<nil>', flags)})`;
}

function printTime(time: GoTime, verb: string, flags: Flags): string {
  const { wall, ext } = timeParts(time);
  const fields = { wall: new GoNamedInt('uint64', wall), ext, loc: { nil: '*time.Location' } };
  return printPrivate('time.Time', fields, verb, flags);
}

function printLocation({ zone }: GoLocation, verb: string, flags: Flags): string {
  const fields = {
    name: zone,
    zone: { nil: '[]time.zone' },
    tx: { nil: '[]time.zoneTrans' },
    extend: '',
    cacheStart: 0n,
    cacheEnd: 0n,
    cacheZone: { nil: '*time.zone' },
  };
  return `&${printPrivate('time.Location', fields, verb, flags)}`;
}

function byteSlice(slice: GoSlice, verb: string, flags: Flags, erroring: boolean): string {
  const bytes = slice.items.map((item) => integerValue(item) ?? 0n);
  switch (verb) {
    case 'v':
    case 'd': {
      if (!flags.sharpV) return `[${bytes.map((byte) => formatInteger(byte, 10, verb, flags)).join(' ')}]`;
      const hex = bytes.map((byte) => formatInteger(byte, 16, verb, { ...flags, sharp: true }));
      return `[]byte{${hex.join(', ')}}`;
    }
    case 's':
    case 'x':
    case 'X':
    case 'q':
      return printString(fromBytes(Uint8Array.from(bytes, Number)), slice, verb, flags);
    default: {
      const items = slice.items.map((item) => printValue(item, verb, flags, erroring));
      return flags.sharpV ? `[]uint8{${items.join(', ')}}` : `[${items.join(' ')}]`;
    }
  }
}
