/** What nothing in a text of data says, and what was taken for it. */
import type { ColumnRole } from '../../../workspace/data-settings';
import type { TimeUnit } from '../../times/unit-of-times';

export interface ColumnGuess {
  readonly is: 'column';
  readonly measurement: string;
  readonly column: string;
  readonly role: ColumnRole;
  /** `chosen`: somebody said so; `script`: a script groups by it, or asks whether it is true; `values`: its values look so; `digits`: a float would lose some; `unit`: numbers as people write them. */
  readonly because: 'chosen' | 'script' | 'values' | 'digits' | 'unit';
  /** What stands behind the numbers, or nothing where only their thousands are set apart. */
  readonly unit?: string;
  /** All of its texts are `yes` or `no`, `on` or `off`: it can be a boolean. */
  readonly isYesNo?: true;
}

export type Guess =
  | ColumnGuess
  | { readonly is: 'measurement'; readonly name: string; readonly because: 'chosen' | 'script' | 'file' }
  | { readonly is: 'unit'; readonly unit: TimeUnit; readonly because: 'chosen' | 'values' };
