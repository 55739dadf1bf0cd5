/** The whole result, as it will stand on paper: notice, what it comes to, a group for each child or person. */
import { cardOf, list, namedOf } from "./card.mjs";
import { fill, make } from "./dom.mjs";

const FEW = 4; // so many cards are shown open; more would bury the answers under their grounds

/** @typedef {import("./card.mjs").Card} Card */
/** @typedef {import("./reading.mjs").Given} Given */
/** @typedef {{for: string, title: string, cards: Card[]}} Group */
/** @typedef {{fact: string, text: string}} Next */
/** @typedef {{title: string, rows: {label: string, text: string}[], note: string}} Sum */
/** @typedef {{benefit: string, for: string, title: string, headline: string, href: string}} Offer */
/**
 * @typedef {object} Shown
 * @property {string | null} notice @property {string} title @property {string} as_of
 * @property {Next | null} next @property {Sum[]} summary @property {Offer[]} offers
 * @property {Group[]} groups @property {Card[]} named
 */
/**
 * @typedef {import("./card.mjs").Words & {
 *   result: string, details: string, named: string, given: string, print: string, nothing: string,
 *   go_next: string, no_next: string, offers: string, offers_help: string,
 * }} Words
 */
/** @typedef {Omit<import("./card.mjs").Setting, "words"> & {words: Words}} Setting */

/**
 * Show a result in the place of the one before.
 * @param {HTMLElement} place @param {Shown} shown @param {Given[]} given @param {Setting} setting
 */
export function showResult(place, shown, given, setting) {
  const { words } = setting;
  const few = shown.groups.flatMap(({ cards }) => cards).length <= FEW;
  const groups = shown.groups.map((group) => groupOf(group, few, setting));
  const before = cardsOf(place);
  place.replaceChildren(
    make("h2", {}, words.result),
    ...(shown.notice ? [make("p", { class: "mc-notice", "data-notice": "" }, shown.notice)] : []),
    make("p", { class: "mc-title" }, shown.title),
    make("p", {}, shown.as_of),
    ...(groups.length || shown.offers.length ? [next(shown.next, setting)] : [make("p", {}, words.nothing)]),
    ...shown.summary.map(summary),
    ...offers(shown.offers, setting),
    ...(few ? [] : [make("p", { class: "mc-hint" }, words.details)]),
    ...groups,
    ...named(shown.named, setting),
    ...facts(given, words),
    make("p", { class: "mc-row mc-print" }, printButton(words)),
  );
  // An answer that changed while the reader had its grounds open keeps them open, and closed ones closed.
  for (const [key, card] of cardsOf(place)) card.open = before.get(key)?.open ?? card.open;
  place.hidden = false;
}

/**
 * The question that would help most, or that no question helps any more.
 * @param {Next | null} next @param {Setting} setting
 */
function next(next, { words, lead }) {
  if (!next) return make("p", { class: "mc-next", "data-next": "" }, words.no_next);
  const button = make("button", { type: "button", class: "mc-button mc-button-strong" }, words.go_next);
  button.addEventListener("click", () => lead(next.fact));
  return make("div", { class: "mc-next", "data-next": next.fact }, make("p", {}, next.text), button);
}

/**
 * What the family, or the institution, gets in all.
 * @param {Sum} sum
 */
function summary({ title, rows, note }) {
  return make(
    "section",
    { class: "mc-sum", "data-sum": "" },
    make("h3", {}, title),
    list(rows),
    make("p", { class: "mc-note" }, note),
  );
}

/**
 * The full range of what the document holds, before anybody was named.
 * @param {Offer[]} all @param {Setting} setting
 */
function offers(all, { words, root }) {
  if (!all.length) return [];
  const entries = all.map(({ benefit, title, headline, href }) =>
    make(
      "li",
      { "data-offer": benefit },
      make("p", {}, make("a", { href: root + href }, title)),
      make("p", { class: "mc-headline" }, headline),
    ),
  );
  return [
    make(
      "section",
      { class: "mc-offers", "data-offers": "" },
      make("h3", {}, words.offers),
      make("p", {}, words.offers_help),
      make("ul", {}, ...entries),
    ),
  ];
}

/**
 * Return the cards on the page, each by its group and title.
 * @param {HTMLElement} place @returns {Map<string, HTMLDetailsElement>}
 */
function cardsOf(place) {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const cards = place.querySelectorAll("[data-group] > details");
  return new Map([...cards].map((card) => [
    `${card.parentElement?.dataset.group} ${card.querySelector("h4")?.textContent}`,
    card,
  ]));
}

/** @param {Group} group @param {boolean} open @param {Setting} setting */
function groupOf(group, open, setting) {
  return make(
    "section",
    { class: "mc-group", "data-group": group.for },
    make("h3", {}, group.title),
    ...group.cards.map((card) => cardOf(card, open, setting)),
  );
}

/**
 * What the document only names, each once: it says the same to every child and both parents.
 * @param {Card[]} all @param {Setting} setting
 */
function named(all, setting) {
  const cards = [...new Map(all.map((card) => [card.benefit, card])).values()];
  if (!cards.length) return [];
  const title = fill(setting.words.named, { n: cards.length });
  return [
    make(
      "details",
      { class: "mc-more mc-named", "data-named": "" },
      make("summary", {}, title),
      make("ul", {}, ...cards.map((card) => namedOf(card, setting))),
    ),
  ];
}

/**
 * What the result was worked out from, so that a printed page can be checked.
 * @param {Given[]} given @param {Words} words
 */
function facts(given, words) {
  if (!given.length) return [];
  const parts = [...new Set(given.map(({ part }) => part))];
  const lists = parts.map((part) => {
    const rows = given
      .filter((one) => one.part === part)
      .map(({ label, text }) => make("div", {}, make("dt", {}, label), make("dd", {}, text)));
    return make("section", {}, part ? make("h3", {}, part) : null, make("dl", { class: "mc-facts" }, ...rows));
  });
  return [make("details", { class: "mc-more", "data-given": "" }, make("summary", {}, words.given), ...lists)];
}

/** @param {Words} words */
function printButton(words) {
  const button = make("button", { type: "button", class: "mc-button", "data-do": "print" }, words.print);
  button.addEventListener("click", () => print());
  return button;
}

/**
 * Open everything for the printer, and close again what the reader had closed.
 * @param {HTMLElement} place
 */
export function openForPrint(place) {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...place.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
}
