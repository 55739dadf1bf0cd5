/**
 * Drives the worker of a built site: a reader who has read and used all of it, and an update whose line breaks.
 *
 * Arguments: the worker, a file with the names of all pages as JSON. The worker's code and the names of the files are
 * those of the site; their bodies are a few bytes that say their name and version. Whatever fails is thrown.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import vm from "node:vm";

const ROOT = "https://site.example/some/path/";
const BY_CONTENT = /\.[0-9a-f]{16}(?=\.)/;
const [script = "", list = ""] = process.argv.slice(2);
const text = await readFile(script, "utf8");
const [, told = ""] = /self\.SITE=(.*);$/m.exec(text) ?? [];
const SITE = JSON.parse(told);
const PAGES = JSON.parse(await readFile(list, "utf8"));

/** A version of the site: what its host has under each name, and its worker's script. @param {string} version */
function made(version) {
  const names = Object.keys(SITE.files).map((name) => name.replace(BY_CONTENT, `.${version.padEnd(16, "0")}`));
  const host = new Map(names.map((name) => [name, Buffer.from(`${name} of ${version}`)]));
  assert.equal(host.size, names.length);
  const files = Object.fromEntries([...host].map(([name, body]) => [name, hashed(body)]));
  for (const name of PAGES) host.set(name, Buffer.from(`<html data-version="${version}" >${name} of ${version}</html>\n`));
  const site = JSON.stringify({ ...SITE, version, files });
  return { version, host, script: new vm.Script(text.replace(told, () => site)) };
}

/** @param {Buffer} body */
function hashed(body) {
  return createHash("sha256").update(body).digest("hex").slice(0, 8);
}

/** What a browser keeps for a site: caches by their names, and a count of what changed in each. */
class Caches {
  held = new Map();

  async open(name) {
    if (!this.held.has(name)) this.held.set(name, new Cache());
    return this.held.get(name);
  }

  async match(address, { cacheName }) {
    return this.held.get(cacheName)?.match(address);
  }

  async keys() {
    return [...this.held.keys()];
  }

  async delete(name) {
    return this.held.delete(name);
  }
}

class Cache {
  held = new Map();
  changes = 0;

  async put(address, answer) {
    this.changes += 1;
    this.held.set(address, [await answer.arrayBuffer(), answer.headers]);
  }

  async match(address) {
    const [body, headers] = this.held.get(address) ?? [];
    return body && new Response(body, { headers });
  }

  async keys() {
    return [...this.held.keys()].map((url) => ({ url }));
  }
}

const caches = new Caches();

/** A worker of a version, as a browser starts it. @param {ReturnType<typeof made>} site @param {(name: string) => Response} fetched */
function started({ script }, fetched) {
  const acts = {};
  const self = { addEventListener: (type, act) => (acts[type] = act), skipWaiting() {}, clients: { async claim() {} } };
  const fetch = async (asked) => fetched((asked.url ?? asked).slice(ROOT.length));
  const given = { crypto, Headers, Response, TextDecoder, Uint8Array, URL };
  vm.createContext(Object.assign(self, given, { self, caches, fetch, location: { href: `${ROOT}sw.js` }, navigator: {}, setTimeout() {} }));
  script.runInContext(self);
  return async (type, event = {}) => {
    const waited = [];
    let answer;
    acts[type]({ ...event, waitUntil: (done) => waited.push(done), respondWith: (given) => (answer = given) });
    await Promise.all(waited);
    return answer;
  };
}

/** @param {ReturnType<typeof made>} site @returns {(name: string) => Response} */
function whole({ host }) {
  return (name) => new Response(host.get(name) ?? null, { status: host.has(name) ? 200 : 404 });
}

function down() {
  throw new TypeError("there is no line");
}

/** What a worker shows without a line under a name. */
async function shown(worker, name) {
  const request = { method: "GET", url: ROOT + name, mode: PAGES.includes(name) ? "navigate" : "cors" };
  return (await worker("fetch", { request, clientId: "reader", resultingClientId: "reader" })).text();
}

/** Without a line the worker shows each of these names in its version; a page says that it is a copy. */
async function stands(site, names) {
  const worker = started(site, down);
  for (const name of names) {
    const said = await shown(worker, name);
    assert.ok(said.includes(`${name} of ${site.version}`), `${name}: ${said}`);
    assert.equal(said.includes("data-kept"), PAGES.includes(name), name);
  }
}

const [first, second] = [made("aaaa"), made("bbbb")];
const reader = started(first, whole(first));
const all = [...first.host.keys()].map((name) => ROOT + name);
await reader("install");
await reader("activate");
await reader("message", { data: { type: "keep", named: all, loaded: all } });
await stands(first, first.host.keys());
for (let end = 1; end < text.trimEnd().length; end += 1) {
  assert.throws(() => new vm.Script(text.slice(0, end)), SyntaxError, `the first ${end} characters are a worker`);
}
const [[cacheOfFirst, kept]] = caches.held;
const before = kept.changes;

// How a line breaks at a name: in the middle of the file, before it, and where the host is at fault or not yet renewed.
const BREAKS = {
  middle: (name) => new Response(second.host.get(name).subarray(0, -9)),
  before: down,
  fault: () => new Response("", { status: 503 }),
  old: (name) => new Response(first.host.get(name) ?? "another file"),
};
let cuts = 0;
for (const [name] of second.host) {
  for (const [kind, broken] of Object.entries(BREAKS)) {
    const asked = [];
    const install = started(second, (one) => {
      asked.push(one);
      return one === name ? broken(one) : whole(second)(one);
    });
    await assert.rejects(install("install"), `${name} broke (${kind}), and the update came all the same`);
    assert.equal(asked.at(-1), name, `${name} was not the last that was asked for`);
    assert.ok(kept.changes === before && caches.held.has(cacheOfFirst), `${name} broke (${kind}): the old site was touched`);
    cuts += 1;
  }
  await stands(first, [name.replace(second.version.padEnd(16, "0"), first.version.padEnd(16, "0"))]);
  for (const other of await caches.keys()) if (other !== cacheOfFirst) await caches.delete(other); // from the beginning
}
await stands(first, first.host.keys());
const update = started(second, whole(second));
await update("install");
await stands(first, first.host.keys());
await update("activate");
await stands(second, second.host.keys());
assert.equal(caches.held.size, 1);
console.log(JSON.stringify({ names: second.host.size, cuts }));
