/** The cards of one child or parent, and the ways from a no to what does or may apply instead. */
import { cardOf } from "./card.mjs";
import { make } from "./dom.mjs";

const INSTEAD = 3; // so many other benefits are named beside a no

/** @typedef {import("./card.mjs").Card} Card */
/** @typedef {import("./card.mjs").Instead} Instead */
/** @typedef {import("./result.mjs").Group} Group */
/** @typedef {import("./result.mjs").Setting} Setting */

/** @param {Group} group @param {boolean} open @param {Instead[]} all @param {Setting} setting */
export function groupOf(group, open, all, setting) {
  return make(
    "section",
    { class: "mc-group", "data-group": group.for },
    make("h3", {}, group.title),
    ...group.cards.map((card) => cardOf(card, { open, instead: instead(all, group, card) }, setting)),
  );
}

/**
 * What does or may apply where this does not: what is for the same person or child comes first.
 * @param {Instead[]} all @param {Group} group @param {Card} card
 */
function instead(all, group, card) {
  const near = (/** @type {Instead} */ one) => Number(one.for !== group.for) + Number(one.child !== card.child);
  return [...all].sort((one, other) => near(one) - near(other)).slice(0, INSTEAD).map((one) => {
    const button = make("button", { type: "button", class: "mc-link" }, one.text);
    button.addEventListener("click", () => openCard(button, one));
    return make("li", {}, button);
  });
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
