/** What the reader looks at stays, when one result takes the place of another: the place on the screen, focus, what is open. */

const KNOWN = "h2, h3, h5, summary, a, button";

/**
 * Change what `place` holds, so that the reader does not notice more than what has changed.
 * @param {HTMLElement} place @param {() => void} change
 */
export function steady(place, change) {
  const before = new Set(folds(place));
  // What is open only because it is being printed is closed.
  const open = new Map([...before].map((one) => [nameOf(one), one.open && !("openedToPrint" in one.dataset)]));
  const focused = place.contains(document.activeElement) ? sign(document.activeElement) : null;
  const seen = sign(firstSeen(place));
  const top = seen?.one.getBoundingClientRect().top ?? 0;
  change();
  for (const one of folds(place)) if (!before.has(one)) one.open = open.get(nameOf(one)) ?? one.open;
  const found = focused && again(place, focused);
  if (found && document.activeElement !== found) found.focus({ preventScroll: true });
  const moved = ((seen && again(place, seen))?.getBoundingClientRect().top ?? top) - top;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

/** @param {HTMLElement} place @returns {HTMLDetailsElement[]} */
function folds(place) {
  return [.../** @type {NodeListOf<HTMLDetailsElement>} */ (place.querySelectorAll("details"))];
}

/** @param {HTMLDetailsElement} fold */
function nameOf(fold) {
  const summary = fold.querySelector("summary");
  return summary ? name(summary) : "";
}

/**
 * An element, and the name by which what takes its place can be found.
 * @param {Element | null} one
 */
function sign(one) {
  return one instanceof HTMLElement ? { one, name: one.matches(KNOWN) ? name(one) : "" } : null;
}

/**
 * The same element, or what has taken its place.
 * @param {HTMLElement} place @param {{one: HTMLElement, name: string}} signed
 */
function again(place, signed) {
  return place.contains(signed.one) ? signed.one : known(place).find((one) => name(one) === signed.name);
}

/** @param {HTMLElement} place @returns {HTMLElement[]} what can be found again */
function known(place) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(KNOWN))];
}

/**
 * What something is called, by its card and its words; the head of a card by the card alone.
 * @param {HTMLElement} one
 */
function name(one) {
  const card = one.closest("[data-benefit]");
  const { benefit, of } = card instanceof HTMLElement ? card.dataset : {};
  const group = one.closest("[data-group]")?.getAttribute("data-group");
  const words = card && card === one.parentElement ? "" : one.textContent;
  return [group, benefit, of, one.tagName, words].join(" ");
}

/**
 * The first thing on the screen that can be found again. What is folded away is not asked where it is: the browser
 * would have to lay it out to say so.
 * @param {HTMLElement} place
 */
function firstSeen(place) {
  return onScreen(place) ? (known(place).find((one) => !isFolded(one) && begins(one)) ?? null) : null;
}

/** @param {HTMLElement} one */
function isFolded(one) {
  const inside = one.matches("summary") ? one.parentElement?.parentElement : one;
  return Boolean(inside?.closest("details:not([open])"));
}

/** @param {HTMLElement} place */
function onScreen(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** @param {HTMLElement} one */
function begins(one) {
  const { top, height } = one.getBoundingClientRect();
  return height > 0 && top >= 0 && top < innerHeight;
}
