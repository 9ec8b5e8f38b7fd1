/* Shows a page of its own where a navigation finds no server, and leaves everything else to the browser. */

const NAME = 'offline-{version}';
const PAGE = '/offline';
const ITS_OWN = /^\/static\/(@\w+\/)?(css\/lazy\/offline\.css|js\/offline\.js|logo\.svg)$/;

/** Keep the page, and what it names. */
async function keep() {
  const page = await fetch(PAGE, { cache: 'reload' });
  const named = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, address]) => address);
  const kept = await caches.open(NAME);
  await kept.addAll([...new Set(named)]);
  await kept.put(PAGE, page);
}

async function forgetOlder() {
  for (const name of await caches.keys()) if (name.startsWith('offline-') && name !== NAME) await caches.delete(name);
  await self.registration.navigationPreload?.enable(); // or each page would wait until this has started
}

async function load({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch (error) {
    const page = await caches.match(PAGE);
    if (page) return page;
    throw error;
  }
}

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(load(event));
  else if (ITS_OWN.test(new URL(request.url).pathname)) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
