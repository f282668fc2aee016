import { byteLength, fromBytes, isAscii, toBytes } from '../bytes';
import { sprint, sprintln } from '../fmt/fmt';
import { sprintf } from '../fmt/sprintf';
import { queryEscape } from '../net/url-escape';
import { GoInt, GoMap, GoNamedInt, GoSlice, type GoValue, integerValue, stringValue, typeName } from '../value';
import { equal, less, lessOrEqual, negated } from './compare';
import { escapeHtml, escapeJs } from './escape-text';
import { CallError, type CallResult, type ParameterType, type TemplateFunction } from './function';
import {
  anyOf,
  type Concrete,
  concrete,
  element,
  Interface,
  isTrue,
  type Reflected,
  reflectedType,
  zeroElement,
} from './reflect';

/** Go's functions of every template. `and`, `or` and `call` are called by the executor itself. */
export const BUILTINS: ReadonlyMap<string, TemplateFunction> = new Map(
  Object.entries({
    and: variadic(['reflect.Value', 'reflect.Value'], () => undefined),
    or: variadic(['reflect.Value', 'reflect.Value'], () => undefined),
    call: variadic(['reflect.Value', 'reflect.Value'], () => undefined),
    not: fixed(['reflect.Value'], ([value]) => !isTrue(value)),
    eq: variadic(['reflect.Value', 'reflect.Value'], ([first, ...others]) => equal(first, others)),
    ne: comparison((a, b) => negated(equal(a, [b]))),
    lt: comparison(less),
    le: comparison(lessOrEqual),
    gt: comparison((a, b) => negated(lessOrEqual(a, b))),
    ge: comparison((a, b) => negated(less(a, b))),
    index: variadic(['reflect.Value', 'reflect.Value'], ([item, ...keys]) => index(item, keys)),
    slice: variadic(['reflect.Value', 'reflect.Value'], ([item, ...indexes]) => slice(item, indexes)),
    len: fixed(['reflect.Value'], ([item]) => length(item)),
    print: variadic(['interface {}'], (args) => sprint(...args.map(anyOf))),
    println: variadic(['interface {}'], (args) => sprintln(...args.map(anyOf))),
    printf: variadic(['string', 'interface {}'], ([format, ...args]) =>
      sprintf(stringValue(anyOf(format)) ?? '', ...args.map(anyOf)),
    ),
    html: variadic(['interface {}'], (args) => escapeHtml(textOf(args))),
    js: variadic(['interface {}'], (args) => escapeJs(textOf(args))),
    urlquery: variadic(['interface {}'], (args) => queryEscape(textOf(args))),
  }),
);

function fixed(parameters: readonly ParameterType[], call: TemplateFunction['call']): TemplateFunction {
  return { parameters, isVariadic: false, call };
}

function variadic(parameters: readonly ParameterType[], call: TemplateFunction['call']): TemplateFunction {
  return { parameters, isVariadic: true, call };
}

function comparison(compare: (a: Reflected, b: Reflected) => CallResult): TemplateFunction {
  return fixed(['reflect.Value', 'reflect.Value'], ([a, b]) => compare(a, b));
}

/** The text of arguments as an action would print it: nil is `<no value>`. */
function textOf(args: readonly Reflected[]): string {
  const values = args.map((arg) => anyOf(arg) ?? '<no value>');
  const [only] = values;
  return values.length === 1 && typeof only === 'string' ? only : sprint(...values);
}

/** The type that is left when a pointer has been followed. */
const pointedType = (value: Concrete) => typeName(value).replace(/^\*/, '');
const outOfRange = (index: bigint) => new CallError(`index out of range: ${index}`);

/** An index of a slice or string of `limit` items. A number inside an interface is none. */
function indexArgument(argument: Reflected, limit: number): number | CallError {
  if (argument === undefined) return new CallError('cannot index slice/array with nil');
  const value = argument instanceof Interface ? undefined : integerValue(argument);
  if (value === undefined) return new CallError(`cannot index slice/array with type ${reflectedType(argument)}`);
  return value < 0n || value > BigInt(limit) ? outOfRange(value) : Number(value);
}

