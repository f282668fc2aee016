import { readFileSync } from 'node:fs';
import solid from 'vite-plugin-solid';
import type { TestSpecification, Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { type Mutant, mutated, probed } from './mutants';

/** What the parent asks for: tests of the files as they are, with a probe at each mutant, or with one mutant in place. */
export type Request =
  | { readonly kind: 'probe'; readonly mutants: readonly PlacedMutant[]; readonly tests: readonly string[] }
  | { readonly kind: 'try'; readonly mutant: PlacedMutant; readonly tests: readonly string[] };

export interface PlacedMutant extends Mutant {
  readonly id: number;
  /** From the repository's root. */
  readonly path: string;
}

export interface Answer {
  /** The test that failed first. */
  readonly failed: string | undefined;
  /** Milliseconds that each test file took. */
  readonly took: Readonly<Record<string, number>>;
}

/** What stands at a path instead of the file, for the run at hand. */
let instead: (path: string, text: string) => string = (_, text) => text;

/** Vitest kept alive: what it transformed stays, but for the files that change. */
async function start(): Promise<Vitest> {
  const root = process.cwd();
  return createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      environment: 'node',
      isolate: false,
      bail: 1,
      maxWorkers: 1,
      include: ['tests/**/*.test.ts'],
      setupFiles: ['tests/mutation/reached.ts', 'tests/setup.ts'],
      reporters: [{}],
      sequence: { sequencer: AsGiven, setupFiles: 'list' },
    },
    {
      logLevel: 'silent',
      plugins: [
        {
          name: 'mutants',
          enforce: 'pre',
          transform: (text, id) =>
            id.startsWith(`${root}/src/`) ? instead(id.slice(root.length + 1).replace(/\?.*/, ''), text) : undefined,
        },
        solid({ solid: { moduleName: '#solid-web' } }),
      ],
    },
  );
}

/** The tests that are likeliest to fail come first. */
class AsGiven {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
  sort(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}

async function run(vitest: Vitest, tests: readonly string[], changed: Iterable<string>): Promise<Answer> {
  for (const path of changed) vitest.invalidateFile(`${vitest.config.root}/${path}`);
  const all = await vitest.globTestSpecifications();
  const chosen = tests.flatMap((path) => all.find(({ moduleId }) => moduleId.endsWith(`/${path}`)) ?? []);
  vitest.state.clearErrors();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
  let failed: string | undefined;
  const took: Record<string, number> = {};
  for (const module of testModules) {
    const { duration, collectDuration } = module.diagnostic();
    took[module.relativeModuleId] = duration + collectDuration;
    if (failed !== undefined || module.ok()) continue;
    const test = [...module.children.allTests('failed')][0];
    failed = `${module.relativeModuleId}: ${test?.fullName ?? module.errors()[0]?.message ?? 'failed'}`;
  }
  if (failed === undefined && unhandledErrors.length > 0) failed = String(unhandledErrors[0]);
  return { failed, took };
}

export async function main(): Promise<void> {
  const vitest = await start();
  let changed: readonly string[] = [];
  process.on('message', async (request: Request) => {
    const mutants = request.kind === 'probe' ? request.mutants : [request.mutant];
    const paths = [...new Set(mutants.map(({ path }) => path))];
    instead = (path, text) => {
      const own = mutants.filter((mutant) => mutant.path === path);
      if (own.length === 0) return text;
      const source = readFileSync(path, 'utf8');
      if (request.kind === 'probe') return probed(source, own);
      return mutated(source, request.mutant);
    };
    const answer = await run(vitest, request.tests, new Set([...changed, ...paths]));
    changed = paths;
    process.send?.(answer);
  });
  process.send?.('ready');
}
