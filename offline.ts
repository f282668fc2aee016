/** The service worker of the built page: it names every file that is to be kept. There is none while developing. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = 'src/app/offline/service-worker.js';
/** For hosts and for people, not for the page. */
const NOT_KEPT = /^(?:_headers|sw\.js|screenshot\.png)$|\.map$/;

export function offline(): Plugin {
  let folder = 'dist';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: ({ build }) => {
      folder = build.outDir;
    },
    // Behind all that is written, files that are only copied included.
    closeBundle() {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => statSync(join(folder, path)).isFile() && !NOT_KEPT.test(path))
        .sort();
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
      const head = `const FILES = ${JSON.stringify(files)};\nconst VERSION = '${hash.digest('hex').slice(0, 16)}';\n`;
      writeFileSync(join(folder, 'sw.js'), head + readFileSync(SOURCE, 'utf8'));
    },
  };
}
