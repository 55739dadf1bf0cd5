/**
 * The service worker: pages that were read, and the calculator once it was used, work without a line.
 *
 * A page always comes from the host if the host answers; a kept copy is shown only where it does not, and says so
 * itself (`data-kept`, see line.mjs). What is kept belongs to one version of the site, is proved before it is kept
 * and stands in a cache of that version: nothing of one version ever meets anything of another. The next version
 * gathers its own cache first. If one file of it is missing, it does not come to be, and this one goes on.
 *
 * scripts/offline writes what `SITE` holds before this text and gives it out as /sw.js.
 */

const worker = /** @type {import("./types.mjs").Worker} */ (/** @type {unknown} */ (self));
const { SITE } = worker;
const ROOT = new URL("./", location.href).href;
const FAMILY = `mingbai ${ROOT} `; // another site on this host may have caches as well
const CACHE = FAMILY + SITE.version;
const PATIENCE = 5000; // milliseconds for the host to begin its answer, where there is a copy
const KEPT = "mingbai-kept"; // the header of a kept page that says when it was fetched
const BY_CONTENT = /\.[0-9a-f]{16}(?=\.)/; // in the name of a file that never changes

/** The readers whose page came from the cache: its files must come from there as well. @type {Set<string>} */
const onCopies = new Set();

worker.addEventListener("install", (event) => event.waitUntil(gather()));
worker.addEventListener("activate", (event) => event.waitUntil(clear().then(() => worker.clients.claim())));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const name = nameOf(request.url);
  if (request.method !== "GET" || name === undefined) return;
  if (request.mode === "navigate") {
    if (isPage(name)) event.respondWith(page(event, name));
  } else if (Object.hasOwn(SITE.files, name)) {
    event.respondWith(file(event, name));
  }
});

worker.addEventListener("message", (event) => {
  const { data } = event;
  if (data.type === "keep") event.waitUntil(keepAll(data));
  else if (data.type === "version") event.ports[0]?.postMessage(SITE.version);
  else if (data.type === "take over") event.waitUntil(worker.skipWaiting());
});

/** What an address is called in the lists; nothing where it is not of this site. @param {string} address */
function nameOf(address) {
  const path = address.split(/[?#]/, 1)[0] ?? "";
  return path.startsWith(ROOT) ? path.slice(ROOT.length).replace(/(^|\/)index\.html$/, "$1") : undefined;
}

/** @param {string} name */
function isPage(name) {
  return name === "" || (SITE.languages.includes(name.split("/", 1)[0] ?? "") && name.endsWith("/"));
}

/** What is kept under a name; no cache comes to be by asking. @param {string} name @param {string} [cacheName] */
function kept(name, cacheName = CACHE) {
  return caches.match(ROOT + name, { cacheName, ignoreVary: true });
}

/** A page from the host; from the cache where the host does not answer. @param {import("./types.mjs").Fetching} event @param {string} name */
async function page(event, name) {
  const asked = fetch(event.request.url, { cache: "no-cache", redirect: "manual" });
  event.waitUntil(asked.then((answer) => keep(name, answer.clone())).catch(nothing));
  const copy = await kept(name);
  const answer = await (copy ? inTime(asked) : asked).catch(nothing);
  if (answer && (answer.status < 500 || !copy)) return answer;
  if (!copy) return instead(name);
  onCopies.add(event.resultingClientId);
  return marked(copy);
}

/** @param {Promise<Response>} asked @returns {Promise<Response | undefined>} */
function inTime(asked) {
  return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE, undefined))]);
}

/** The copy of a page, which says that it is one. @param {Response} copy */
async function marked(copy) {
  const text = (await copy.text()).replace("<html ", `<html data-kept="${copy.headers.get(KEPT)}" `);
  return new Response(text, { headers: copy.headers });
}

/** The page that says what can be read, in the language of the page that cannot. @param {string} name */
async function instead(name) {
  const said = `${name.split("/", 1)[0] || SITE.languages[0]}/${SITE.offline}`;
  return (await kept(said)) ? Response.redirect(`${ROOT}${said}?page=${encodeURIComponent(name)}`) : Response.error();
}

/** A file beside the pages. @param {import("./types.mjs").Fetching} event @param {string} name */
async function file(event, name) {
  const copy = await kept(name);
  if (copy && (BY_CONTENT.test(name) || onCopies.has(event.clientId))) return copy;
  try {
    const answer = await fetch(event.request);
    if (!copy) event.waitUntil(keep(name, answer.clone()).catch(nothing));
    return answer;
  } catch (error) {
    if (copy) return copy;
    throw error;
  }
}

