import { readFileSync } from 'node:fs';

/** Everything that the page names and therefore loads before its first result. */
const named = [...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)];

export default [
  {
    name: 'page before the editor',
    path: ['dist/index.html', ...named.map(([, path]) => `dist/${path}`)],
    limit: '60 KiB',
    gzip: true,
  },
  { name: 'worker before its first result', path: 'dist/assets/server-*.js', limit: '160 KiB', gzip: true },
];
