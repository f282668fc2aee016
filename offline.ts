/** The service worker of the built page: it names every file that is to be kept. There is none while developing. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const SOURCE = 'src/app/offline/service-worker.js';
/** For hosts and for people, not for the page. */
const NOT_KEPT = /^(?:_headers|sw\.js|screenshot\.png)$|\.map$/;
/** A name with a hash in it never means another content. */
const NAMED_BY_HASH = /^assets\//;

export function offline(): Plugin {
  let folder = 'dist';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: ({ build: { outDir } }) => {
      folder = outDir;
    },
    // Behind all that is written, files that are only copied included.
    async closeBundle() {
      const files = filesToKeep(folder);
      const version = hashOf(files.map(({ url, hash }) => `${url} ${hash}`).join('\n'));
      await build({
        configFile: false,
        logLevel: 'warn',
        define: {
          FILES: JSON.stringify(
            files.map(({ url, hash }) => ({ url, revision: NAMED_BY_HASH.test(url) ? null : hash })),
          ),
          VERSION: JSON.stringify(version),
          'process.env.NODE_ENV': '"production"',
        },
        build: {
          outDir: folder,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          lib: { entry: SOURCE, name: 'offline', formats: ['iife'], fileName: () => 'sw.js' },
        },
      });
    },
  };
}

function filesToKeep(folder: string): readonly { readonly url: string; readonly hash: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile() && !NOT_KEPT.test(path))
    .sort()
    .map((url) => ({ url, hash: hashOf(readFileSync(join(folder, url))) }));
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
