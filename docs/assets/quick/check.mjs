/** The quick check on the page of a measure: the answer follows each choice. Nothing that is chosen leaves the page. */
import { all, make, one, ofSource } from "../calculator/dom.mjs";
import { answer, tableOf, takePreloaded } from "./quick.mjs";

/** @import {Card, Table} from "./types.mjs" */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

const ORDER = "order"; // which child it is: not a fact of the contract, but how many come before

class Check {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    const { lang = "", place: id = "", measure = "", base = "", root = "" } = place.dataset;
    this.id = id;
    this.measure = measure;
    this.root = root;
    this.words = JSON.parse(one(place, "[data-quick-words]").textContent ?? "{}").words;
    this.shown = one(place, "[data-quick-answer]");
    this.live = one(place, "[data-quick-live]");
    this.controls = /** @type {Control[]} */ (all(place, "[data-quick-fact]"));
    this.asked = 0;
    this.table = () => tableOf(new URL(base, document.baseURI).href, `${id}.${measure}`, lang);
  }

  /** The page holds the answer to nothing said; a browser may have kept what was said over a reload. */
  open() {
    this.place.addEventListener("input", () => this.show());
    if (this.controls.some(({ value }) => value)) void this.show();
  }

  async show() {
    const asked = ++this.asked;
    const table = await this.table();
    if (asked !== this.asked) return; // several choices at once have one answer
    const open = this.opened().map(({ dataset }) => dataset.of);
    this.shown.replaceChildren(...(table ? this.answered(table) : [make("p", {}, this.words["missing-table"])]));
    for (const details of all(this.shown, "details")) details.toggleAttribute("open", open.includes(details.dataset.of));
    // The whole answer would be too much to hear after each choice.
    this.live.textContent = all(this.shown, "h3, .mb-quick-headline, :scope > p:not(.mb-quick-notice)").map(({ textContent }) => textContent).join(" ");
  }

  /** @returns {HTMLElement[]} the grounds that the reader has open */
  opened() {
    return all(this.shown, "details[open]");
  }

  /** @param {Table} table */
  answered(table) {
    if (this.controls.some(({ validity }) => validity.badInput)) return [make("p", {}, this.words.unreadable)];
    const situation = this.situation(table);
    const found = answer(table, situation);
    if (!found) return [make("p", {}, this.words.nothing)];
    const mark = found.mark ?? "";
    const asked = [`child-${situation.children?.length}`, "institution"];
    const cards = found.groups.flatMap((group) =>
      group.cards
        .filter((card) => card.measure === this.measure && asked.includes(card.child ?? group.for))
        .map((card) => this.card(card, card.child ? group.title : "", mark)),
    );
    const offers = found.offers.filter(({ href }) => href.endsWith(`/${this.measure}/`));
    return [
      ...(found.notice ? [make("p", { class: "mb-quick-notice" }, found.notice)] : []),
      ...cards,
      ...offers.map(({ title, headline }) => this.answer("unknown", make("h3", {}, mark, title), null, headline)),
    ];
  }

  /** @param {Table} table */
  situation(table) {
    /** @type {Record<string, any>} */
    const said = { place: this.id, mother: {} };
    const child = {};
    let before = -1;
    for (const { dataset, value } of this.controls) {
      const path = dataset.quickFact ?? "";
      if (!value) continue;
      if (path === ORDER) before = Number(value) - 1;
      else put(path.startsWith("children") ? child : said, path, value);
    }
    if (said.institution || !this.controls.some(({ dataset }) => dataset.quickFact?.startsWith("children"))) {
      return { place: this.id, institution: said.institution ?? {} };
    }
    // Elder children of whom nothing is asked: born one after another, long ago, so that they only count.
    const elders = [...Array(Math.max(0, before)).keys()].map((at) => ({ born: table.span[0].replace(/.$/, String(at + 1)) }));
    const ordered = this.controls.some(({ dataset }) => dataset.quickFact === ORDER);
    return before < 0 && ordered ? said : { ...said, children: [...elders, child] };
  }

  /** @param {Card} card @param {string} whose a person, where it is for one @param {string} mark of a draft */
  card({ benefit, answer: kind, title, status, headline, facts, reasons, missing }, whose, mark) {
    const rows = facts.map(({ label, text }) => make("div", {}, make("dt", {}, label), make("dd", {}, text)));
    const of = (/** @type {string} */ state) => reasons.filter((one) => one.state === state).map((one) => this.reason(one));
    const met = of("met");
    const name = make("h3", {}, mark, whose && make("span", { class: "mb-chip" }, whose), whose && " ", title);
    return this.answer(
      kind,
      name,
      kind === "unknown" ? null : status, // the headline says it already
      headline,
      rows.length ? make("dl", { class: "mb-rows" }, ...rows) : null,
      ...part(this.words.failed, of("not-met")),
      ...part(this.words.open, of("unknown")),
      ...part(this.words.missing, missing.map(({ text }) => make("li", {}, text))),
      met.length
        ? make("details", { "data-of": `${benefit} ${whose}` }, make("summary", {}, this.words.met), make("ul", {}, ...met))
        : null,
    );
  }

  /** @param {Card["reasons"][number]} reason */
  reason({ text, quote, clause, href }) {
    const link = make("a", { href: this.root + href }, quote);
    return make("li", {}, text, make("p", { class: "mb-quick-source" }, make("q", ofSource(), link), ` ${clause}`));
  }

  /**
   * @param {string} kind @param {HTMLElement} name @param {string | null} status @param {string} headline
   * @param {...(HTMLElement | null)} more
   */
  answer(kind, name, status, headline, ...more) {
    return make(
      "article",
      { class: `mb-quick-card mb-answer-${kind}`, "data-answer": kind },
      name,
      status === null ? null : make("p", { class: "mb-quick-status" }, status),
      make("p", { class: "mb-quick-headline" }, headline),
      ...more,
    );
  }
}

/** @param {string} title @param {HTMLElement[]} entries */
function part(title, entries) {
  return entries.length ? [make("p", { class: "mb-label" }, title), make("ul", {}, ...entries)] : [];
}

/** @param {Record<string, any>} table @param {string} path @param {string} value */
function put(table, path, value) {
  const [name = "", part] = path.split(".").reverse();
  const own = part === undefined || part === "children[]" ? table : (table[part] ??= {});
  if (name === "enrolled") own[name] = [Number(value)];
  else own[name] = value === "true" || value === "false" ? value === "true" : value;
}

takePreloaded();
for (const place of all(document, "[data-quick]")) new Check(place).open();
