/** What is done with times and line ends beyond what Kapacitor does, in words. */
import { formatRFC3339Nano } from '../../go/time/time';
import { type TimeUnit, UNIT_WORDS } from '../times/unit-of-times';
import { FIRST_UNTIMED } from '../times/untimed';

/** What reading for people came to, beside the points. */
export interface LineNotes {
  /** Of times that are whole numbers, where it was found by them and nobody said it. */
  readonly unit: TimeUnit | undefined;
  /** Some of those lie before 1990. */
  readonly isOld: boolean;
  /** Points without a time of their own. */
  readonly untimed: number;
  readonly hasMark: boolean;
  /** Lines end in CR LF. */
  readonly hasReturns: boolean;
}

/** One sentence each; none where the file is as Kapacitor wants it. */
export function lineNoteSentences({ unit, isOld, untimed, hasMark, hasReturns }: LineNotes): string[] {
  return [
    ...(unit === undefined || unit === 'ns' ? [] : [unitSentence(unit)]),
    ...(untimed === 0 ? [] : [untimedSentence(untimed)]),
    ...(unit === 'ns' && isOld ? [OLD_SENTENCE] : []),
    ...(hasMark ? [MARK_SENTENCE] : []),
    ...(hasReturns ? [RETURNS_SENTENCE] : []),
  ];
}

const MARK_SENTENCE = 'The file begins with a byte order mark (BOM); it is passed over.';
const RETURNS_SENTENCE = 'The lines end as on Windows (CR LF); the CR is passed over.';

function unitSentence(unit: TimeUnit): string {
  return `The times are ${UNIT_WORDS[unit]}: no other unit puts all of them between 1990 and 2100.`;
}

function untimedSentence(count: number): string {
  const lines = count === 1 ? 'One point has no time' : `${count} points have no time`;
  return `${lines}: each comes 10 s behind the one before, the first of all at ${formatRFC3339Nano(FIRST_UNTIMED)}. A server gives them the time at which it gets them.`;
}

const OLD_SENTENCE =
  'Times are read as nanoseconds, because no other unit puts all of them between 1990 and 2100; so some are of 1970 or thereabouts.';
