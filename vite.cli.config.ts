import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: 'src/cli/tick.ts',
    outDir: 'dist-cli',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'tick.mjs', banner: '#!/usr/bin/env node' } },
  },
  ssr: { noExternal: true },
});