/** Keep an answer if it is whole and of this version; say whether it is. @param {string} name @param {Response} answer */
async function keep(name, answer) {
  if (answer.status !== 200 || answer.redirected) return false;
  const bytes = await answer.clone().arrayBuffer();
  if (!(await isOurs(name, bytes))) return false;
  const copy = isPage(name) ? dated(bytes, answer.headers) : answer;
  await (await caches.open(CACHE)).put(ROOT + name, copy);
  return true;
}

/** @param {ArrayBuffer} bytes @param {Headers} given */
function dated(bytes, given) {
  const headers = new Headers(given);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name); // they speak of the line
  headers.set(KEPT, new Date().toISOString());
  return new Response(bytes, { headers });
}

/** Whether this is what the version holds under a name. @param {string} name @param {ArrayBuffer} bytes */
async function isOurs(name, bytes) {
  if (isPage(name)) {
    const text = new TextDecoder().decode(bytes).trimEnd();
    return text.includes(` data-version="${SITE.version}"`) && text.endsWith("</html>");
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return found.startsWith(SITE.files[name] ?? "none");
}

/** Before this version may serve anybody: fetch what every page needs, and anew what the version before it kept. */
async function gather() {
  const older = await others();
  if (saving()) {
    if (older.length) throw new Error("The reader saves data: the version before goes on.");
    return;
  }
  for (const name of await wanted(older)) {
    if (!(await kept(name))) await renew(name, older); // an attempt before this one may have come so far
  }
}

/** What the reader had, by the names of this version, and what every page needs. @param {string[]} older */
async function wanted(older) {
  const lists = older.map(async (name) => (await caches.open(name)).keys());
  const had = (await Promise.all(lists)).flat().map(({ url }) => nameOf(url) ?? "");
  const offline = SITE.languages.map((language) => `${language}/${SITE.offline}`);
  const shapes = new Set(had.map(shape));
  const files = Object.keys(SITE.files).filter((name) => shapes.has(shape(name)));
  return new Set([...withNeighbours(["assets/", "assets/offline/", ...had, ...files]), "", ...offline, ...had.filter(isPage)]);
}

/** @param {string} name */
function shape(name) {
  return name.replace(BY_CONTENT, "");
}

/**
 * Those of the names that are files of this version, and all that stand beside a script or style sheet of theirs: a
 * page may need them only when it is used. @param {string[]} names
 */
function withNeighbours(names) {
  const folders = new Set(names.filter((name) => name.startsWith("assets/")).map(folder));
  return Object.keys(SITE.files).filter((name) => names.includes(name) || folders.has(folder(name)));
}

/** @param {string} name */
function folder(name) {
  return name.slice(0, name.lastIndexOf("/") + 1);
}

/** Copy a file that has not changed, fetch any other. @param {string} name @param {string[]} older */
async function renew(name, older) {
  for (const cacheName of isPage(name) ? [] : older) {
    const copy = await kept(name, cacheName);
    if (copy && (await keep(name, copy))) return;
  }
  const answer = await fetch(ROOT + name, { cache: BY_CONTENT.test(name) ? "default" : "no-cache" });
  if (isPage(name) && answer.status === 404) return; // a page that is no more
  if (!(await keep(name, answer))) throw new Error(`${name} is not there, or not of version ${SITE.version}.`);
}

/** Keep what a page has loaded, and what it may need later. @param {import("./types.mjs").Loaded} loaded */
async function keepAll({ named, loaded }) {
  const names = named.map((address) => nameOf(address) ?? "none");
  const files = loaded.map((address) => nameOf(address) ?? "none").filter((name) => Object.hasOwn(SITE.files, name));
  for (const name of new Set([...names.filter(isPage), ...withNeighbours(names), ...files])) {
    if (await kept(name)) continue;
    const answer = await (BY_CONTENT.test(name) ? alreadyHere(name) : fetch(ROOT + name)).catch(nothing);
    if (answer) await keep(name, answer).catch(nothing);
  }
}

/** The runtime is megabytes: what the browser has no more is not fetched again unasked. @param {string} name */
function alreadyHere(name) {
  return fetch(ROOT + name, { cache: "only-if-cached", mode: "same-origin" });
}

/** Forget every other version. */
async function clear() {
  for (const name of await others()) await caches.delete(name);
}

/** The caches of this site's other versions. */
async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);
}

/** Whether the reader asked for as few bytes as possible. */
function saving() {
  return Boolean(/** @type {import("./types.mjs").Connection} */ (navigator).connection?.saveData);
}

/** The line failed, or the device is full: whoever asked goes on without. @returns {undefined} */
function nothing() {}
