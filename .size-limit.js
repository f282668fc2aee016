import { readdirSync, readFileSync } from 'node:fs';

const ASSETS = 'dist/assets';

/** Everything that the page names and therefore loads before its first result. */
const named = [...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)];

/** A script with all that it imports, and what those import; not what is imported later, by `import(…)`. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(`${ASSETS}/${file}`, 'utf8');
  for (const [, imported] of source.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) withImports(imported, found);
  return found;
}

const worker = readdirSync(ASSETS).find((file) => /^server-.*\.js$/.test(file));

export default [
  {
    name: 'page and chart before the editor',
    path: ['dist/index.html', ...named.map(([, path]) => `dist/${path}`)],
    limit: '70 kB',
    gzip: true,
  },
  {
    name: 'worker before its first result',
    path: [...withImports(worker)].map((file) => `${ASSETS}/${file}`),
    limit: '158.6 KiB',
    gzip: true,
  },
  {
    name: 'editor that follows the first result',
    path: readdirSync(ASSETS).flatMap((file) => (file.startsWith('monaco-editor-') ? `${ASSETS}/${file}` : [])),
    limit: '850 kB',
    gzip: true,
  },
];
