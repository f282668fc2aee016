import {
  GoComplex,
  GoLocation,
  GoMap,
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

/**
 * A value of type `interface {}`: what a map of fields holds. Go's engine looks inside at most places, but a field of
 * one that is missing is an error of `interface {}`, not of the type inside.
 */
export class Interface {
  constructor(readonly inside: GoValue) {}
}

export type Concrete = Exclude<GoValue, null>;

/** A value as reflection sees it; `undefined` is Go's invalid value: no value at all. */
export type Reflected = Concrete | Interface | undefined;

/** Go's `reflect.ValueOf`. */
export function reflected(value: GoValue): Reflected {
  return value ?? undefined;
}

/** The value inside an interface, or the value itself. */
export function concrete(value: Reflected): Concrete | undefined {
  return value instanceof Interface ? (value.inside ?? undefined) : value;
}

/** The value as an argument of type `any`. */
export function anyOf(value: Reflected): GoValue {
  return concrete(value) ?? null;
}

/** An element of a map or slice, with the type that its container says. */
export function element(value: GoValue, elementType: string): Reflected {
  return elementType === INTERFACE ? new Interface(value) : reflected(value);
}

/** The zero value of an element type. */
export function zeroElement(elementType: string): Reflected {
  switch (elementType) {
    case 'string':
      return '';
    case 'float64':
      return 0;
    case 'int64':
      return 0n;
    case 'bool':
      return false;
    default:
      return new Interface(null);
  }
}

export function reflectedType(value: Concrete | Interface): string {
  return value instanceof Interface ? INTERFACE : typeName(value);
}

/** Go's idea of truth: not the zero value of its type, not empty. Structs are always true. */
export function isTrue(value: Reflected): boolean {
  const inside = concrete(value);
  switch (typeof inside) {
    case 'undefined':
      return false;
    case 'boolean':
      return inside;
    case 'string':
      return inside !== '';
    case 'number':
      return inside !== 0;
    case 'bigint':
      return inside !== 0n;
  }
  if (inside instanceof GoMap) return inside.entries.size > 0;
  if (inside instanceof GoSlice) return inside.items.length > 0;
  if (inside instanceof GoComplex) return inside.real !== 0 || inside.imaginary !== 0;
  const integer = integerValue(inside);
  if (integer !== undefined) return integer !== 0n;
  return stringValue(inside) !== '';
}

/** The kinds that comparisons tell apart; of other kinds no value is less than another. */
export type BasicKind = 'bool' | 'complex' | 'int' | 'float' | 'string' | 'uint';

export function basicKind(value: Concrete | undefined): BasicKind | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return 'float';
  if (typeof value === 'boolean') return 'bool';
  if (stringValue(value) !== undefined) return 'string';
  if (integerValue(value) !== undefined) return isUnsigned(value) ? 'uint' : 'int';
  return value instanceof GoComplex ? 'complex' : undefined;
}

/** The kinds without an order. */
export function otherKind(value: Concrete | undefined): 'invalid' | 'map' | 'slice' | 'struct' | 'pointer' {
  if (value === undefined) return 'invalid';
  if (value instanceof GoMap) return 'map';
  if (value instanceof GoSlice) return 'slice';
  return value instanceof GoLocation ? 'pointer' : 'struct';
}

/** Whether Go's `==` knows the type: no maps, no slices, no structs that hold such. */
export function isComparable(value: GoValue): boolean {
  if (value instanceof GoMap || value instanceof GoSlice) return false;
  return !(value instanceof GoStruct) || Array.from(value.fields.values()).every(isComparable);
}

/** Go's `==` of two values of comparable types that have no basic kind. */
export function isSame(a: GoValue, b: GoValue): boolean {
  if (a instanceof GoTime && b instanceof GoTime) return a.ns === b.ns && a.zone === b.zone;
  if (a instanceof GoLocation && b instanceof GoLocation) return a.zone === b.zone;
  if (!(a instanceof GoStruct && b instanceof GoStruct)) return a === b;
  if (a.typeName !== b.typeName) return false;
  return Array.from(a.fields).every(([name, value]) => isSame(value, b.fields.get(name) ?? null));
}
