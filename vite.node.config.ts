import { defineConfig } from 'vite';

const ENTRIES: Readonly<Record<string, string>> = {
  tick: 'src/cli/tick.ts',
  proxy: 'src/proxy/proxy-main.ts',
  room: 'src/proxy/room-main.ts',
};

/** The Node entries, one built file each: `vite build --config vite.node.config.ts --mode tick`. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    ssr: ENTRIES[mode] ?? false,
    outDir: 'dist-cli',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: `${mode}.mjs`, banner: '#!/usr/bin/env node' } },
  },
  ssr: { noExternal: true },
}));
