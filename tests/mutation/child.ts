import { appendFileSync, readFileSync } from 'node:fs';
import solid from 'vite-plugin-solid';
import { createVitest, type TestSpecification } from 'vitest/node';
import type { Job, Line } from './job';
import { switched } from './mutants';

/** Runs the tests of a job: `--child JOB.json`. */
export async function main([, path = '']: readonly string[]): Promise<void> {
  const job: Job = JSON.parse(readFileSync(path, 'utf8'));
  const root = process.cwd();
  process.env.MUTATION_JOB = path;
  const vitest = await createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      environment: 'node',
      isolate: false,
      maxWorkers: 1,
      // A loop that gathers things ends sooner.
      execArgv: ['--max-old-space-size=1500'],
      bail: job.within === 'tests' ? 0 : 1,
      // On a busy machine a slow test is no failing test: loops without an end are found otherwise.
      testTimeout: 120_000,
      include: ['tests/**/*.test.ts'],
      setupFiles: ['tests/whole-engine.ts'],
      runner: 'tests/mutation/runner.ts',
      reporters: [{}],
      sequence: { sequencer: AsGiven },
    },
    {
      logLevel: 'silent',
      plugins: [
        {
          name: 'mutants',
          enforce: 'pre',
          transform(text, id) {
            const own = job.mutants.filter((mutant) => id.replace(/\?.*/, '') === `${root}/${mutant.path}`);
            return own.length === 0 ? undefined : switched(text, own);
          },
        },
        solid({ solid: { moduleName: '#solid-web' } }),
      ],
    },
  );
  const all = await vitest.globTestSpecifications();
  const chosen = job.tests.flatMap((test) => all.find(({ moduleId }) => moduleId === `${root}/${test}`) ?? []);
  const tell = (line: Line) => appendFileSync(job.to, `${JSON.stringify(line)}\n`);
  const firstFailed = async () => {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
    if (unhandledErrors.length > 0) return `outside of tests: ${String(unhandledErrors[0])}`;
    const module = testModules.find((each) => !each.ok());
    if (module === undefined) return undefined;
    const [test] = module.children.allTests('failed');
    return `${module.relativeModuleId}: ${test?.name ?? module.errors()[0]?.message ?? ''}`;
  };
  if (job.within === 'tests') {
    const test = await firstFailed();
    if (test !== undefined) tell({ kind: 'broken', test, error: 'fails' });
  } else {
    for (const id of job.open) {
      tell({ kind: 'tried', id });
      process.env.MUTANT = String(id);
      const test = await firstFailed();
      if (test !== undefined) tell({ kind: 'killed', id, test });
    }
  }
  tell({ kind: 'done' });
  await vitest.close();
  process.exit();
}

/** Vitest runs the longest first, when left alone. */
class AsGiven {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
  sort(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}
