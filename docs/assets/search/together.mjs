/** Several words: every page or section that holds all of them. */
import { perPage } from "./hits.mjs";
import { folds, IN_TEXT, levelOf, NOT, WITHIN } from "./levels.mjs";

/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {import("./index.mjs").Section} Section */
/** @typedef {import("./index.mjs").Page} Page */
/** @typedef {import("./query.mjs").Query} Query */

/**
 * Every page or section that holds all of several words.
 * @param {Index} index @param {Query} query @param {Map<Section, number>} scores
 */
export function together(index, { parts }, scores) {
  const all = 2 ** parts.length - 1;
  const masks = index.folded.map((text) => maskOf(text, parts));
  return perPage(index, scores, (section) => {
    const { page } = section;
    const own = [...section.blocks, ...section.shared];
    const here = own.reduce((mask, block) => mask | (masks[block] ?? 0), maskOf(folds(section.title), parts));
    const above = here | maskOf(folds(page.title), parts);
    const full = above === all || (page.whole && section === page.sections[0] && pageMask(page, masks, parts) === all);
    if (!full) return [NOT, null];
    const best = own.reduce((a, b) => (bits(masks[b] ?? 0) > bits(masks[a] ?? 0) ? b : a), own[0] ?? 0);
    return [here === all ? IN_TEXT : WITHIN, own.length ? best : null];
  });
}

/** @param {Page} page @param {number[]} masks @param {string[][]} parts */
function pageMask(page, masks, parts) {
  const blocks = page.sections.flatMap((section) => [...section.blocks, ...section.shared]);
  return blocks.reduce((mask, block) => mask | (masks[block] ?? 0), maskOf(folds(page.title), parts));
}

/** @param {string} folded @param {string[][]} parts */
function maskOf(folded, parts) {
  return parts.reduce((mask, part, bit) => (levelOf(folded, part) <= IN_TEXT ? mask | (1 << bit) : mask), 0);
}

/** @param {number} mask */
function bits(mask) {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
}
