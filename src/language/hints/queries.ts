/** What InfluxDB says to a query, at its place in the script. */

import type { ProblemCode } from '../../problems/catalogue';
import { REFUSED, withReason } from '../../problems/refused';
import type { Range } from '../../text/range';
import { replaced } from '../findings/finding';
import { givenValue, nodeAt, propertyCall } from '../model';
import { nearest } from '../nearest';
import { OTHER_NAMES } from '../other-names';
import { scriptRange } from '../templates';
import type { Advice, Hint, HintPlace } from './hint';

/** The functions that people look for. */
const FUNCTIONS = [
  ...['count', 'distinct', 'integral', 'mean', 'median', 'mode', 'spread', 'stddev', 'sum'],
  ...['bottom', 'first', 'last', 'max', 'min', 'percentile', 'sample', 'top'],
  ...['cumulative_sum', 'derivative', 'difference', 'elapsed', 'moving_average', 'non_negative_derivative'],
  ...['non_negative_difference', 'holt_winters'],
];
export const QUERY_HINTS: readonly Hint[] = [
  {
    pattern: /^undefined function (\w+)\(\)$/,
    advise([, name = ''], place) {
      const range = wordIn(place, `${name}(`, name.length);
      const meant = OTHER_NAMES.get(name) ?? nearest(name, FUNCTIONS);
      const fix = range === undefined || meant === undefined ? {} : { fix: replaced(range, meant) };
      return advice('query-function', `InfluxQL has no function ${name}.`, range, fix);
    },
  },
  at(
    /^mixing aggregate and non-aggregate queries is not supported$/,
    'query-mix',
    'A plain field cannot stand beside a function of many points: put it into a function as well.',
  ),
  {
    pattern: /^invalid number of arguments for (\w+), (.*), got (\d+)$/,
    advise: ([, name = '', wanted = '', got], place) =>
      advice(
        'query-arguments',
        `${name} takes other arguments: ${wanted}, and there are ${got}.`,
        wordIn(place, `${name}(`, name.length),
      ),
  },
  {
    pattern: /^(\w+) aggregate requires a GROUP BY interval$/,
    advise: ([, name = ''], place) =>
      advice(
        'query-interval',
        `${name} around another function needs intervals: .groupBy(time(1m)).`,
        wordIn(place, `${name}(`, name.length),
      ),
  },
  {
    pattern: /^GROUP BY requires at least one aggregate function$/,
    advise(_, place) {
      const range = groupByOf(place);
      const plain = 'groupBy(time()) needs a function in the query, like mean(usage).';
      return advice('query-interval', plain, range);
    },
  },
  {
    pattern: /^database not found: (.*)$/,
    advise: ([, name = ''], place) =>
      advice('query-database', `No point was written to the database ${name}.`, wordIn(place, name, name.length)),
  },
  {
    pattern: /^retention policy not found: (.*)$/,
    advise: ([, name = ''], place) =>
      advice(
        'query-database',
        `No point was written to the retention policy ${name}.`,
        wordIn(place, name, name.length),
      ),
  },
  {
    pattern: /^unsupported (\w+) iterator type: \*query\.(\w+?)(?:Interrupt)?Iterator$/,
    advise: ([, name = '', type], place) =>
      advice(
        'query-type',
        `${name} is for numbers, and this field has ${type}s.`,
        wordIn(place, `${name}(`, name.length),
      ),
  },
  {
    pattern: /^error parsing query: (.*)$/,
    advise: ([, reason], place) =>
      advice(
        'query-printed',
        `InfluxDB cannot read the query as Kapacitor prints it: ${reason}. The pipeline shows the text.`,
        literalOf(place)?.range,
      ),
  },
  {
    pattern: /^(.*)$/,
    advise: ([whole], place) => advice('query-refused', withReason(REFUSED.query, whole), literalOf(place)?.range),
  },
];

function at(pattern: RegExp, code: ProblemCode, plain: string): Hint {
  return { pattern, advise: (_, place) => advice(code, plain, literalOf(place)?.range) };
}

function advice(code: ProblemCode, plain: string, range: Range | undefined, more: Pick<Advice, 'fix'> = {}): Advice {
  return { code, plain, ...(range === undefined ? {} : { range }), ...more };
}

function literalOf(place: HintPlace) {
  const literal = givenValue(place.analysis.model, nodeAt(place.analysis.model, place.range)?.call?.args[0]);
  return literal?.kind === 'string' ? literal : undefined;
}

/** Where a word stands in the query, its first `length` characters. */
function wordIn(place: HintPlace, word: string, length: number): Range | undefined {
  const literal = literalOf(place);
  const start = literal?.value.toLowerCase().indexOf(word.toLowerCase()) ?? -1;
  if (literal === undefined || start === -1) return literal?.range;
  return scriptRange(place.text, literal, { start, end: start + length });
}

function groupByOf(place: HintPlace): Range | undefined {
  const node = nodeAt(place.analysis.model, place.range);
  return node === undefined ? undefined : propertyCall(node, 'groupBy')?.range;
}
