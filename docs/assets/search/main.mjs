/** The search page: a box, what is found as one types, and the address that leads back to it. */
import { all, make, one } from "../calculator/dom.mjs";
import { find } from "./find.mjs";
import { Index } from "./index.mjs";
import { maybeOriginal } from "./query.mjs";
import { results, sentence } from "./results.mjs";
import { unpack } from "./unpack.mjs";

/** @typedef {import("./results.mjs").Words} Words */

const PATIENCE = 200; // milliseconds before a reader is told that the index is on its way
const RESTING = 400; // milliseconds without a key before the address follows

class Search {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    /** @type {Words & {retry: string}} */
    this.words = JSON.parse(one(page, "[data-words]").textContent ?? "").words;
    this.box = /** @type {HTMLInputElement} */ (one(page, "input"));
    this.state = one(page, "[data-state]");
    this.found = one(page, "[data-results]");
    this.start = one(page, "[data-start]");
    this.none = one(page, "[data-none]");
    /** @type {Map<string, Promise<Index>>} */
    this.indexes = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
  }

  /** Fetch an index, once; a failure may be tried again. @param {string} address */
  index(address) {
    const held = this.indexes.get(address) ?? this.fetch(address);
    this.indexes.set(address, held);
    held.catch(() => this.indexes.delete(address));
    return held;
  }

  /** @param {string} address */
  async fetch(address) {
    const [answer, { default: MiniSearch }] = await Promise.all([
      fetch(address),
      import(new URL(this.page.dataset["library"] ?? "", location.href).href),
    ]);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const index = new Index(unpack(await answer.arrayBuffer()));
    await index.rank(MiniSearch);
    return index;
  }

  /** The index of this page's language, and that of the documents' own for what may be in it. @param {string} typed */
  needed(typed) {
    const { index = "", original = "" } = this.page.dataset;
    const both = index !== original && maybeOriginal(typed);
    return Promise.all([this.index(index), both ? this.index(original) : undefined]);
  }

  /** Show what is found for what stands in the box now. */
  async update() {
    const typed = this.box.value;
    if (!typed.trim()) return this.show("", [], { start: true });
    const waiting = setTimeout(() => typed === this.box.value && this.show(this.words.state["loading"] ?? "", []), PATIENCE);
    try {
      const [index, original] = await this.needed(typed);
      if (typed !== this.box.value) return;
      const found = find(index, typed, original);
      this.show(sentence(found, typed, this.words), results(found, this.words), { none: found.how === "none" });
      this.page.dataset["answered"] = typed.trim();
    } catch {
      if (typed === this.box.value) this.show(this.words.state["failed"] ?? "", [this.again()], { start: true });
    } finally {
      clearTimeout(waiting);
    }
  }

  /** @param {string} told @param {HTMLElement[]} shown @param {{start?: boolean, none?: boolean}} [more] */
  show(told, shown, { start = false, none = false } = {}) {
    this.state.textContent = told;
    this.found.replaceChildren(...shown);
    this.found.hidden = !shown.length;
    this.none.hidden = !none;
    this.start.hidden = !start && !none;
  }

  again() {
    const button = make("button", { type: "button", class: "mb-button" }, this.words.state["retry"] ?? "");
    button.addEventListener("click", () => {
      this.box.focus(); // the button goes
      this.update();
    });
    return button;
  }

  /** A key was pressed: the address follows when the reader rests. */
  typed() {
    this.update();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.address(false), RESTING);
  }

  /**
   * Bring the address up to date. What a reader asked for on purpose (Enter, a link) keeps a step of its own
   * in the history, so that going back leads to it; what is typed on the way does not.
   * @param {boolean} settled
   */
  address(settled) {
    clearTimeout(this.resting);
    const address = new URL(location.href);
    const before = address.searchParams.get("q") ?? "";
    const typed = this.box.value.trim();
    const step = history.state?.settled && typed !== before ? "pushState" : "replaceState";
    if (typed) address.searchParams.set("q", typed);
    else address.searchParams.delete("q");
    address.hash = "";
    if (typed !== before || settled) history[step]({ settled }, "", address.href.replace(/#$/, ""));
  }

  /** Take what is searched for from the address. */
  read() {
    this.box.value = new URLSearchParams(location.search).get("q") ?? "";
    return this.update();
  }

  begin() {
    const form = one(this.page, "form");
    this.box.addEventListener("focus", () => {
      this.index(this.page.dataset["index"] ?? "").catch(() => undefined);
      if (form.getBoundingClientRect().bottom > innerHeight / 2) form.scrollIntoView(); // room for what is found
    });
    this.box.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.typed();
    });
    this.box.addEventListener("compositionend", () => this.typed());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.address(true);
      this.update();
    });
    addEventListener("popstate", () => this.read());
    if (new URLSearchParams(location.search).has("q")) {
      history.replaceState({ settled: true }, "");
      this.read();
    } else if (this.box.value) this.typed(); // what was typed before this came
  }
}

for (const page of all(document, "[data-search]")) new Search(page).begin();
