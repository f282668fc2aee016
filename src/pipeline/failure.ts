/** Why a script cannot be evaluated. Thrown inside this room, a value outside of it. */
import type { Range } from '../text/range';

export interface ScriptProblem {
  /** Kapacitor's text, whole: `line 3 char 10: no method or property …`. */
  readonly message: string;
  /** Where to show it; Kapacitor itself gives no place for some. */
  readonly range?: Range;
  /** The request handler of the real server breaks on it, with this message. */
  readonly panic?: true;
  /** The var that it is about. */
  readonly variable?: string;
}

export class ScriptFailure extends Error {
  constructor(readonly problem: ScriptProblem) {
    super(problem.message);
  }
}

export function fail(message: string, range?: Range): never {
  throw new ScriptFailure(range === undefined ? { message } : { message, range });
}

export function failForVar(variable: string, message: string, range: Range): never {
  throw new ScriptFailure({ message, range, variable });
}
