/**
 * Keeps the page's own files, so that it opens without a network. The build writes it as `sw.js`, with FILES (address below
 * the page, and the content's hash where the address has none) and VERSION in it.
 */
/* global FILES, VERSION */
import { cacheNames, setCacheNameDetails } from 'workbox-core';
import { precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

// Each version has a cache of its own: tabs that still show the page before this one need its files.
setCacheNameDetails({ prefix: 'tick', precache: 'files', suffix: VERSION });
// What stands behind `?` is the page's own affair.
precacheAndRoute(FILES, { ignoreURLParametersMatching: [/./] });
registerRoute(
  ({ sameOrigin }) => sameOrigin,
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

self.addEventListener('activate', (event) => event.waitUntil(keepTheLastTwo()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

async function keepTheLastTwo() {
  const own = cacheNames.precache;
  const ofAnyVersion = own.slice(0, -VERSION.length);
  const others = (await caches.keys()).filter((name) => name.startsWith(ofAnyVersion) && name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}
