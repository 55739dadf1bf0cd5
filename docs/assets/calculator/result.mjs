/** The whole result, as it will stand on paper: notice, overview, a group for each child or person. */
import { cardOf, namedOf } from "./card.mjs";
import { fill, make } from "./dom.mjs";

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
 *   result: string, overview: string, named: string, given: string, print: string, nothing: string,
 * }} Words
 */
/** @typedef {Omit<import("./card.mjs").Setting, "words"> & {words: Words}} Setting */

/**
 * Show a result in the place of the one before.
 * @param {HTMLElement} place @param {Shown} shown @param {Given[]} given @param {Setting} setting
 */
export function showResult(place, shown, given, setting) {
  const { words } = setting;
  const groups = shown.groups.map((group) => groupOf(group, setting));
  place.replaceChildren(
    make("h2", {}, words.result),
    ...(shown.notice ? [make("p", { class: "mc-notice", "data-notice": "" }, shown.notice)] : []),
    make("p", { class: "mc-title" }, shown.title),
    make("p", {}, shown.as_of),
    ...(groups.length ? [overview(shown.groups, words), ...groups] : [make("p", {}, words.nothing)]),
    ...named(shown.named, setting),
    ...facts(given, words),
    make("p", { class: "mc-row mc-print" }, printButton(words)),
  );
  place.hidden = false;
}

/** @param {Group} group @param {Card} card */
function idOf(group, card) {
  return `result-${group.for}-${card.benefit}-${group.cards.indexOf(card)}`;
}

/** @param {Group} group @param {Setting} setting */
function groupOf(group, setting) {
  return make(
    "section",
    { class: "mc-group", "data-group": group.for },
    make("h3", {}, group.title),
    ...group.cards.map((card) => cardOf(card, idOf(group, card), setting)),
  );
}

/**
 * Every answer in a line, with the way to its card.
 * @param {Group[]} groups @param {Words} words
 */
function overview(groups, words) {
  const rows = groups.flatMap((group) =>
    group.cards.map((card) =>
      make(
        "li",
        { "data-answer": card.answer },
        make("a", { href: `#${idOf(group, card)}` }, make("span", {}, group.title), " · ", card.title),
        make("span", { class: "mc-status" }, card.status),
      ),
    ),
  );
  return make("nav", { class: "mc-overview", "aria-label": words.overview }, make("ul", {}, ...rows));
}

/** @param {Card[]} cards @param {Setting} setting */
function named(cards, setting) {
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
