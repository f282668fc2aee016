/** PromQL that stands where a script should: the stream task that judges the same, for one metric and one function over time. */
import { referenceLiteral, stringLiteral } from '../../../tickscript/literals';
import type { QuickFix } from '../../findings/finding';
import { streamTask, windowOf } from './stream-task';

/** What remote write and Telegraf call the field of a metric. */
const FIELD = 'value';
/** How often Prometheus asks, where nothing says otherwise. */
const EVERY = '1m';

const AGGREGATES: Readonly<Record<string, string>> = {
  avg_over_time: 'mean',
  min_over_time: 'min',
  max_over_time: 'max',
  sum_over_time: 'sum',
  count_over_time: 'count',
  last_over_time: 'last',
  stddev_over_time: 'stddev',
};

const SELECTOR = String.raw`([a-zA-Z_:][\w:]*)\s*(?:\{([^{}]*)\})?\s*(?:\[\s*(\d+[smhdw])\s*\])?`;
const WHOLE = new RegExp(`^(?:(\\w+)\\s*\\(\\s*${SELECTOR}\\s*\\)|${SELECTOR})$`);
const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?`;
const SIDES = new RegExp(
  `^(?:([\\s\\S]+?)\\s*(==|!=|<=|>=|<|>)\\s*(${NUMBER})|(${NUMBER})\\s*(==|!=|<=|>=|<|>)\\s*([\\s\\S]+))$`,
);
const TURNED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** `undefined` where it is not clear. */
export function promTask(text: string): QuickFix | undefined {
  const bare = text.replace(/^[ \t]*#[^\n]*\n/gm, '').trim();
  const [, left, sign, number, otherNumber, otherSign, right] = SIDES.exec(bare) ?? [];
  const operator = sign ?? (otherSign === undefined ? undefined : (TURNED[otherSign] ?? otherSign));
  const limit = number ?? otherNumber;
  const [, name, given, matchers, range, bareMetric, bareMatchers, bareRange] =
    WHOLE.exec((left ?? right ?? '').trim()) ?? [];
  const metric = given ?? bareMetric;
  const where = conditionsOf(matchers ?? bareMatchers ?? '');
  const judged =
    name === undefined ? (bareRange === undefined ? { nodes: [], as: FIELD } : undefined) : nodesOf(name, range);
  if (
    operator === undefined ||
    limit === undefined ||
    metric === undefined ||
    where === undefined ||
    judged === undefined
  )
    return undefined;
  return streamTask(text, {
    measurement: metric,
    ...(where.length === 0 ? {} : { where: where.join(' AND ') }),
    groups: ['*'],
    nodes: judged.nodes,
    condition: `${referenceLiteral(judged.as)} ${operator} ${limit}`,
  });
}

interface Judged {
  readonly nodes: readonly string[];
  /** The field that is compared. */
  readonly as: string;
}

function nodesOf(name: string, range: string | undefined): Judged | undefined {
  if (range === undefined) return undefined;
  const window = windowOf(range, EVERY, false);
  const over = (aggregate: string, field: string, as: string) => [
    ...window,
    `    |${aggregate}('${field}')`,
    `        .as('${as}')`,
  ];
  const aggregate = AGGREGATES[name];
  if (aggregate !== undefined) return { nodes: over(aggregate, FIELD, FIELD), as: FIELD };
  const perSecond = [
    `    |derivative('${FIELD}')`,
    '        .unit(1s)',
    '        .nonNegative()',
    "        .as('rate')",
  ];
  if (name === 'irate') return { nodes: perSecond, as: 'rate' };
  if (name === 'rate') return { nodes: [...perSecond, ...over('mean', 'rate', 'rate')], as: 'rate' };
  if (name !== 'increase') return undefined;
  // Where the counter starts anew the step is negative.
  const steps = [`    |difference('${FIELD}')`, "        .as('increase')", '    |where(lambda: "increase" >= 0)'];
  return { nodes: [...steps, ...over('sum', 'increase', 'increase')], as: 'increase' };
}

const MATCHER = /^\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

/** Of labels, which are tags. Prometheus' expressions are about the whole text. */
function conditionsOf(matchers: string): readonly string[] | undefined {
  const found: string[] = [];
  for (const matcher of matchers.replace(/,\s*$/, '').match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g) ?? []) {
    const [, label, sign, text] = MATCHER.exec(matcher) ?? [];
    if (label === undefined || sign === undefined || text === undefined) return undefined;
    const value = text.replace(/\\(["\\])/g, '$1');
    found.push(
      sign.endsWith('~')
        ? `${referenceLiteral(label)} ${sign} /^(?:${value.replaceAll('/', '\\/')})$/`
        : `${referenceLiteral(label)} ${sign === '=' ? '==' : sign} ${stringLiteral(value)}`,
    );
  }
  return found;
}
