/** What a format of data says about itself. The table of all is `formats.ts`. */
import type { Range } from '../../text/range';
import type { TimeUnit } from '../times/unit-of-times';
import type { Sheet } from './draft';
import type { Sample } from './sample';

export interface DataFormat {
  readonly id: string;
  /** `output of the influx shell (CSV)`; behind `This is` and at the beginning of a line. */
  readonly title: string;
  /** By what stands at the beginning of the text; of several that do the first in the table is taken. */
  recognises(sample: Sample): boolean;
  read(text: string, sheet: Sheet, context: ReadContext): void;
  /** Units that its whole numbers may be times in; those of files unless said otherwise. */
  readonly units?: readonly TimeUnit[];
  /** Texts are as in CSV, where nothing says what is a number: they are what they look like. */
  readonly written?: true;
  /** Columns of texts may be tags. */
  readonly guessesTags?: true;
  /** Points come series by series or field by field; they are put in the order of their times. */
  readonly ordered?: true;
  /** Rows of one series and time are one point. */
  readonly merged?: true;
  /** What its lines without a point are, behind `3 lines `: they are counted. Otherwise each is told. */
  readonly asides?: string;
  /** It has no names, so that it fits what another reads with the names above it. */
  readonly isNameless?: true;
  /** A line or two of other text may look like it by chance; where it depends, like these. */
  readonly isLoose?: true | ((lines: string) => boolean);
  /** Of several kinds of data: where each stands, and what it is. Then nothing else is asked. */
  parts?(text: string): readonly (Range & { readonly format: DataFormat })[];
  /**
   * Has a reader of its own, which wants all of the text and tells of marks, line ends and times itself. With something
   * around it it is read as the others are: otherwise so.
   */
  readonly readsAll?: { readonly otherwise: Pick<DataFormat, 'id' | 'read'> };
}

export interface ReadContext {
  /** What a table without a name is called. */
  readonly measurement: string;
  /** The unit of whole numbers that are times, where somebody said it. */
  readonly precision?: TimeUnit;
}
