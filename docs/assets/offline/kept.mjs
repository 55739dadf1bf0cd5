/** The page of what can be read without a line: the pages that are kept on this device, and a way to delete them. */
import { all, make, one } from "../calculator/dom.mjs";
import { dayOf, fill, inWords, timeOf } from "../said.mjs";

/** @typedef {{name: string, title: string, date: string, version: string}} Kept */

const ROOT = new URL("../../", import.meta.url).href;
const FAMILY = `mingbai ${ROOT} `; // as worker.js calls its caches

/** Every page that is kept, by the version of the site. @returns {Promise<Kept[]>} */
async function keptPages() {
  const found = [];
  for (const cacheName of await ours()) {
    const cache = await caches.open(cacheName);
    for (const request of await cache.keys()) {
      const copy = await cache.match(request, { ignoreVary: true });
      const date = copy?.headers.get("mingbai-kept");
      if (!copy || !date) continue;
      const title = titleOf(new DOMParser().parseFromString(await copy.text(), "text/html"));
      found.push({ name: request.url.slice(ROOT.length), title, date, version: cacheName.slice(FAMILY.length) });
    }
  }
  return found;
}

/** What a page is called, without the name of the site. @param {Document} page */
function titleOf(page) {
  return page.querySelector('[property="og:title"]')?.getAttribute("content") || page.title;
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY));
}

class Pages {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.words = JSON.parse(one(place, "[data-words]").textContent ?? "{}").words;
    this.none = one(place, "[data-none]");
    this.list = one(place, "[data-list]");
    this.remove = one(place, "[data-delete]");
    this.state = one(place, "[data-state]");
    this.asked = one(place, "[data-not-kept]");
  }

  async open() {
    this.tellAsked();
    one(this.remove, "button").addEventListener("click", () => void this.forget());
    await this.show();
  }

  /** The reader was on the way to a page that is not kept. */
  tellAsked() {
    const name = new URLSearchParams(location.search).get("page");
    if (name === null) return;
    const address = new URL(name, ROOT).href;
    if (address.startsWith(ROOT)) one(this.asked, "a").setAttribute("href", address);
    this.asked.hidden = false;
  }

  async show() {
    const lang = location.href.slice(ROOT.length).split("/", 1)[0];
    const pages = (await keptPages()).filter(({ name }) => name.startsWith(`${lang}/`) && !location.pathname.endsWith(`/${name}`));
    this.none.hidden = pages.length > 0;
    this.list.hidden = this.remove.hidden = !pages.length;
    this.list.replaceChildren(...pages.map((page) => this.entry(page)));
  }

  /** @param {Kept} page */
  entry({ name, title, date, version }) {
    const since = new Date(date);
    const said = fill(this.words.list.entry, { day: inWords(dayOf(since)), time: timeOf(since), version });
    return make("li", {}, make("a", { href: ROOT + name }, title), make("br", {}), make("small", {}, said));
  }

  async forget() {
    for (const name of await ours()) await caches.delete(name);
    await this.show();
    this.none.hidden = true; // why there is none is said
    this.state.textContent = this.words.list.deleted;
  }
}

if ("caches" in globalThis) for (const place of all(document, "[data-kept-pages]")) void new Pages(place).open();
