import { defineConfig } from 'vite';

/** The benchmarks, built as the command line is. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'tests/bench/bench.ts',
    outDir: '.tmp/bench',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'bench.mjs' } },
  },
  ssr: { noExternal: true, external: ['@playwright/test'] },
});
