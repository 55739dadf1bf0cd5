/** The whole result, as it will stand on paper: notice, a group for each child or person. */
import { cardOf, namedOf } from "./card.mjs";
import { fill, make } from "./dom.mjs";

const FEW = 4; // so many cards are shown open; more would bury the answers under their grounds

/** @typedef {import("./card.mjs").Card} Card */
/** @typedef {import("./reading.mjs").Given} Given */
/** @typedef {{for: string, title: string, cards: Card[]}} Group */
/**
 * @typedef {object} Shown
 * @property {string | null} notice @property {string} title @property {string} as_of
 * @property {Group[]} groups @property {Card[]} named
 */
/**
 * @typedef {import("./card.mjs").Words & {
 *   result: string, details: string, named: string, given: string, print: string, nothing: string,
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
    ...(groups.length ? [] : [make("p", {}, words.nothing)]),
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
