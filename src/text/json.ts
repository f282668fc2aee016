import type { Result } from './result';
import { messageOf } from './thrown';

/** A JSON object, or any other value with keys. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `error` is JavaScript's own text. */
export function parseJSON(source: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(source) };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}
