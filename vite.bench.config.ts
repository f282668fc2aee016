import { defineConfig } from 'vite';

/** The benchmarks, built as the command line is; with `--mode fuzz` the fuzzer. */
export default defineConfig(({ mode }) => {
  const name = mode === 'fuzz' ? 'fuzz' : 'bench';
  return {
    publicDir: false,
    build: {
      ssr: `tests/${name}/${name}.ts`,
      outDir: `.tmp/${name}`,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
    ssr: { noExternal: true, external: ['@playwright/test'] },
  };
});
