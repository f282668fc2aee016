import type { PlacedMember } from '../../go/json/placed';
import type { Range } from '../../text/range';
import type { Advice } from '../hints/hint';
import type { TaskFileAnalysis } from './analysis';

export interface TaskHint {
  readonly pattern: RegExp;
  advise(match: RegExpExecArray, place: TaskPlace): Advice | undefined;
}

export interface TaskPlace {
  readonly file: TaskFileAnalysis;
  readonly range: Range;
  /** The var that the place is in. */
  readonly given: PlacedMember | undefined;
  readonly paths: readonly string[];
}
