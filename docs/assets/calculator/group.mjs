/** The cards of one child or parent, and the ways from a no to what does or may apply instead. */
import { cardOf } from "./card.mjs";
import { make } from "./dom.mjs";

const INSTEAD = 3; // so many other benefits are named beside a no

/** @typedef {import("./card.mjs").Card} Card */
/** @typedef {import("./card.mjs").Instead} Instead */
/** @typedef {import("./result.mjs").Group} Group */
/** @typedef {import("./made.mjs").Made} Made */
/** @typedef {import("./result.mjs").Setting} Setting */
/** @typedef {{section: HTMLElement, contents: Node[]}} Filled a group, and what it is to hold */

/**
 * @param {Group} group @param {Card} card one of its cards
 * @param {{open: boolean, instead: Instead[]}} how it is shown at first, and what applies where something does not
 * @param {Setting} setting @param {Made} made
 */
export function cardIn(group, card, { open, instead }, setting, made) {
  const near = card.answer === "no" ? nearest(instead, group, card) : [];
  const name = ["card", group.for, card.benefit, card.child].join(" ");
  return made.of(name, [card, near], () => cardOf(card, { open, instead: near.map(wayTo) }, setting));
}

/**
 * The place of a group, and what it is to hold.
 * @param {Group} group @param {HTMLElement[]} cards @param {Made} made @returns {Filled}
 */
export function groupOf(group, cards, made) {
  const title = made.of(`title ${group.for}`, group.title, () => make("h3", {}, group.title));
  const section = made.of(`group ${group.for}`, null, () => make("section", { class: "mc-group", "data-group": group.for }));
  return { section, contents: [title, ...cards] };
}

/**
 * What does or may apply where this does not: what is for the same person or child comes first.
 * @param {Instead[]} all @param {Group} group @param {Card} card
 */
function nearest(all, group, card) {
  const near = (/** @type {Instead} */ one) => Number(one.for !== group.for) + Number(one.child !== card.child);
  return [...all].sort((one, other) => near(one) - near(other)).slice(0, INSTEAD);
}

/** @param {Instead} one */
function wayTo(one) {
  const button = make("button", { type: "button", class: "mc-link" }, one.text);
  button.addEventListener("click", () => openCard(button, one));
  return make("li", {}, button);
}

/** @param {HTMLElement} from @param {Instead} wanted */
function openCard(from, { benefit, for: whose, child }) {
  const cards = from.closest(".mc-result")?.querySelectorAll(`[data-group="${whose}"] > [data-benefit="${benefit}"]`) ?? [];
  const card = [...cards].find((one) => one instanceof HTMLDetailsElement && one.dataset["of"] === (child ?? ""));
  if (!(card instanceof HTMLDetailsElement)) return;
  card.open = true;
  card.querySelector("summary")?.focus({ preventScroll: true });
  card.scrollIntoView({ block: "start" });
}
