/** Conditions that were never true, with the values that came nearest. */

import { formatFloatShortest, quote } from '../go/strconv/strconv';
import { durationString } from '../go/time/duration';
import type { UnmetCondition } from '../lambda/condition-report';
import type { ComparisonReport } from '../lambda/seen';
import { errorWords } from './error-words';

/** `the highest "duration" was 0, and > 3 is asked`; empty where the values tell nothing. */
export function nearestWords({ comparisons, failed, tested, isWhole }: UnmetCondition, error?: string): string {
  const why = error === undefined ? ', and the log says why' : `: ${errorWords(error)}`;
  if (failed === tested) return `it could not be evaluated${why}`;
  if (failed > 0)
    return [`it could not be evaluated for ${failed} of them${why}`, ...missedWords(comparisons)].join('; ');
  const missed = missedWords(comparisons);
  if (missed.length > 0) return missed.join('; ');
  return isWhole && comparisons.length > 1 ? 'its parts were true, but never at the same point' : '';
}

function missedWords(comparisons: readonly ComparisonReport[]): readonly string[] {
  return comparisons.flatMap((comparison) => (wasMet(comparison) ? [] : missWords(comparison)));
}

/** By itself, for some value that it saw. */
function wasMet({ operator, limit, range, texts, wasTrue }: ComparisonReport): boolean {
  if (operator === '=~' || operator === '!~') return wasTrue === true;
  if (typeof limit === 'string') {
    return operator === '==' ? texts.includes(limit) : operator !== '!=' || texts.some((text) => text !== limit);
  }
  if (range === undefined) return false;
  const { low, high } = range;
  switch (operator) {
    case '>':
      return high > limit;
    case '>=':
      return high >= limit;
    case '<':
      return low < limit;
    case '<=':
      return low <= limit;
    case '==':
      return low <= limit && limit <= high && low === high;
    case '!=':
      return low !== limit || high !== limit;
  }
}

function missWords(comparison: ComparisonReport): readonly string[] {
  const { text, operator, limit, range, texts, isDuration } = comparison;
  const isMatch = operator === '=~' || operator === '!~';
  const wanted = typeof limit === 'number' ? numberWords(limit, isDuration) : isMatch ? limit : `'${limit}'`;
  const asked = `${operator} ${wanted} is asked`;
  if (typeof limit === 'string') {
    return texts.length === 0 ? [] : [`${text} was ${texts.map(quote).join(', ')}, and ${asked}`];
  }
  if (range === undefined) return [];
  const low = numberWords(range.low, isDuration);
  const high = numberWords(range.high, isDuration);
  if (operator === '>' || operator === '>=') return [`the highest ${text} was ${high}, and ${asked}`];
  if (operator === '<' || operator === '<=') return [`the lowest ${text} was ${low}, and ${asked}`];
  return [`${text} was ${low === high ? `always ${low}` : `between ${low} and ${high}`}, and ${asked}`];
}

function numberWords(value: number, isDuration: boolean): string {
  return isDuration ? durationString(BigInt(Math.round(value))) : formatFloatShortest(value);
}
