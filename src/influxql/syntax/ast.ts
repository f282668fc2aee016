/** The syntax tree of a SELECT statement, in InfluxQL as InfluxDB 1.x reads it. */

export type InfluxExpression =
  | { readonly kind: 'variable'; readonly name: string; readonly type?: VariableType }
  | CallExpression
  /** `DISTINCT v`; `distinct(v)` is a call. */
  | { readonly kind: 'distinct'; readonly name: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  /** int64, or what only fits into a uint64. */
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Nanoseconds. */
  | { readonly kind: 'duration'; readonly value: bigint }
  /** Nanoseconds since the Unix epoch. Texts have none: they are made of strings, numbers and durations. */
  | { readonly kind: 'time'; readonly value: bigint }
  | { readonly kind: 'wildcard'; readonly type?: 'field' | 'tag' }
  | { readonly kind: 'regex'; readonly pattern: string }
  | { readonly kind: 'paren'; readonly inner: InfluxExpression }
  | BinaryExpression;

export interface CallExpression {
  readonly kind: 'call';
  /** In small letters. */
  readonly name: string;
  readonly args: readonly InfluxExpression[];
}

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: Operator;
  readonly left: InfluxExpression;
  readonly right: InfluxExpression;
}

export type VariableType = 'float' | 'integer' | 'unsigned' | 'string' | 'boolean' | 'field' | 'tag';

/** How tightly an operator binds. */
export const PRECEDENCE = {
  OR: 1,
  AND: 2,
  '=': 3,
  '!=': 3,
  '=~': 3,
  '!~': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '|': 4,
  '^': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '&': 5,
} as const;

export type Operator = keyof typeof PRECEDENCE;

export interface SelectField {
  readonly expression: InfluxExpression;
  /** '' when there is none. */
  readonly alias: string;
}

export interface Measurement {
  readonly kind: 'measurement';
  readonly database: string;
  readonly retentionPolicy: string;
  readonly name: string;
  /** Instead of the name. */
  readonly pattern?: string;
}

export type Source = Measurement | { readonly kind: 'subquery'; readonly select: SelectStatement };

const FILL_NAMES = ['null', 'none', 'previous', 'linear'] as const;
type FillName = (typeof FILL_NAMES)[number];

export type Fill = { readonly type: FillName } | { readonly type: 'number'; readonly value: number | bigint };

export function isFillName(text: string): text is FillName {
  return FILL_NAMES.some((name) => name === text);
}

export interface SelectStatement {
  readonly kind: 'select';
  readonly fields: readonly SelectField[];
  readonly target?: Measurement;
  readonly sources: readonly Source[];
  readonly condition?: InfluxExpression;
  readonly dimensions: readonly InfluxExpression[];
  readonly fill: Fill;
  /** What `ORDER BY` names: `time`, or nothing where it only gives the direction. */
  readonly orderBy?: 'time' | '';
  readonly descending: boolean;
  readonly limit: bigint;
  readonly offset: bigint;
  readonly seriesLimit: bigint;
  readonly seriesOffset: bigint;
  /** An IANA name. */
  readonly zone?: string;
}

/** Any other statement: it is only told apart. `text` has its keywords in capitals and single spaces. */
export interface OtherStatement {
  readonly kind: 'other';
  readonly text: string;
}

export type InfluxStatement = SelectStatement | OtherStatement;
