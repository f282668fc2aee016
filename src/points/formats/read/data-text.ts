/** What comes of a text of data, and what is known of it beforehand. */
import type { ColumnRole } from '../../../workspace/data-settings';
import type { TimeUnit } from '../../times/unit-of-times';
import type { LeftOut } from '../draft';
import type { DataFormat } from '../format';
import type { DataPoint } from './data-point';
import type { Guess } from './guess';

export interface DataText {
  readonly format: Pick<DataFormat, 'id' | 'title'>;
  readonly points: readonly DataPoint[];
  readonly leftOut: readonly LeftOut[];
  readonly guesses: readonly Guess[];
  /** Sentences about what was done. */
  readonly notes: readonly string[];
}

/** What somebody chose in place of a guess. */
export interface DataChoices {
  readonly measurement?: string;
  readonly precision?: TimeUnit;
  readonly columns?: Readonly<Record<string, ColumnRole>>;
}

export interface DataOptions {
  /** `cpu` of `cpu.csv`. */
  readonly fileStem: string;
  /** The only measurement that scripts ask for. */
  readonly scriptMeasurement?: string;
  /** Tags that scripts group by. */
  readonly scriptTags: ReadonlySet<string>;
  /** Fields that scripts take as true or false. */
  readonly scriptBooleans?: ReadonlySet<string>;
  readonly choices: DataChoices;
}
