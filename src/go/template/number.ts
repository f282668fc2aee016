import { quote, unquoteChar } from '../strconv/quote';
import { parseGoFloat, parseGoInt, parseGoUint } from '../strconv/strconv';
import type { Item } from './lexer';
import type { NumberNode } from './nodes';

type Values = Omit<NumberNode, 'kind' | 'at' | 'text'>;

const INT64_LIMIT = 2 ** 63;

/** A number literal under every type that can hold it, or Go's error. */
export function readNumber(item: Item): NumberNode | { readonly error: string } {
  const values = valuesOf(item);
  return 'error' in values ? values : { kind: 'number', at: item.start, text: item.text, ...values };
}

function valuesOf({ type, text }: Item): Values | { readonly error: string } {
  if (type === 'charConstant') return characterValues(text);
  if (type === 'complex') return complexValues(text);
  if (text.endsWith('i')) {
    const imaginary = parseGoFloat(text.slice(0, -1));
    if (imaginary.ok) return simplified(0, imaginary.value);
  }
  return realValues(text);
}

function characterValues(text: string): Values | { readonly error: string } {
  const character = unquoteChar(text, 1, "'");
  if (character === undefined) return { error: 'invalid syntax' };
  if (text.slice(character.next) !== "'") return { error: `malformed character constant: ${text}` };
  const value = BigInt(character.value);
  return { int: value, uint: value, float: character.value };
}

function complexValues(text: string): Values | { readonly error: string } {
  const parts = /^(.*[^eEpP])([+-].*)i$/.exec(text);
  const real = parseGoFloat(parts?.[1] ?? '');
  const imaginary = parseGoFloat(parts?.[2] ?? '');
  if (!real.ok || !imaginary.ok) return { error: 'syntax error scanning complex number' };
  return simplified(real.value, imaginary.value);
}

/** A complex number; without an imaginary part it is the other types, too. */
function simplified(real: number, imaginary: number): Values {
  const complex = { real, imaginary };
  if (imaginary !== 0) return { complex };
  return { complex, float: real, ...integers(real) };
}

function integers(x: number): Values {
  return {
    ...(Number.isInteger(x) && Math.abs(x) < INT64_LIMIT ? { int: BigInt(x) } : {}),
    ...(Number.isInteger(x) && x >= 0 && x < 2 * INT64_LIMIT ? { uint: BigInt(x) } : {}),
  };
}

function realValues(text: string): Values | { readonly error: string } {
  const uint = parseGoUint(text, 0);
  const int = parseGoInt(text, 0);
  if (int.ok) {
    const unsigned = uint.ok ? uint.value : int.value === 0n ? 0n : undefined;
    return { int: int.value, float: Number(int.value), ...(unsigned === undefined ? {} : { uint: unsigned }) };
  }
  if (uint.ok) return { uint: uint.value, float: Number(uint.value) };
  const float = parseGoFloat(text);
  if (!float.ok) return { error: `illegal number syntax: ${quote(text)}` };
  if (!/[.eEpP]/.test(text)) return { error: `integer overflow: ${quote(text)}` };
  return { float: float.value, ...integers(float.value) };
}
