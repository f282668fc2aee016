import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';
import { walls } from './walls.ts';

/** One file for all that is needed at once: several compress worse. */
function atOnce(name: string) {
  return { groups: [{ name, tags: ['$initial' as const] }] };
}

export default defineConfig({
  base: './',
  // Solid's templates become markup through a policy of ours.
  plugins: [solid({ solid: { moduleName: '#solid-web' } }), walls()],
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
  test: { environment: 'node', isolate: false, setupFiles: ['tests/setup.ts'], include: ['tests/**/*.test.ts'] },
});
