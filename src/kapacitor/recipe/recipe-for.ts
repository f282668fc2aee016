/** A recipe for the scripts of a workspace: points that reach them and cross their thresholds both ways, in several groups. */
import { shortDuration } from '../../go/time/duration';
import { formatRFC3339Nano } from '../../go/time/time';
import { STANDARD } from '../../points/recipe/recipe';
import { writeRecipe } from '../../points/recipe/write-recipe';
import { within } from '../../text/budget';
import { DEFAULT_DBRP, readCaseFile } from '../../workspace/case-file';
import { filesOf, textOf, type Workspace } from '../../workspace/workspace';
import { type BatchSpan, readSpan } from '../batch/span';
import type { Engine } from '../engine/engine';
import { dataFilesOf } from '../run/data-files';
import { RunSession } from '../run/run-session';
import type { Task } from '../server/task';
import { addTaskWishes } from './task-wishes';
import { type FieldWish, type Wish, Wishes } from './wish';

/** Milliseconds that scripts are looked at. */
const LONGEST_LOOK = 1_000;

/** `undefined`: no task runs that would get points. */
export function recipeFor(engine: Engine, workspace: Workspace): string | undefined {
  const data = new Set(dataFilesOf(workspace, 'any', engine.readers));
  const others = workspace.filter((file) => !data.has(file));
  const session = new RunSession(engine, others);
  const wishes = wishesOf(session.tasks);
  session.stop('cancelled');
  const [caseJson] = filesOf(workspace, 'case');
  const { caseFile } = readCaseFile('case.json', caseJson === undefined ? undefined : textOf(caseJson));
  const span = readSpan(caseFile.batch);
  const all = wishes.all();
  if (all.length === 0) return undefined;
  const pace = paceOf(wishes, span);
  const make = all.map((wish) => seriesOf(wish, pace));
  const begun = (start: bigint | undefined) =>
    writeRecipe({
      seed: STANDARD.seed,
      ...(start === undefined ? {} : { start: formatRFC3339Nano(start) }),
      every: shortDuration(pace.every),
      points: pace.points,
      make,
    });
  if (span !== undefined) return begun(span.start - wishes.longest);
  if (!wishes.asksForTheClock) return begun(undefined);
  // At which hour something is judged, a run tells.
  const tried = HOURS.map((hour) => begun(STANDARD.first + hour * HOUR));
  return (
    tried.find((recipe) => evaluations(engine, [...others, { path: 'lab.recipe.json', content: recipe }]) > 0) ??
    tried[0]
  );
}

/** Fields that are made of each other double their expressions line by line: what was found in time is enough. */
function wishesOf(tasks: readonly Task[]): Wishes {
  const wishes = new Wishes();
  within(LONGEST_LOOK, () => {
    for (const { definition, runner } of tasks) {
      if (definition !== undefined) addTaskWishes(definition.pipeline.nodes(), runner?.dbrps ?? [], wishes);
    }
  });
  return wishes;
}

/** Of a Monday, and of the Saturday after. */
const HOURS = [9n, 22n, 3n, 132n];

function evaluations(engine: Engine, workspace: Workspace): number {
  const session = new RunSession(engine, workspace, { budget: { milliseconds: 500, events: 10_000 } });
  while (!session.step(100));
  return session.finish().evaluations.level.length;
}

interface Pace {
  /** Nanoseconds between two points. */
  readonly every: bigint;
  readonly points: number;
}

const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
/** Points of a group that are enough to look at. */
const ENOUGH = 240n;
/** Points of a group, where a short window needs many. */
const MOST = 3_000n;
/** The longest window fits in so many times, and the shortest holds so many points. */
const WINDOWS = 8n;
const IN_WINDOW = 5n;

function paceOf({ longest, shortest }: Wishes, asked: BatchSpan | undefined): Pace {
  const span =
    asked === undefined ? max(10n * MINUTE, longest * WINDOWS) : max(MINUTE, asked.stop - asked.start) + longest;
  let every: bigint = STANDARD.every;
  if (span / every > ENOUGH) every = span / ENOUGH;
  if (shortest > 0n && every > shortest / IN_WINDOW) every = max(1n, shortest / IN_WINDOW);
  if (span / every > MOST) every = span / MOST;
  if (every > SECOND) every -= every % SECOND;
  return { every, points: Number(min(MOST, span / every)) };
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function seriesOf(wish: Wish, pace: Pace): unknown {
  const { database, retentionPolicy, measurement } = wish;
  const isUsual = database === DEFAULT_DBRP.database && retentionPolicy === DEFAULT_DBRP.retentionPolicy;
  const tags = tagsOf(wish);
  const fields = [...wish.fields].filter(([name]) => !wish.tags.has(name));
  const gaps = gapsOf(wish, tags, pace);
  return {
    measurement,
    ...(isUsual ? {} : { database, retentionPolicy }),
    tags: Object.fromEntries(tags),
    fields: Object.fromEntries(
      fields.length === 0
        ? [['value', { shape: 'sine', low: 0, high: 100, period: turnOf(pace), noise: 2 }]]
        : fields.map(([name, field]) => [name, shapeOf(name, field, pace)]),
    ),
    ...(gaps.length === 0 ? {} : { gaps }),
  };
}

const HOSTS = ['web01', 'web02', 'web03'];
/** Values that a tag has beside those that a script names. */
const USUAL: ReadonlyMap<string, readonly string[]> = new Map([
  ['host', HOSTS],
  ['dc', ['fra', 'nyc']],
  ['datacenter', ['fra', 'nyc']],
  ['region', ['eu', 'us']],
  ['cpu', ['cpu-total']],
  ['path', ['/', '/home']],
  ['service', ['api', 'web']],
]);

function tagsOf({ tags, groupedBy }: Wish): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, readonly string[]>();
  let groups = 1;
  for (const [name, named] of tags) {
    const isGrouped = groupedBy.has(name) && groups < 6;
    const usual = USUAL.get(name) ?? [`${name}-1`, `${name}-2`];
    const others = usual.filter((value) => !named.has(value));
    // Of what is only compared one other value shows what does not pass.
    const count = isGrouped ? Math.max(0, usual.length - named.size) : 1;
    const values = [...named, ...others.slice(0, count)];
    made.set(name, values);
    groups *= values.length;
  }
  const isAlone = made.size === 0 || (groupedBy.has('*') && groups === 1);
  if (isAlone && !made.has('host')) made.set('host', groupedBy.size > 0 ? HOSTS : HOSTS.slice(0, 1));
  return made;
}

