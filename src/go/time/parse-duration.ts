import { MAX_INT64, MIN_INT64 } from '../math/int64';
import { quote } from '../strconv/strconv';

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

type ParsedDuration = { readonly ok: true; readonly ns: bigint } | { readonly ok: false; readonly error: string };

/** Go's time.ParseDuration: `1h30m`, `1.5s`, with its words for what it cannot read. */
export function parseGoDuration(text: string): ParsedDuration {
  const invalid: ParsedDuration = { ok: false, error: `time: invalid duration ${quote(text)}` };
  const isNegative = text.startsWith('-');
  let rest = /^[+-]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return { ok: true, ns: 0n };
  if (rest === '') return invalid;
  let ns = 0n;
  while (rest !== '') {
    const number = /^(\d*)(?:\.(\d*))?/.exec(rest);
    const [written = '', whole = '', fraction = ''] = number ?? [];
    if (whole === '' && fraction === '') return invalid;
    rest = rest.slice(written.length);
    const unitName = /^[^.\d]*/.exec(rest)?.[0] ?? '';
    if (unitName === '') return { ok: false, error: `time: missing unit in duration ${quote(text)}` };
    const unit = UNITS.get(unitName);
    if (unit === undefined) {
      return { ok: false, error: `time: unknown unit ${quote(unitName)} in duration ${quote(text)}` };
    }
    rest = rest.slice(unitName.length);
    ns +=
      BigInt(whole || '0') * unit + (fraction === '' ? 0n : (BigInt(fraction) * unit) / 10n ** BigInt(fraction.length));
    if (ns > -MIN_INT64) return invalid;
  }
  if (!isNegative && ns > MAX_INT64) return invalid;
  return { ok: true, ns: isNegative ? -ns : ns };
}
