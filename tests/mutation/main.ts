import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '../fuzz/random';
import type { Answer, PlacedMutant, Request } from './child';
import { described, mutantsOf } from './mutants';

const REACHED = '.tmp/mutation/reached.jsonl';
/** What a mutant may take beyond three times what its tests took unchanged, in milliseconds. */
const PATIENCE = 20_000;

/** Vitest in a process of its own, that is ended with all that hangs in it. */
class Runner {
  #process: ChildProcess | undefined;

  async ask(request: Request, limit: number): Promise<Answer | 'late'> {
    const child = await this.#alive();
    child.send(request);
    const clock = new AbortController();
    const late = setTimeout(() => clock.abort(), limit);
    try {
      const [answer] = await Promise.race([
        once(child, 'message', { signal: clock.signal }),
        once(child, 'exit', { signal: clock.signal }).then(() => [{ failed: 'the process ended', took: {} }]),
      ]);
      return answer;
    } catch {
      this.end();
      return 'late';
    } finally {
      clearTimeout(late);
    }
  }

  end(): void {
    const pid = this.#process?.pid;
    this.#process = undefined;
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  }

  async #alive(): Promise<ChildProcess> {
    if (this.#process?.connected) return this.#process;
    const child = fork('tests/mutation/mutate.mjs', ['--child'], {
      detached: true,
      env: { ...process.env, MUTANTS_REACHED: REACHED },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#process = child;
    await once(child, 'message');
    return child;
  }
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

/** The answers of a real Kapacitor, which come by most of what the engine does. */
const RECORDED = 'tests/conformance/cases.test.ts';

/** Test files in the room's folder, those elsewhere that import one of its files themselves, and the recorded answers. */
function testsOf(room: string): readonly string[] {
  const all = filesBelow('tests').filter(
    (path) => path.endsWith('.test.ts') && !/^tests\/(fuzz|mutation)\//.test(path),
  );
  const own = all.filter((path) => path.startsWith(`tests/${room}/`));
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

interface Reach {
  readonly file: string;
  readonly whileLoading: readonly number[];
  readonly ids: readonly number[];
}

/** The tests that come by a mutant; what is reached while a module loads is every test's. */
function reachOf(tests: readonly string[]): (mutant: PlacedMutant) => readonly string[] {
  const lines = existsSync(REACHED) ? readFileSync(REACHED, 'utf8').trim().split('\n') : [];
  const reach = lines.filter(Boolean).map((line): Reach => JSON.parse(line));
  return ({ id }) =>
    reach.some(({ whileLoading }) => whileLoading.includes(id))
      ? tests
      : tests.filter((test) => reach.some(({ file, ids }) => file.endsWith(`/${test}`) && ids.includes(id)));
}

interface Options {
  readonly seed: number;
  readonly size: number;
  /** Those that the last run killed count as killed: for a look at tests that were added since. */
  readonly left: boolean;
}

async function mutateRoom(room: string, { seed, size, left }: Options): Promise<void> {
  const tests = testsOf(room);
  const sample = sampleOf(room, seed, size);
  const list = `.tmp/mutation/${room.replace('/', '-')}-killed.json`;
  const before = new Set<string>(left && existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []);
  const killed = sample.map(toldOf).filter((told) => before.has(told));
  const mutants = sample.filter((mutant) => !before.has(toldOf(mutant)));
  const runner = new Runner();
  rmSync(REACHED, { force: true });
  const began = Date.now();
  const unchanged = await runner.ask({ kind: 'probe', mutants, tests }, 600_000);
  if (unchanged === 'late' || unchanged.failed !== undefined) {
    runner.end();
    throw new Error(
      `the tests of ${room} do not pass as they are: ${unchanged === 'late' ? 'late' : unchanged.failed}`,
    );
  }
  console.log(`${tests.length} test files, ${((Date.now() - began) / 1000).toFixed(0)} s unchanged`);
  const reachedBy = reachOf(tests);
  const took = (test: string) => unchanged.took[test] ?? 0;
  for (const mutant of mutants) {
    const chosen = [...reachedBy(mutant)].sort((a, b) => took(a) - took(b));
    const limit = PATIENCE + 3 * chosen.reduce((sum, test) => sum + took(test), 0);
    const answer = chosen.length === 0 ? undefined : await runner.ask({ kind: 'try', mutant, tests: chosen }, limit);
    if (answer === 'late' || answer?.failed !== undefined) killed.push(toldOf(mutant));
    else console.log(`survived${answer === undefined ? ', not reached' : ''}: ${toldOf(mutant)}`);
  }
  runner.end();
  writeFileSync(list, JSON.stringify(killed));
  const score = ((100 * killed.length) / sample.length).toFixed(0);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`${room}: ${killed.length} of ${sample.length} killed, ${score} % (${seconds} s)\n`);
}

export async function main(given: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      sample: { type: 'string', default: '150' },
      left: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0 || !positionals.every((room) => existsSync(`src/${room}`))) {
    console.error('usage: npm run mutate -- ROOM… [--seed N] [--sample N] [--left]   (a room is a folder of src/)');
    process.exitCode = 2;
    return;
  }
  setPriority(15);
  mkdirSync(dirname(REACHED), { recursive: true });
  const { seed, sample, left } = values;
  for (const room of positionals)
    await mutateRoom(room, { seed: Number(seed), size: Math.min(150, Number(sample)), left });
}