/** Percent of all the time, a little less than half: what is set beside itself a window before should differ. */
const TURN = 45n;

function whole(ns: bigint, every: bigint): bigint {
  return max(every * 2n, ns - (ns % every));
}

function turnOf({ every, points }: Pace): string {
  return shortDuration(whole((every * BigInt(points) * TURN) / 100n, every));
}

/** One group is missed for a while, and one for good. */
function gapsOf({ silence }: Wish, tags: ReadonlyMap<string, readonly string[]>, { every, points }: Pace): unknown[] {
  if (silence === 0n) return [];
  const span = every * BigInt(points);
  const [name, values] = [...tags].find(([, each]) => each.length > 1) ?? [];
  const gap = { from: shortDuration((span * 4n) / 10n), for: shortDuration(silence) };
  const [, second, third] = values ?? [];
  if (name === undefined || second === undefined) return [gap];
  const ofSecond = { ...gap, tags: { [name]: second } };
  if (third === undefined) return [ofSecond];
  return [ofSecond, { from: shortDuration((span * 6n) / 10n), tags: { [name]: third } }];
}

/** Fields that count in percent, as Telegraf names them. */
const PERCENT = /percent|pct|^usage_/i;

function shapeOf(name: string, wish: FieldWish, pace: Pace): unknown {
  const { rates, texts, isInt, isBoolean, isEqual, leaps, steady } = wish;
  const thresholds = [...wish.thresholds, ...wish.sums.map((sum) => sum * (Number(pace.every) / 1e9))];
  const type = isInt ? { type: 'int' } : {};
  const period = turnOf(pace);
  if (texts.size > 0) return { values: [...texts, ...(texts.has('other') ? [] : ['other'])], period };
  if (isBoolean) return { values: [false, true], period };
  if (rates.length > 0) return counter(rates, pace, type);
  if (thresholds.length > 0) {
    const low = Math.min(...thresholds);
    const high = Math.max(...thresholds);
    if (isEqual && thresholds.every(Number.isInteger)) {
      return low === high
        ? { shape: 'step', low, high: low + 1, period, ...type }
        : { values: [...new Set([...thresholds, high + 1])], period, ...type };
    }
    const room = Math.max((high - low) / 2, Math.abs(high) * 0.4, Math.abs(low) * 0.4) || 1;
    // What is never below zero need not be so here.
    const bottom = low > 0 ? Math.max(0, neat(low - room, room)) : neat(low - room, room);
    const open = neat(high + room, room);
    const noise = isInt ? 0 : neat((open - bottom) / 50, room / 50);
    // A part of something is never more than all of it, with its noise either.
    const most = PERCENT.test(name) && low >= 0 && high < 100 - 2 * noise ? 100 - noise : open;
    return { shape: 'sine', low: bottom, high: Math.min(open, most), period, noise, ...type };
  }
  if (leaps) return { shape: 'spike', low: 10, high: 100, noise: 1, period, ...type };
  if (steady !== undefined) return { shape: 'constant', value: steady, ...type };
  return { shape: 'sine', low: 0, high: 100, period, noise: isInt ? 0 : 2, ...type };
}

/** Around the rate at which a comparison turns, and begun anew once. */
function counter(rates: readonly number[], pace: Pace, type: object): unknown {
  const seconds = Number(pace.every) / 1e9;
  const steps = rates.map((rate) => rate * seconds);
  const high = Math.max(...steps.map(Math.abs), 1e-6) * 2;
  return {
    shape: 'counter',
    low: 0,
    high: neat(high, high),
    period: shortDuration(whole((pace.every * BigInt(pace.points) * 6n) / 10n, pace.every)),
    ...type,
  };
}

/** With as many digits as its size is worth. */
function neat(value: number, size: number): number {
  const digit = 10 ** (Math.floor(Math.log10(Math.abs(size) || 1)) - 1);
  return Number((Math.round(value / digit) * digit).toPrecision(12));
}
