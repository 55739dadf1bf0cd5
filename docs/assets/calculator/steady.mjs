/** What the reader looks at stays, when one result takes the place of another: the place on the screen, focus, what is open. */

const KNOWN = "h2, h3, h5, summary, a, button";

/**
 * Change what `place` holds, so that the reader does not notice more than what has changed.
 * @param {HTMLElement} place @param {() => void} change
 */
export function steady(place, change) {
  const before = named(place);
  // What is open only because it is being printed is closed.
  const open = new Map(details(place).map(([name, one]) => [name, one.open && !("openedToPrint" in one.dataset)]));
  const focused = nameOf(before, (one) => one === document.activeElement);
  const seen = nameOf(before, (one) => onScreen(one));
  const top = before.get(seen)?.getBoundingClientRect().top ?? 0;
  change();
  for (const [name, one] of details(place)) one.open = open.get(name) ?? one.open;
  const after = named(place);
  if (document.activeElement !== after.get(focused)) after.get(focused)?.focus({ preventScroll: true });
  const moved = (after.get(seen)?.getBoundingClientRect().top ?? top) - top;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

/** @param {HTMLElement} place @returns {[string, HTMLDetailsElement][]} */
function details(place) {
  return [...named(place)].flatMap(([name, { parentElement: parent }]) =>
    parent instanceof HTMLDetailsElement ? [/** @type {[string, HTMLDetailsElement]} */ ([name, parent])] : [],
  );
}

/**
 * What can be found again, by its card and its words; the head of a card by the card alone.
 * @param {HTMLElement} place @returns {Map<string, HTMLElement>}
 */
function named(place) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = place.querySelectorAll(KNOWN);
  return new Map([...found].map((one) => [name(one), one]));
}

/** @param {HTMLElement} one */
function name(one) {
  const card = one.closest("[data-benefit]");
  const { benefit, of } = card instanceof HTMLElement ? card.dataset : {};
  const group = one.closest("[data-group]")?.getAttribute("data-group");
  const words = card && card === one.parentElement ? "" : one.textContent;
  return [group, benefit, of, one.tagName, words].join(" ");
}

/** @param {Map<string, HTMLElement>} found @param {(one: HTMLElement) => boolean} fits */
function nameOf(found, fits) {
  return [...found].find(([, one]) => fits(one))?.[0] ?? "";
}

/** @param {HTMLElement} one */
function onScreen(one) {
  const { top, height } = one.getBoundingClientRect();
  return height > 0 && top >= 0 && top < innerHeight;
}
