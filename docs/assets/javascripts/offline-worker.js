// @ts-check
// Keeps what a reader has loaded, so that pages and search work without a network. The build copies
// this file to the root of the site, because a worker serves only what lies below it.

/** @typedef {{ kind: "keep", addresses: string[], pack?: string, folder?: string }} Message */

const PAGES = "pages";
const SEARCH = "search ";
// An empty cache of this name says that the one of the rest of the name is filled.
const COMPLETE = "complete ";
// The folder of an index is named by the digest of its content.
const NEVER_CHANGES = /\/search\/(zh|zh-hant|en)\/[0-9a-f]{10}\//;

const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method !== "GET" || new URL(url).origin !== location.origin) return;
  event.respondWith(NEVER_CHANGES.test(new URL(url).pathname) ? fromCacheFirst(event.request) : fromNetworkFirst(event.request));
});

worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data?.kind === "keep") event.waitUntil(keep(event.data));
});

/** @param {Request} request */
async function fromCacheFirst(request) {
  return (await caches.match(request)) ?? fetchAndKeep(request);
}

/** @param {Request} request */
async function fromNetworkFirst(request) {
  try {
    return await fetchAndKeep(request);
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

/** @param {Request} request */
async function fetchAndKeep(request) {
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) {
    const cache = await caches.open(PAGES);
    await cache.put(withoutQuery(request.url), answer.clone());
  }
  return answer;
}

/** @param {string} address */
function withoutQuery(address) {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  return url.href;
}

/**
 * Keeps what a page has loaded before the worker was there, and the whole index of a language.
 * @param {Message} message
 */
async function keep({ addresses, pack, folder }) {
  const cache = await caches.open(PAGES);
  const own = addresses.filter((address) => new URL(address).origin === location.origin);
  await Promise.allSettled(
    own.map(async (address) => {
      const plain = withoutQuery(address);
      if (!(await cache.match(plain))) await cache.add(plain);
    }),
  );
  if (!pack || !folder) return;
  const name = `${SEARCH}${pack}`;
  if (await caches.has(`${COMPLETE}${name}`)) return;
  const answer = await fetch(pack);
  if (!answer.ok) return;
  /** @type {Record<string, string>} */
  const files = await answer.json();
  const filling = await caches.open(name);
  for (const [file, content] of Object.entries(files)) await filling.put(new URL(file, folder).href, new Response(content));
  await caches.open(`${COMPLETE}${name}`);
  await dropOldIndexes(cache, name, folder);
}

/**
 * @param {Cache} pages
 * @param {string} kept the name of the cache with the index that stays
 * @param {string} folder of that index
 */
async function dropOldIndexes(pages, kept, folder) {
  const ofLanguage = new URL("../", folder).href;
  for (const name of await caches.keys()) {
    if (name.includes(`${SEARCH}${ofLanguage}`) && !name.endsWith(kept)) await caches.delete(name);
  }
  for (const { url } of await pages.keys()) {
    if (url.startsWith(ofLanguage) && NEVER_CHANGES.test(url)) await pages.delete(url);
  }
}
