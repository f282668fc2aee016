import type { Range } from '../../text/range';

/** What a YAML document consists of. An empty tag: none is written. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlAlias;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string;
  readonly tag: string;
  /** Not quoted and not tagged (or tagged `!`): what it is depends on its text. */
  readonly isImplicit: boolean;
  readonly range: Range;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: YamlNode[];
  range: Range;
}

export interface YamlMapping {
  readonly kind: 'mapping';
  /** Keys and values in turn. */
  readonly items: YamlNode[];
  range: Range;
}

export interface YamlAlias {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: YamlNode;
  readonly range: Range;
}
