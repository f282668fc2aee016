import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Plugin, runnerImport } from 'vite';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';
import { offline } from './offline.ts';
import { walls } from './walls.ts';

/** One file for all that is needed at once: several compress worse. */
function atOnce(name: string) {
  return { groups: [{ name, tags: ['$initial' as const] }] };
}

/** `problems.html`: what each code of a problem means. */
function reference(): Plugin {
  const page = async () => {
    const { module } = await runnerImport<typeof import('./src/problems/reference/page')>(
      './src/problems/reference/page.ts',
    );
    const styles = ['src/app/styles/tokens.css', 'src/problems/reference/page.css']
      .map((path) => readFileSync(path, 'utf8'))
      .join('');
    const hash = createHash('sha256').update(styles).digest('base64');
    return module.problemsPage(
      styles,
      `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; base-uri 'none'; form-action 'none'`,
    );
  };
  return {
    name: 'reference',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'problems.html', source: await page() });
    },
    configureServer({ middlewares }) {
      middlewares.use('/problems.html', async (_, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8').end(await page());
      });
    },
  };
}

export default defineConfig({
  base: './',
  // Solid's templates become markup through a policy of ours.
  plugins: [solid({ solid: { moduleName: '#solid-web' } }), reference(), walls(), offline()],
  worker: {
    format: 'es',
    rolldownOptions: { output: { codeSplitting: atOnce('engine') } },
  },
  optimizeDeps: { include: ['comlink', 'chevrotain', 're2js', 'yaml', 'uplot'] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: { codeSplitting: atOnce('page') } },
  },
  test: {
    environment: 'node',
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'whole',
          setupFiles: ['tests/setup.ts'],
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/conformance/core.test.ts'],
        },
      },
      { extends: true, test: { name: 'core', include: ['tests/conformance/core.test.ts'] } },
    ],
  },
});
