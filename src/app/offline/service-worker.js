/**
 * Keeps the page's own files, so that it opens without a network. The build puts FILES (paths below this file) and VERSION
 * before this text, and calls it `sw.js`.
 */
/* global FILES, VERSION */
const PREFIX = 'tick-';
const CACHE = `${PREFIX}${VERSION}`;
const PAGE = 'index.html';

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  // What goes elsewhere goes as if this were not here.
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  event.respondWith(answer(event.request, url));
});

async function keepFiles() {
  const cache = await caches.open(CACHE);
  // A name with a hash in it never means another content; the others are asked for anew.
  await Promise.all(
    FILES.map(async (file) => {
      const found = await fetch(file, { cache: file.startsWith('assets/') ? 'default' : 'no-cache' });
      if (!found.ok) throw new Error(`${file}: ${found.status}`);
      await cache.put(file, withoutWay(found));
    }),
  );
}

/** Hosts move `index.html` to `/`: of an answer that came by another address a browser shows no page. */
function withoutWay(found) {
  return found.redirected ? new Response(found.body, { headers: found.headers }) : found;
}

/** Tabs that still show the page before this one need its files. */
async function forgetOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const old = names.filter((name) => name !== CACHE).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request, url) {
  const path = url.pathname.slice(new URL(self.registration.scope).pathname.length);
  const file = path === '' ? PAGE : path;
  const cache = await caches.open(CACHE);
  const kept = (await cache.match(file)) ?? (await caches.match(`${url.origin}${url.pathname}`));
  return kept ?? fetch(request);
}
