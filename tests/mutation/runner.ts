import { appendFileSync, readFileSync } from 'node:fs';
import type { RunnerTask, RunnerTestCase, RunnerTestSuite } from 'vitest';
import { VitestTestRunner } from 'vitest/runners';
import { getFn, getHooks } from 'vitest/suite';
import { Random } from '../fuzz/random';
import type { Job, Line } from './job';

/** Evaluations of switches after which a mutant is in a loop that does not end, if that is a hundred times the usual. */
const ENDLESS = 1_000_000;

/** So many tests try a mutant for certain; of n times as many, 1 + ln n times as many. */
const EAGER = 20;
/** So many of each file do besides, if they are quick: what a file looks at, those before it may not. */
const OF_A_FILE = 6;
/** Microseconds of processor time of a quick test. */
const QUICK = 100_000;
/** Microseconds of processor time that tests may take for one mutant, in one run. */
const MOST = 3_000_000;

const job: Job = JSON.parse(readFileSync(process.env.MUTATION_JOB ?? '', 'utf8'));
const open = new Set(job.open);
const whileLoading = new Set<number>();
let on = job.within === 'modules' ? Number(process.env.MUTANT) : undefined;
let passed = 0;
let most = Number.POSITIVE_INFINITY;
/** Where it is written down who comes by. */
let reached: Set<number> | undefined = whileLoading;

Object.assign(globalThis, {
  __mutant(id: number): boolean {
    reached?.add(id);
    if (++passed > most) throw new Error('a loop without an end');
    return id === on;
  },
});

const random = new Random(1);
interface Tries {
  turns: number;
  spent: number;
  file: string;
  ofFile: number;
}

const tries = new Map<number, Tries>();

/** Of `some`, the first tests that come by a mutant all try it, later ones fewer and fewer: hundreds say the same. */
function isItsTurn(id: number, file: string, cost: number): boolean {
  const isQuick = cost < QUICK;
  if (job.by !== 'some' && isQuick !== (job.by === 'quick')) return false;
  const own = tries.get(id) ?? { turns: 0, spent: 0, file, ofFile: 0 };
  tries.set(id, own);
  own.turns++;
  if (own.file !== file) Object.assign(own, { file, ofFile: 0 });
  if (isQuick && own.ofFile < OF_A_FILE) {
    own.ofFile++;
    return true;
  }
  if (job.by === 'some' && random.below(own.turns) >= EAGER) return false;
  if (own.spent > MOST) return false;
  own.spent += cost;
  return true;
}

function tell(line: Line): void {
  appendFileSync(job.to, `${JSON.stringify(line)}\n`);
}

/** Runs each test as it is, and again with each of the mutants that it came by. */
export default class MutationRunner extends VitestTestRunner {
  #spoilt = false;

  async runTask(test: RunnerTask): Promise<void> {
    if (test.type !== 'test') return;
    const first = async () => getFn(test)();
    const work = async () => {
      await around(test);
      await first();
    };
    const name = `${test.file.name}: ${test.name}`;
    if (job.within === 'modules' || this.#spoilt) return first();
    const own = new Set<number>();
    const before = process.cpuUsage();
    reached = own;
    passed = 0;
    try {
      await first();
    } catch (error) {
      tell({ kind: 'broken', test: name, error: String(error) });
      throw error;
    } finally {
      reached = whileLoading;
    }
    const usual = passed;
    const { user, system } = process.cpuUsage(before);
    const cost = user + system;
    const left = [...own].filter((id) => open.has(id) && isItsTurn(id, test.file.name, cost));
    // Not every test can be run a second time.
    if (left.length === 0 || (await failure(work)) !== undefined) return;
    for (const id of left) {
      tell({ kind: 'tried', id });
      on = id;
      passed = 0;
      most = Math.max(ENDLESS, usual * 100);
      const killed = await failure(work);
      on = undefined;
      most = Number.POSITIVE_INFINITY;
      if (killed === undefined) continue;
      open.delete(id);
      tell({ kind: 'killed', id, test: name });
      if ((await failure(work)) === undefined) continue;
      this.#spoilt = true;
      tell({ kind: 'spoilt', test: name });
      return;
    }
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite);
    if (job.within === 'tests' && !this.#spoilt && suite.file.id === suite.id)
      tell({ kind: 'through', file: suite.file.name, whileLoading: [...whileLoading] });
  }
}

/** Ends a test and begins it anew: the hooks behind it, and those in front of it. */
async function around(test: RunnerTestCase): Promise<void> {
  const suites: RunnerTestSuite[] = [];
  for (let suite = test.suite; suite !== undefined && suite !== test.file; suite = suite.suite) suites.push(suite);
  suites.push(test.file);
  for (const suite of suites)
    for (const hook of getHooks(suite).afterEach.toReversed()) await hook(test.context, suite);
  for (const suite of suites.toReversed())
    for (const hook of getHooks(suite).beforeEach) await hook(test.context, suite);
}

let forgotten = 0;

async function failure(work: () => Promise<void>): Promise<unknown> {
  const before = reached;
  reached = undefined;
  try {
    // The scripts that were read last are remembered as they were read. The switches are there before what they stand in.
    const { parseScript, REMEMBERED } = await import('../../src/tickscript/parse');
    for (let i = 0; i < REMEMBERED; i++) parseScript(`// ${forgotten++}`);
    await work();
    return undefined;
  } catch (error) {
    return error ?? 'failed';
  } finally {
    reached = before;
  }
}
