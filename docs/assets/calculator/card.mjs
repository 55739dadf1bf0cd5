/** One benefit of the result: what it gives, when, and which words of the document say so. */
import { fill, make, ofSource } from "./dom.mjs";
import { timelineOf } from "./timeline.mjs";

/**
 * @typedef {object} Reason
 * @property {"met" | "not-met" | "unknown"} state
 * @property {string} label @property {string} text @property {string} quote
 * @property {{fact: string, text: string}[]} facts @property {string | null} fixed
 * @property {string} clause @property {string} href
 */
/** @typedef {{text: string, gives: string | null, here: boolean}} Alternative */
/**
 * @typedef {object} ReadingNote
 * @property {string} id @property {string} text @property {string} quote @property {string} href
 * @property {Alternative[]} alternatives @property {string | null} note
 */
/**
 * @typedef {object} Card
 * @property {string} benefit @property {string} measure @property {string | null} child @property {string} title
 * @property {"yes" | "no" | "unknown" | "not_stated"} answer
 * @property {string} status @property {string} headline
 * @property {{label: string, text: string}[]} facts
 * @property {Reason[]} reasons @property {ReadingNote[]} readings
 * @property {{fact: string, text: string}[]} missing
 * @property {string[]} changes @property {string} href
 * @property {import("./timeline.mjs").Timeline | null} timeline
 */
/**
 * @typedef {object} Words
 * @property {string} conditions @property {string} reading @property {string} here
 * @property {string} missing @property {string} changes @property {string} measure @property {string} clause
 * @property {string} instead
 */
/**
 * @typedef {object} Setting
 * @property {Words} words
 * @property {string} root the way from this page to the root of its language
 * @property {(fact: string) => void} lead brings the reader to a question of the form
 */
/** @typedef {{benefit: string, for: string, child: string | null, text: string}} Instead */

/**
 * A card that opens: the answer in front, its grounds behind.
 * @param {Card} card @param {{open: boolean, instead: HTMLElement[]}} how `instead` leads to what fits better
 * @param {Setting} setting
 */
export function cardOf(card, { open, instead }, setting) {
  const { words, root } = setting;
  return make(
    "details",
    { class: "mc-card", "data-answer": card.answer, "data-benefit": card.benefit, "data-of": card.child ?? "", ...(open ? { open: "" } : {}) },
    make(
      "summary",
      {},
      make("h4", {}, card.title),
      make("span", { class: "mc-status" }, card.status),
      make("span", { class: "mc-headline" }, card.headline),
    ),
    list(card.facts),
    part(words.missing, card.missing.map((one) => question(one, setting)), "mc-missing"),
    ...(card.answer === "no" ? [changes(card, words), part(words.instead, instead, "mc-instead")] : []),
    part(words.conditions, card.reasons.map((one) => reason(one, setting)), "mc-reasons"),
    ...(card.answer === "no" ? [] : [changes(card, words)]),
    readings(card, setting),
    card.timeline && timelineOf(card.timeline),
    make("p", { class: "mc-read" }, make("a", { href: root + card.href }, fill(words.measure, { title: card.title }))),
  );
}

/**
 * A card of something that the document only names: its words, no calculation.
 * @param {Card} card @param {Setting} setting
 */
export function namedOf(card, setting) {
  return make(
    "li",
    { "data-benefit": card.benefit },
    make("p", {}, make("a", { href: setting.root + card.href }, card.title)),
    list(card.facts),
    ...card.reasons.flatMap((one) => [make("p", {}, one.text), quotation(one, setting)]),
  );
}

/** @param {{label: string, text: string}[]} facts */
export function list(facts) {
  if (!facts.length) return null;
  const rows = facts.map(({ label, text }) => make("div", {}, make("dt", {}, label), make("dd", {}, text)));
  return make("dl", { class: "mc-facts" }, ...rows);
}

/** @param {string} title @param {HTMLElement[]} entries @param {string} name */
function part(title, entries, name) {
  if (!entries.length) return null;
  return make("section", { class: name }, make("h5", {}, title), make("ul", {}, ...entries));
}

/** @param {Card} card @param {Words} words */
function changes(card, words) {
  return part(words.changes, card.changes.map((text) => make("li", {}, text)), "mc-changes");
}

/** @param {{fact: string, text: string}} missing @param {Setting} setting */
function question(missing, setting) {
  const button = make("button", { type: "button", class: "mc-link", "data-missing": missing.fact }, missing.text);
  button.addEventListener("click", () => setting.lead(missing.fact));
  return make("li", {}, button);
}

/** @param {Reason} reason @param {Setting} setting */
function reason(reason, setting) {
  const own = [...reason.facts.map(({ text }) => text), ...(reason.fixed ? [reason.fixed] : [])];
  return make(
    "li",
    { "data-state": reason.state },
    make("p", {}, make("strong", {}, reason.label), " ", reason.text),
    own.length ? make("ul", { class: "mc-own" }, ...own.map((text) => make("li", {}, text))) : null,
    quotation(reason, setting),
  );
}

/**
 * The document's own words, which are always in their own language, with the way to their clause.
 * @param {{quote: string, clause?: string, href: string}} said @param {Setting} setting
 */
function quotation({ quote, clause, href }, { words, root }) {
  const link = clause && make("a", { href: root + href }, fill(words.clause, { clause }));
  const text = link ? quote : make("a", { href: root + href }, quote);
  return make("blockquote", {}, make("span", ofSource(), text), link ? " " : null, link || null);
}

/**
 * Where the text is silent: each way of reading it with what it gives.
 * @param {Card} card @param {Setting} setting
 */
function readings(card, setting) {
  if (!card.readings.length) return null;
  const entries = card.readings.map((one) =>
    make(
      "li",
      { "data-reading": one.id },
      make("p", {}, one.text),
      quotation(one, setting),
      make("ul", {}, ...one.alternatives.map((other) => alternative(other, setting.words))),
      one.note ? make("p", { class: "mc-note" }, one.note) : null,
    ),
  );
  return make(
    "details",
    { class: "mc-more mc-readings" },
    make("summary", {}, fill(setting.words.reading, { n: card.readings.length })),
    make("ul", {}, ...entries),
  );
}

/** @param {Alternative} other @param {Words} words */
function alternative({ text, gives, here }, words) {
  const mark = here ? [make("strong", { class: "mc-here" }, words.here), " "] : [];
  return make(
    "li",
    here ? { "data-here": "" } : {},
    make("p", {}, ...mark, text),
    gives && make("p", { class: "mc-gives" }, gives),
  );
}
