/** What was asked for, or why there is none: a text, unless more is to be said. */
export type Result<T, E = string> = { readonly ok: true; readonly value: T } | Failed<E>;

/** The half of a result that says why. */
export interface Failed<E = string> {
  readonly ok: false;
  readonly error: E;
}

export function succeeded<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function failed<E>(error: E): Failed<E> {
  return { ok: false, error };
}
