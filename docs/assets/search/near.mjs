/** What comes nearest to a query, as the library counts it. */
import { fold, tokens } from "./fold.mjs";
import { perPage } from "./hits.mjs";
import { folds, IN_TEXT, NOT } from "./levels.mjs";

/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {import("./index.mjs").Section} Section */
/** @typedef {import("./query.mjs").Query} Query */

const NEAREST = 12;
const NEAR_ENOUGH = 0.4; // of the best score
const SAID = 0.25; // more for each of the documents' own words
/** @type {Record<string, number>} more or less of the score: a measure says it in full, an entry of the glossary is short */
const WEIGHT = { measure: 1.2, glossary: 0.3 };

/**
 * What shares most with the query where nothing holds it.
 * @param {Index} index @param {Query} query @param {Map<Section, number>} scores
 */
export function nearest(index, query, scores) {
  const wanted = wantedOf(query);
  const counts = index.folded.map((text) => wanted.filter((one) => text.includes(one)).length);
  const near = nearness(index, query, scores);
  const best = Math.max(0, ...near.values());
  const hits = perPage(index, near, (section) => {
    if (!best || (near.get(section) ?? 0) < NEAR_ENOUGH * best) return [NOT, null];
    const own = [...section.blocks, ...section.shared];
    const block = own.reduce((a, b) => ((counts[b] ?? 0) > (counts[a] ?? 0) ? b : a), own[0] ?? 0);
    return [IN_TEXT, own.length ? block : null];
  });
  hits.sort((a, b) => b.score - a.score);
  return { hits: hits.slice(0, NEAREST), marks: wanted };
}

/**
 * What the library thinks, set right: the words by which the documents call an everyday name count for more,
 * and an entry of the glossary is so short that a word in it counts for too much.
 * @param {Index} index @param {Query} query @param {Map<Section, number>} scores
 */
function nearness(index, { aliases }, scores) {
  const said = [...new Set(aliases.flatMap((one) => one.said.map(({ words }) => fold(words))))];
  const weighed = [...scores].map(([section, score]) => {
    const own = [folds(section.title), ...[...section.blocks, ...section.shared].map((block) => index.folded[block] ?? "")];
    const held = said.filter((words) => own.some((text) => text.includes(words))).length;
    return /** @type {[Section, number]} */ ([section, score * (1 + SAID * held) * (WEIGHT[section.page.kind] ?? 1)]);
  });
  return new Map(weighed);
}

/**
 * What the library looks for: pairs, words and numbers of the query and of what the documents call it.
 * @param {Query} query
 */
function wantedOf({ wordings, aliases }) {
  const said = aliases.flatMap((one) => one.said.map(({ words }) => fold(words)));
  const found = [...new Set([...wordings, ...said].flatMap((words) => tokens(words, false)))];
  const telling = found.filter((one) => one.length > 1);
  return telling.length ? telling : found;
}

/**
 * What the library thinks of each section.
 * @param {Index} index @param {Query} query @returns {Map<Section, number>}
 */
export function ranked(index, query) {
  /** @type {Map<Section, number>} */
  const scores = new Map();
  const terms = wantedOf(query).join(" ");
  const options = {
    boost: { title: 3 },
    tokenize: (/** @type {string} */ text) => text.split(" "),
    prefix: (/** @type {string} */ term) => /^[a-z]{3}/.test(term),
    fuzzy: (/** @type {string} */ term) => (/^[a-z]{5}/.test(term) ? 0.2 : false),
  };
  for (const { id, score } of index.ranks?.search(terms, options) ?? []) {
    const section = index.sections[/** @type {number} */ (id)];
    if (section) scores.set(section, score);
  }
  return scores;
}
