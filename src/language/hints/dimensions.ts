/** What groupBy() cannot group by, and the time of a point as a name. */
import { lowerFirst } from '../../definition/build';
import type { CallNode, Expression } from '../../tickscript/ast';
import { stringLiteral } from '../../tickscript/literals';
import { type QuickFix, replaced } from '../findings/finding';
import { givenValue, type ModelNode } from '../model';
import { gapBehind, propertyGap, withoutCall } from '../own-line';
import { type Advice, type Hint, type HintPlace, written } from './hint';

export const DIMENSION_HINTS: readonly Hint[] = [
  {
    pattern: /^invalid dimension object of type kapacitor\.TimeDimension|^invalid dimension object of type time\./,
    advise: (_, place) => timeOnStream(place),
  },
  {
    pattern: /^invalid dimension (?:object of )?type:? ?\[\]interface/,
    advise: (_, place) => listBesideOthers(place),
  },
  {
    pattern: /^cannot group by both '\*' and named dimensions/,
    advise(_, place) {
      const found = groupByOf(place, (args) => args.length > 1 && args.some(({ kind }) => kind === 'star'));
      return {
        code: 'mixed-dimensions',
        plain: '* stands for all tags already: no name beside it.',
        ...rangeAndFix(found?.call, (call) => argumentsFix(call, ['*'])),
      };
    },
  },
  {
    pattern: /^invalid dimension (?:object of )?type:? ?(int64|float64|bool|\*ast\.LambdaNode|\*regexp\.Regexp)/,
    advise(_, place) {
      const found = groupByOf(place, (args) => args.some(({ kind }) => NO_TAGS.has(kind)));
      const wrong = found?.call.args.find(({ kind }) => NO_TAGS.has(kind));
      return {
        code: 'argument-type',
        plain: "groupBy takes names of tags as texts, groupBy('host'), or * for all.",
        ...(wrong === undefined ? {} : { range: wrong.range }),
      };
    },
  },
  {
    pattern: /^unsupported literal type func\(time\.Duration/,
    advise: (_, { range }) => ({
      code: 'undefined-name',
      plain: 'time without quotes is a function of groupBy; the time of a point is "time", in double quotes.',
      fix: replaced(range, '"time"'),
    }),
  },
  {
    pattern: /^unsupported literal type \*pipeline\.(\w+)/,
    advise: (_, { text, range }) => ({
      code: 'undefined-name',
      plain: `${text.slice(range.start, range.end)} is a var that holds a node, and a lambda sees the fields and tags of one point only: join both streams, |join(), to compare them.`,
    }),
  },
];

const NO_TAGS: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>(['number', 'bool', 'lambda', 'regex']);

interface GroupBy {
  readonly node: ModelNode;
  readonly call: CallNode;
}

function groupByOf({ analysis }: HintPlace, isMeant: (args: readonly Expression[]) => boolean): GroupBy | undefined {
  for (const node of analysis.model.nodes) {
    const own = node.method === 'groupBy' && node.call !== undefined ? [node.call] : [];
    const call = [...own, ...node.properties].find(({ name, args }) => {
      return lowerFirst(name) === 'groupBy' && isMeant(args);
    });
    if (call !== undefined) return { node, call };
  }
  return undefined;
}

function rangeAndFix(
  call: CallNode | undefined,
  fix: (call: CallNode) => QuickFix | undefined,
): Pick<Advice, 'range' | 'fix'> {
  const mended = call && fix(call);
  return { ...(call === undefined ? {} : { range: call.range }), ...(mended === undefined ? {} : { fix: mended }) };
}

function argumentsFix({ args, name }: CallNode, texts: readonly string[]): QuickFix | undefined {
  const [first] = args;
  const last = args.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const range = { start: first.range.start, end: last.range.end };
  return replaced(range, texts.join(', '), `Write ${name}(${texts.join(', ')})`);
}

const isTime = (argument: Expression) => argument.kind === 'call' && argument.name === 'time';

/** `.groupBy(time(1m), 'host')` of a stream: a window makes the intervals. */
function timeOnStream(place: HintPlace): Advice {
  const found = groupByOf(place, (args) => args.some((each) => isTime(each) || each.kind === 'duration'));
  const time = found?.call.args.find((each) => isTime(each) || each.kind === 'duration');
  const inner = time?.kind === 'call' ? time.args[0] : time;
  const every = inner === undefined ? '1m' : written(place.text, inner);
  const plain = `groupBy(time()) is for queries; a stream is cut by a window: |window().period(${every}).every(${every}).`;
  if (found === undefined || time === undefined) return { code: 'mixed-dimensions', plain };
  const { node, call } = found;
  const rest = call.args.filter((each) => each !== time).map((each) => written(place.text, each));
  const last = node.properties.reduce((end, each) => (each.range.end > end.range.end ? each : end), node.call ?? call);
  const gap = node.call === undefined ? '' : gapBehind(place.text, node.call).replace(/ {4}$/, '');
  const inside = propertyGap(place.text, place.text.lastIndexOf('|', node.call?.nameRange.start ?? 0));
  const window = `${gap}|window()${inside}.period(${every})${inside}.every(${every})`;
  const args = rest.length > 0 || call.args.length < 2 ? argumentsFix(call, rest) : undefined;
  const gone = rest.length === 0 && node.method !== 'groupBy' ? [withoutCall(place.text, call)] : (args?.edits ?? []);
  return {
    code: 'mixed-dimensions',
    plain,
    range: time.range,
    fix: {
      title: 'Add |window()',
      edits: [...gone, { range: { start: last.range.end, end: last.range.end }, text: window }],
    },
  };
}

/** A list beside other names: written out, where it is known. */
function listBesideOthers(place: HintPlace): Advice {
  const { model } = place.analysis;
  const found = groupByOf(place, (args) => {
    return args.length > 1 && args.some((each) => givenValue(model, each)?.kind !== 'string' && !isTime(each));
  });
  const texts = found?.call.args.flatMap((argument): readonly (string | undefined)[] => {
    const value = givenValue(model, argument);
    if (value?.kind !== 'list') return [written(place.text, argument)];
    return value.items.map((item) => (item.kind === 'string' ? stringLiteral(item.value) : undefined));
  });
  const known = texts?.every((text): text is string => text !== undefined) === true ? texts : undefined;
  const isQuery = found?.node.method === 'query';
  return {
    code: 'mixed-dimensions',
    plain: isQuery
      ? 'groupBy of a query takes names one by one beside time(), and no list.'
      : 'groupBy takes tags one by one or one list of them, not both: put all names into one list.',
    ...rangeAndFix(found?.call, (call) => (known === undefined ? undefined : argumentsFix(call, known))),
  };
}
