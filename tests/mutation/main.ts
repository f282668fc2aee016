import { execFileSync, fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Random } from '../fuzz/random';
import type { Job, Line, PlacedMutant } from './job';
import { described, mutantsOf } from './mutants';

const FOLDER = '.tmp/mutation';
/** Seconds of processor time after which a mutant that was switched on is in a loop without an end. */
const PATIENCE = 10;
/** The same for a process that loads files or runs tests as they are. */
const MUCH_PATIENCE = 300;
/** Milliseconds from one look at a process to the next. */
const LOOK = 500;
/** Looks one after the other at which nothing of a process wanted the processor, and nothing new was told: it waits for what never comes. */
const ASLEEP = 40;

/** Runs a job in a process of its own, which is ended with all that hangs in it when it gets nowhere. */
async function done(job: Omit<Job, 'to'>): Promise<readonly Line[]> {
  const to = join(FOLDER, 'lines.jsonl');
  const path = join(FOLDER, 'job.json');
  writeFileSync(to, '');
  writeFileSync(path, JSON.stringify({ ...job, to } satisfies Job));
  const child = fork('tests/mutation/mutate.mjs', ['--child', path], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('no process');
  let isOver = false;
  child.once('exit', () => {
    isOver = true;
  });
  let said = 0;
  let since = 0;
  let asleep = 0;
  while (!isOver) {
    await setTimeout(LOOK);
    const lines = readFileSync(to, 'utf8');
    const { spent, isAwake } = stateOf(pid);
    asleep = isAwake || lines.length !== said ? 0 : asleep + 1;
    if (lines.length !== said) {
      said = lines.length;
      since = spent;
    }
    const last = /"kind":"(\w+)"[^\n]*\n$/.exec(lines)?.[1];
    const isTrying = job.within === 'tests' && last === 'tried';
    if (spent - since > (isTrying ? PATIENCE : MUCH_PATIENCE) || asleep > ASLEEP || last === 'spoilt') break;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
  return readFileSync(to, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Line => JSON.parse(line));
}

/**
 * The seconds of processor time that a process and all that it started have used, and whether one of their threads runs or
 * wants to. The clock on the wall says nothing on a busy machine.
 */
function stateOf(group: number): { readonly spent: number; readonly isAwake: boolean } {
  let spent = 0;
  let isAwake = false;
  for (const line of execFileSync('ps', ['-eLo', 'pgid=,stat=,time='], { encoding: 'utf8' }).split('\n')) {
    const [id, state = '', time = ''] = line.trim().split(/\s+/);
    if (Number(id) !== group) continue;
    if (/^[RD]/.test(state)) isAwake = true;
    const [seconds = 0, minutes = 0, hours = 0, days = 0] = time.split(/[:-]/).map(Number).reverse();
    spent += seconds + 60 * (minutes + 60 * (hours + 24 * days));
  }
  return { spent, isAwake };
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

/** The answers of a real Kapacitor, which come by most of what the engine does. */
const RECORDED = 'tests/conformance/cases.test.ts';

/** Of `app/model` that of the whole page. */
function testsFolder(room: string): string {
  return `tests/${room.replace(/\/.*/, '')}/`;
}

/** Test files in the room's folder, those elsewhere that import one of its files themselves, and the recorded answers. */
function testsOf(room: string): readonly string[] {
  const all = filesBelow('tests').filter(
    (path) => path.endsWith('.test.ts') && !/^tests\/(fuzz|mutation|cli\/hostile)\//.test(path),
  );
  const own = all.filter((path) => path.startsWith(testsFolder(room)));
  const importing = all.filter((path) => {
    const imports = [...readFileSync(path, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^'?]+)/g)];
    const imported = imports.map(([, it = '']) => join(dirname(path), it));
    return !own.includes(path) && (path === RECORDED || imported.some((it) => it.startsWith(`src/${room}/`)));
  });
  return [...own, ...importing];
}

/** The same for the same seed: mutants of the room, at most so many. */
function sampleOf(room: string, seed: number, size: number): readonly PlacedMutant[] {
  const all = filesBelow(`src/${room}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .flatMap((path) => mutantsOf(path, readFileSync(path, 'utf8')).map((mutant) => ({ ...mutant, path })));
  const random = new Random(seed);
  const chosen = all
    .map((mutant) => ({ mutant, rank: random.number() }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, size)
    .map(({ mutant }, id) => ({ ...mutant, id }));
  console.log(`${room}: ${chosen.length} of ${all.length} mutants, seed ${seed}`);
  return chosen;
}

function toldOf(mutant: PlacedMutant): string {
  return `${mutant.path}:${described(readFileSync(mutant.path, 'utf8'), mutant)}`;
}

interface Options {
  readonly seed: number;
  readonly size: number;
  /** Those that the last run killed count as killed: for a look at tests that were added since. */
  readonly left: boolean;
}

async function mutateRoom(room: string, { seed, size, left }: Options): Promise<void> {
  const tests = testsOf(room);
  const mutants = sampleOf(room, seed, size);
  const list = join(FOLDER, `${room.replace('/', '-')}-killed.json`);
  const before = new Set<string>(left && existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []);
  const open = new Map(mutants.filter((mutant) => !before.has(toldOf(mutant))).map((mutant) => [mutant.id, mutant]));
  const began = Date.now();
  const own = tests.filter((test) => test.startsWith(testsFolder(room)));
  // What was written for the room first, and what is quick before what is not: little is left for the others.
  const whileLoading = await killInTests(mutants, own, open, 'quick');
  await killInModules(mutants, own, open, whileLoading);
  await killInTests(mutants, own, open, 'slow');
  await killInTests(
    mutants,
    tests.filter((test) => !own.includes(test)),
    open,
    'some',
  );
  for (const mutant of open.values()) console.log(`survived: ${toldOf(mutant)}`);
  const killed = mutants.filter(({ id }) => !open.has(id));
  writeFileSync(list, JSON.stringify(killed.map(toldOf)));
  const score = ((100 * killed.length) / mutants.length).toFixed(0);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`${room}: ${killed.length} of ${mutants.length} killed, ${score} % (${seconds} s)\n`);
}

/** Takes from `open` what a test notices. Gives what is reached outside of tests, while files load and hooks run. */
async function killInTests(
  mutants: readonly PlacedMutant[],
  tests: readonly string[],
  open: Map<number, PlacedMutant>,
  by: Job['by'],
): Promise<ReadonlySet<number>> {
  const whileLoading = new Set<number>();
  let left = tests;
  while (open.size > 0 && left.length > 0) {
    const { size } = open;
    const lines = await done({ mutants, tests: left, open: [...open.keys()], within: 'tests', by });
    for (const line of lines) {
      if (line.kind === 'broken') throw new Error(`fails as things are: ${line.test}: ${line.error}`);
      if (line.kind === 'killed') open.delete(line.id);
      if (line.kind !== 'through') continue;
      left = left.filter((test) => test !== line.file);
      for (const id of line.whileLoading) whileLoading.add(id);
    }
    const ended = withoutHung(lines, open);
    if (ended && !lines.some(({ kind }) => kind === 'through')) throw new Error('no test ran');
    if (ended && !lines.some(({ kind }) => kind === 'spoilt')) return whileLoading;
    if (open.size === size) throw new Error('the tests do not end');
  }
  return whileLoading;
}

/** Takes from `open` what a test notices of a mutant that is on while modules load. */
async function killInModules(
  mutants: readonly PlacedMutant[],
  tests: readonly string[],
  open: Map<number, PlacedMutant>,
  whileLoading: ReadonlySet<number>,
): Promise<void> {
  const tried = new Set<number>();
  for (;;) {
    const left = [...open.keys()].filter((id) => whileLoading.has(id) && !tried.has(id));
    if (left.length === 0) return;
    const lines = await done({ mutants, tests, open: left, within: 'modules', by: 'some' });
    for (const line of lines) {
      if (line.kind === 'killed') open.delete(line.id);
      if (line.kind === 'tried') tried.add(line.id);
    }
    withoutHung(lines, open);
    if (!lines.some(({ kind }) => kind === 'tried')) throw new Error('nothing was tried');
  }
}

/** Whether the job came to its end. If not, the last mutant made a loop without one. */
function withoutHung(lines: readonly Line[], open: Map<number, PlacedMutant>): boolean {
  const last = lines.at(-1);
  if (last?.kind === 'tried') open.delete(last.id);
  return last?.kind === 'done';
}

export async function main(given: readonly string[]): Promise<void> {
  const asked = askedFor(given);
  if (asked === undefined) {
    console.error('usage: npm run mutate -- ROOM… [--seed N] [--sample 1…150] [--left]   (a room is a folder of src/)');
    process.exitCode = 2;
    return;
  }
  mkdirSync(FOLDER, { recursive: true });
  for (const room of asked.rooms) await mutateRoom(room, asked);
}

function askedFor(given: readonly string[]): (Options & { readonly rooms: readonly string[] }) | undefined {
  const options = { seed: { type: 'string' }, sample: { type: 'string' }, left: { type: 'boolean' } } as const;
  try {
    const { values, positionals: rooms } = parseArgs({ args: [...given], allowPositionals: true, options });
    const seed = wholeNumber(values.seed ?? '1');
    const size = wholeNumber(values.sample ?? '150');
    if (seed === undefined || !size || rooms.length === 0 || !rooms.every((room) => existsSync(`src/${room}`)))
      return undefined;
    return { seed, size: Math.min(150, size), left: values.left ?? false, rooms };
  } catch {
    // An option that is none.
    return undefined;
  }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
