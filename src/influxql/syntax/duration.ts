/** Durations of InfluxQL. influxql parser.go, v1.1. */
import { MAX_INT64 } from '../../go/math/int64';
import type { Result } from '../../text/result';

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  u: 1_000n,
  µ: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
  w: 604_800_000_000_000n,
};

const PART = /(\d+)(ns|ms|[uµsmhdw])/y;

/** `1h30m` in nanoseconds. */
export function parseInfluxDuration(text: string): Result<bigint> {
  let total = 0n;
  let last = '';
  for (let at = 0; at < text.length; ) {
    PART.lastIndex = at;
    const [part, digits = '', unit = ''] = PART.exec(text) ?? [];
    if (part === undefined || BigInt(digits) > MAX_INT64) return { ok: false, error: 'invalid duration' };
    total = BigInt.asIntN(64, total + BigInt(digits) * (UNITS[unit] ?? 0n));
    last = `${BigInt(digits)}${unit}`;
    at += part.length;
  }
  if (text.length < 2) return { ok: false, error: 'invalid duration' };
  if (total >= 0n) return { ok: true, value: total };
  return { ok: false, error: `overflowed duration ${last}: choose a smaller duration or INF` };
}
