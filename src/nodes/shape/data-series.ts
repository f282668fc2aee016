/** A series of sample points. */

export type FieldType = 'float' | 'int' | 'string' | 'boolean';

export interface DataField {
  readonly types: readonly FieldType[];
  /** Points of the series that have it. */
  readonly points: number;
  /** A text of it that has characters of several bytes. */
  readonly wide?: string;
  /** Points on which it is 0; left out for none. */
  readonly zeros?: number;
  /** How often it fell back, where it only rises otherwise: a counter that starts anew; left out for never. */
  readonly resets?: number;
}

export interface DataSeries {
  readonly database: string;
  readonly retentionPolicy: string;
  readonly name: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, DataField>;
  readonly points: number;
}