function index(item: Reflected, keys: readonly Reflected[]): CallResult {
  if (concrete(item) === undefined) return new CallError('index of untyped nil');
  let found = item;
  for (const key of keys) {
    const container = concrete(found);
    if (container === undefined) return new CallError('index of nil pointer');
    const next = indexOnce(container, concrete(key));
    if (next instanceof CallError) return next;
    found = next;
  }
  return keys.length === 0 ? concrete(item) : found;
}

function indexOnce(container: Concrete, key: Concrete | undefined): CallResult {
  if (container instanceof GoMap) {
    if (key === undefined) return new CallError('value is nil; should be of type string');
    if (typeof key !== 'string') return new CallError(`value has type ${typeName(key)}; should be string`);
    const value = container.entries.get(key);
    return value === undefined ? zeroElement(container.elementType) : element(value, container.elementType);
  }
  const text = stringValue(container);
  if (text !== undefined) return byteAt(text, key);
  if (!(container instanceof GoSlice)) return new CallError(`can't index item of type ${pointedType(container)}`);
  const at = indexArgument(key, container.items.length);
  if (at instanceof CallError) return at;
  const value = container.items[at];
  return value === undefined
    ? new CallError('reflect: slice index out of range')
    : element(value, container.elementType);
}

function byteAt(text: string, key: Concrete | undefined): CallResult {
  const bytes = toBytes(text);
  const at = indexArgument(key, bytes.length);
  if (at instanceof CallError) return at;
  const byte = bytes[at];
  return byte === undefined
    ? new CallError('reflect: string index out of range')
    : new GoNamedInt('uint8', BigInt(byte));
}

function slice(item: Reflected, indexes: readonly Reflected[]): CallResult {
  const container = concrete(item);
  if (container === undefined) return new CallError('slice of untyped nil');
  if (indexes.length > 3) return new CallError(`too many slice indexes: ${indexes.length}`);
  const text = stringValue(container);
  if (text === undefined && !(container instanceof GoSlice)) {
    return new CallError(`can't slice item of type ${pointedType(container)}`);
  }
  if (text !== undefined && indexes.length === 3) return new CallError('cannot 3-index slice a string');
  const size = text === undefined ? sizeOf(container) : byteLength(text);
  const bounds = [0, size];
  for (const [i, argument] of indexes.entries()) {
    const bound = indexArgument(argument, size);
    if (bound instanceof CallError) return bound;
    bounds[i] = bound;
  }
  for (let i = 1; i < bounds.length; i++) {
    const [low = 0, high = 0] = bounds.slice(i - 1, i + 1);
    if (low > high) return new CallError(`invalid slice index: ${low} > ${high}`);
  }
  const [from = 0, to = 0] = bounds;
  if (container instanceof GoSlice) return new GoSlice(container.items.slice(from, to), container.elementType);
  return sliceText(text ?? '', from, to);
}

function sliceText(text: string, from: number, to: number): string {
  return isAscii(text) ? text.slice(from, to) : fromBytes(toBytes(text).subarray(from, to));
}

function sizeOf(value: GoValue): number {
  if (value instanceof GoSlice) return value.items.length;
  return value instanceof GoMap ? value.entries.size : 0;
}

function length(item: Reflected): CallResult {
  const value = concrete(item);
  if (value === undefined) {
    const isNil = item instanceof Interface;
    return new CallError(isNil ? 'len of nil pointer' : 'reflect: call of reflect.Value.Type on zero Value');
  }
  const text = stringValue(value);
  if (text !== undefined) return new GoInt(BigInt(byteLength(text)));
  if (value instanceof GoMap || value instanceof GoSlice) return new GoInt(BigInt(sizeOf(value)));
  return new CallError(`len of type ${pointedType(value)}`);
}
