/** From a query to what is found: whatever holds the words themselves first, in groups; else what comes nearest. */
import { grouped, joined, perPage } from "./hits.mjs";
import { holding, levelOf, lowest, NOT } from "./levels.mjs";
import { nearest, ranked } from "./near.mjs";
import { read } from "./query.mjs";
import { together } from "./together.mjs";

/** @typedef {import("./hits.mjs").Group} Group */
/** @typedef {import("./hits.mjs").Hit} Hit */
/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {import("./query.mjs").Query} Query */
/** @typedef {"words" | "parts" | "near" | "none"} How */
/** @typedef {{query: Query, how: How, groups: Group[], count: number, marks: string[]}} Found */

/**
 * @param {Index} index @param {string} typed
 * @param {Index} [original] the index of the documents' own language, for what pages of another language quote of it
 * @returns {Found}
 */
export function find(index, typed, original) {
  if (original) index.learn(original);
  const query = read(index, typed);
  if (!query.folded) return { query, how: "none", groups: [], count: 0, marks: [] };
  const scores = ranked(index, query);
  const said = perPage(index, scores, holding(index, query.whole ? query.wordings : [query.folded]));
  const own = said.length ? said : perPage(index, scores, holding(index, query.wordings));
  const words = original ? joined(own, quoted(index, original, query)) : own;
  if (words.length) return found(query, "words", words, query.wordings);
  const parts = query.parts.length ? together(index, query, scores) : [];
  if (parts.length) return found(query, "parts", parts, query.parts.flat());
  const { hits, marks } = nearest(index, query, scores);
  return found(query, hits.length ? "near" : "none", hits, marks);
}

/** @param {Query} query @param {How} how @param {Hit[]} hits @param {string[]} marks @returns {Found} */
function found(query, how, hits, marks) {
  return { query, how, groups: grouped(hits, how === "near"), count: hits.length, marks };
}

/**
 * Find the Chinese words that pages of another language print; the index of the documents' own language knows which they are.
 * @param {Index} index @param {Index} original @param {Query} query
 */
function quoted(index, original, { folded }) {
  const levels = original.folded.map((text) => levelOf(text, [folded]));
  const hits = perPage(original, new Map(), ({ shared }) => {
    const block = lowest(shared, levels);
    return [levels[block ?? -1] ?? NOT, block];
  });
  return hits.flatMap((hit) => {
    const page = index.pages.find((one) => one.path === hit.page.path);
    const section = page?.sections.find((one) => one.anchor === hit.section.anchor) ?? page?.sections[0];
    return page && section ? [{ ...hit, page, section }] : [];
  });
}
