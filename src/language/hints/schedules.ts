/** When a query runs: .every(), .cron(). */
import type { CallNode } from '../../tickscript/ast';
import { stringLiteral } from '../../tickscript/literals';
import { inserted, replaced } from '../findings/finding';
import { givenValue, type ModelNode, propertyCall } from '../model';
import { gapBehind, withoutCall } from '../own-line';
import { type Advice, type Hint, type HintPlace, stepAt, written } from './hint';
import { queryAt } from './query-sources';
import { durationOf } from './syntax/durations';

export const SCHEDULE_HINTS: readonly Hint[] = [
  { pattern: /^must define one of 'every' or 'cron'/, advise: (_, place) => noSchedule(place) },
  { pattern: /^must not set both 'every' and 'cron'/, advise: (_, place) => twoSchedules(place) },
  { pattern: /^missing field\(s\)/, advise: (_, place) => fewFields(place) },
  {
    pattern: /^syntax error in ([\w-]+) field: '([^']*)'/,
    advise: ([, field = '', value = ''], place) => wrongField(field, value, place),
  },
];

function noSchedule({ analysis, range, text }: HintPlace): Advice {
  const node = analysis.model.nodes.find(({ method, call, properties }) => {
    return (
      method === 'query' &&
      (range.end === range.start || call?.nameRange.start === range.start) &&
      !properties.some(({ name }) => /^(?:every|cron)$/i.test(name))
    );
  });
  const last = node?.properties.at(-1) ?? node?.call;
  return {
    code: 'query-schedule',
    plain: 'A query needs to know when to run: add .every(1m).',
    ...(node?.call === undefined ? {} : { range: node.call.nameRange }),
    ...(last === undefined ? {} : { fix: inserted(last.range.end, `${gapBehind(text, last)}.every(1m)`) }),
  };
}

/** The one that is written last goes. */
function twoSchedules(place: HintPlace): Advice {
  const plain = 'A query runs by .every() or by .cron(), not by both.';
  const node = queryAt(place);
  const calls = ['every', 'cron'].flatMap((name) => (node && propertyCall(node, name)) ?? []);
  const last = calls.sort((a, b) => a.range.start - b.range.start).at(-1);
  if (calls.length < 2 || last === undefined) return { code: 'query-schedule', plain };
  return {
    code: 'query-schedule',
    plain,
    range: last.range,
    fix: { title: `Take .${last.name}() away`, edits: [withoutCall(place.text, last)] },
  };
}

const FIELDS = 'minute, hour, day of the month, month and day of the week';

interface Cron {
  readonly node: ModelNode;
  readonly call: CallNode;
  readonly value: string;
}

function cronAt(place: HintPlace): Cron | undefined {
  const node = queryAt(place);
  const call = node && propertyCall(node, 'cron');
  const literal = givenValue(place.analysis.model, call?.args[0]);
  return node !== undefined && call !== undefined && literal?.kind === 'string'
    ? { node, call, value: literal.value }
    : undefined;
}

/** What people take for a schedule of cron: `@every 1m`, `1m`, `*` and lines with a field too few. */
function fewFields(place: HintPlace): Advice {
  const cron = cronAt(place);
  if (cron === undefined) {
    return { code: 'query-schedule', plain: `A cron line has five fields: ${FIELDS}.` };
  }
  const { call, value } = cron;
  const range = call.args[0]?.range ?? call.range;
  const every = durationOf(value.replace(/^@?every\s+/i, '').trim());
  if (every !== undefined) {
    const better = `every(${every})`;
    return {
      code: 'query-schedule',
      plain: `'${value}' is no cron line: a query that runs again and again says .${better}.`,
      range,
      fix: replaced(call.range, better, `Write .${better}`),
    };
  }
  const given = value.trim().split(/\s+/);
  const count = value.trim() === '' ? 'none' : given.length === 1 ? 'one' : String(given.length);
  const full = stringLiteral(given.length === 4 ? `${given.join(' ')} *` : '*/5 * * * *');
  return {
    code: 'query-schedule',
    plain: `A cron line has five fields, and this has ${count}: ${FIELDS}, as in ${full}.`,
    range,
    ...(given.length === 4 && call.args[0]?.kind === 'string' ? { fix: replaced(range, full) } : {}),
  };
}

const RANGES: Readonly<Record<string, readonly [name: string, values: string]>> = {
  second: ['second', '0 to 59'],
  minute: ['minute', '0 to 59'],
  hour: ['hour', '0 to 23'],
  'day-of-month': ['day of the month', '1 to 31'],
  month: ['month', '1 to 12, or jan to dec'],
  'day-of-week': ['day of the week', '0 (Sunday) to 6, or sun to sat'],
  year: ['year', '1970 to 2099'],
};

function wrongField(field: string, value: string, place: HintPlace): Advice {
  const [name, values] = RANGES[field] ?? [field, undefined];
  const cron = cronAt(place);
  const range = cron?.call.args[0]?.range ?? cron?.call.range;
  return {
    code: 'query-schedule',
    plain: `${value} is no ${name} of a cron line${values === undefined ? '' : `: it takes ${values}, * for each, */5 for every fifth`}. The fields are ${FIELDS}.`,
    ...(range === undefined ? {} : { range }),
  };
}

/** `.cron(5m)`. */
export const CRON_OF_DURATION: Hint = {
  pattern: /time\.Duration (?:as type|is not assignable to type) string/,
  advise(_, place) {
    const step = stepAt(place);
    const argument = step?.call.args.find(({ kind }) => kind === 'duration');
    if (step === undefined || argument === undefined || step.call.name.toLowerCase() !== 'cron') return undefined;
    const better = `every(${written(place.text, argument)})`;
    return {
      code: 'argument-type',
      plain: `.cron() takes a cron line in single quotes; a query that runs again and again says .${better}.`,
      range: argument.range,
      fix: replaced(step.call.range, better, `Write .${better}`),
    };
  },
};
