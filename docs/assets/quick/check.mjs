/** The quick check on the page of a measure: the answer follows each choice. Nothing that is chosen leaves the page. */
import { all, make, one } from "../calculator/dom.mjs";
import { answer, tableOf } from "./quick.mjs";

/** @import {Card, Table} from "./types.mjs" */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

const ORDER = "order"; // which child it is: not a fact of the contract, but how many come before

class Check {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    const { lang = "zh", place: id = "", measure = "", base = "", root = "" } = place.dataset;
    this.id = id;
    this.root = root;
    this.words = JSON.parse(one(place, "[data-quick-words]").textContent ?? "{}").words;
    this.shown = one(place, "[data-quick-answer]");
    this.controls = /** @type {Control[]} */ (all(place, "[data-quick-fact]"));
    this.table = tableOf(new URL(base, document.baseURI).href, `${id}.${measure}`, lang);
  }

  open() {
    this.place.addEventListener("input", () => this.show());
    this.show();
  }

  async show() {
    const table = await this.table;
    this.shown.replaceChildren(...(table ? this.answered(table) : [make("p", {}, this.words["missing-table"])]));
  }

  /** @param {Table} table */
  answered(table) {
    if (this.controls.some(({ validity }) => validity.badInput)) return [make("p", {}, this.words.unreadable)];
    const { measure } = this.place.dataset;
    const situation = this.situation(table);
    const found = answer(table, situation);
    if (!found) return [make("p", {}, this.words.nothing)];
    const asked = [`child-${situation.children?.length}`, "institution"];
    const cards = found.groups.flatMap((group) =>
      group.cards
        .filter((card) => card.measure === measure && asked.includes(card.child ?? group.for))
        .map((card) => this.card(card, card.child ? group.title : "")),
    );
    const offers = found.offers.filter(({ href }) => href.endsWith(`/${measure}/`));
    return [
      found.notice && make("p", { class: "mb-quick-notice" }, found.notice),
      ...cards,
      ...offers.map(({ title, headline }) =>
        this.answer("unknown", title, "", "", make("p", { class: "mb-quick-headline" }, headline)),
      ),
    ].filter((one) => one !== null);
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

  /** @param {Card} card @param {string} whose a person, where it is for one */
  card({ answer: kind, title, status, headline, facts, reasons, missing }, whose) {
    const rows = facts.map(({ label, text }) => make("div", {}, make("dt", {}, label), make("dd", {}, text)));
    const of = (/** @type {string} */ state) => reasons.filter((one) => one.state === state).map((one) => this.reason(one));
    const met = of("met");
    return this.answer(
      kind,
      title,
      whose,
      status,
      make("p", { class: "mb-quick-headline" }, headline),
      rows.length ? make("dl", { class: "mb-rows" }, ...rows) : null,
      ...part(this.words.failed, of("not-met")),
      ...part(this.words.open, of("unknown")),
      ...part(this.words.missing, missing.map(({ text }) => make("li", {}, text))),
      met.length ? make("details", {}, make("summary", {}, this.words.met), make("ul", {}, ...met)) : null,
    );
  }

  /** @param {Card["reasons"][number]} reason */
  reason({ text, quote, clause, href }) {
    const link = make("a", { href: this.root + href }, quote);
    return make("li", {}, text, " ", make("q", { lang: "zh-CN" }, link), ` ${clause}`);
  }

  /**
   * @param {string} kind @param {string} title @param {string} whose @param {string} status
   * @param {...(HTMLElement | null)} more
   */
  answer(kind, title, whose, status, ...more) {
    return make(
      "article",
      { class: `mb-quick-card mb-answer-${kind}`, "data-answer": kind },
      make("h3", {}, whose && make("span", { class: "mb-chip" }, whose), whose && " ", title),
      status ? make("p", { class: "mb-quick-status" }, status) : null,
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

for (const place of all(document, "[data-quick]")) new Check(place).open();
