/** How values of sideload's files become fields and tags. Kapacitor sideload.go, v1.8. */
import { formatFloat, parseGoBool, parseGoFloat, parseGoInt } from '../../go/strconv/strconv';
import { GoInt, type GoValue, typeName } from '../../go/value';
import type { FieldValue } from '../../points/value';
import type { Result } from '../../text/result';

/** The value as one of the default's type. Numbers of JSON and YAML files are floats. */
export function convertTo(fallback: FieldValue, value: GoValue): Result<FieldValue> {
  const converted = conversion(fallback, value);
  if (converted !== undefined) return converted;
  return { ok: false, error: `cannot convert value of type ${typeName(value)} to type ${typeName(fallback)}` };
}

function conversion(fallback: FieldValue, value: GoValue): Result<FieldValue> | undefined {
  switch (typeof fallback) {
    case 'bigint':
      return toInteger(value);
    case 'number':
      return toFloat(value);
    case 'boolean':
      if (typeof value === 'boolean') return { ok: true, value };
      return typeof value === 'string' ? described(parseGoBool(value), 'bool') : undefined;
    case 'string':
      return toText(value);
    default:
      return undefined;
  }
}

/** Of a text Kapacitor makes an `int` and no `int64`. */
function toInteger(value: GoValue): Result<FieldValue> | undefined {
  if (typeof value === 'bigint') return { ok: true, value };
  if (typeof value === 'number') return Number.isInteger(value) ? { ok: true, value: BigInt(value) } : undefined;
  if (typeof value !== 'string') return undefined;
  const parsed = parseGoInt(value);
  if (parsed.ok) return { ok: true, value: new GoInt(parsed.value) };
  return described({ ok: false, error: parsed.error.replace('ParseInt', 'Atoi') }, 'int64');
}

function toFloat(value: GoValue): Result<number> | undefined {
  if (typeof value === 'bigint') return { ok: true, value: Number(value) };
  if (typeof value === 'number') return { ok: true, value };
  return typeof value === 'string' ? described(parseGoFloat(value), 'float64') : undefined;
}

function toText(value: GoValue): Result<string> | undefined {
  if (typeof value === 'string') return { ok: true, value };
  if (typeof value === 'number') return { ok: true, value: formatFloat(value, 'f', -1) };
  return typeof value === 'bigint' || typeof value === 'boolean' ? { ok: true, value: String(value) } : undefined;
}

function described<T>(parsed: Result<T>, type: string): Result<T> {
  return parsed.ok ? parsed : { ok: false, error: `cannot convert string to ${type}: ${parsed.error}` };
}
