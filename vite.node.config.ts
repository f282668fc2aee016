import { defineConfig } from 'vite';

/** The Node entries: the command line, the proxy and the HipChat stand-in, one file each. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist-cli',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { tick: 'src/cli/tick.ts', proxy: 'src/proxy/proxy-main.ts', room: 'src/proxy/room-main.ts' },
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: 'shared-[name]-[hash].mjs',
        banner: '#!/usr/bin/env node',
      },
    },
  },
  ssr: { noExternal: true },
});
