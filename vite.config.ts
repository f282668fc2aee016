import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

/** One file for all that is needed at once: several compress worse. */
function atOnce(name: string) {
  return { groups: [{ name, tags: ['$initial' as const] }] };
}

export default defineConfig({
  base: './',
  plugins: [solid()],
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
