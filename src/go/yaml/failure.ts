import type { Range } from '../../text/range';

/** Why a YAML text cannot be read. */
export interface YamlFailure {
  /** go-yaml's words, with its count of lines: `yaml: line 3: could not find expected ':'`. */
  readonly error: string;
  readonly range: Range;
}

/** Leaves the reader at the first mistake, as go-yaml does. It never leaves this folder. */
export class YamlError extends Error implements YamlFailure {
  constructor(
    readonly error: string,
    readonly range: Range,
  ) {
    super(error);
  }
}
