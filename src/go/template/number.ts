import { failed, type Result, succeeded } from '../../text/result';
import { quote, unquoteChar } from '../strconv/quote';
import { parseGoFloat, parseGoInt, parseGoUint } from '../strconv/strconv';
import type { Item } from './lexer';
import type { NumberNode } from './nodes';

type Values = Omit<NumberNode, 'kind' | 'at' | 'text'>;

const INT64_LIMIT = 2 ** 63;

/** A number literal under every type that can hold it, or Go's error. */
export function readNumber(item: Item): Result<NumberNode> {
  const values = valuesOf(item);
  return values.ok ? succeeded({ kind: 'number', at: item.start, text: item.text, ...values.value }) : values;
}

function valuesOf({ type, text }: Item): Result<Values> {
  if (type === 'charConstant') return characterValues(text);
  if (type === 'complex') return complexValues(text);
  if (text.endsWith('i')) {
    const imaginary = parseGoFloat(text.slice(0, -1));
    if (imaginary.ok) return succeeded(simplified(0, imaginary.value));
  }
  return realValues(text);
}

function characterValues(text: string): Result<Values> {
  const character = unquoteChar(text, 1, "'");
  if (character === undefined) return failed('invalid syntax');
  if (text.slice(character.next) !== "'") return failed(`malformed character constant: ${text}`);
  const value = BigInt(character.value);
  return succeeded({ int: value, uint: value, float: character.value });
}

function complexValues(text: string): Result<Values> {
  const parts = text.endsWith('i') ? /^(.*[^eEpP])([+-].*)i$/.exec(text) : null;
  const real = parseGoFloat(parts?.[1] ?? '');
  const imaginary = parseGoFloat(parts?.[2] ?? '');
  if (!real.ok || !imaginary.ok) return failed('syntax error scanning complex number');
  return succeeded(simplified(real.value, imaginary.value));
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

function realValues(text: string): Result<Values> {
  const uint = parseGoUint(text, 0);
  const int = parseGoInt(text, 0);
  if (int.ok) {
    const unsigned = uint.ok ? uint.value : int.value === 0n ? 0n : undefined;
    return succeeded({
      int: int.value,
      float: Number(int.value),
      ...(unsigned === undefined ? {} : { uint: unsigned }),
    });
  }
  if (uint.ok) return succeeded({ uint: uint.value, float: Number(uint.value) });
  const float = parseGoFloat(text);
  if (!float.ok) return failed(`illegal number syntax: ${quote(text)}`);
  if (!/[.eEpP]/.test(text)) return failed(`integer overflow: ${quote(text)}`);
  return succeeded({ float: float.value, ...integers(float.value) });
}
