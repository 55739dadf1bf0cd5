/** What is found: whole pages or single sections, brought together in groups. */
import { IN_TEXT, IN_TITLE, NOT } from "./levels.mjs";

/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {import("./index.mjs").Section} Section */
/** @typedef {import("./index.mjs").Page} Page */
/** @typedef {import("./levels.mjs").Judge} Judge */
/**
 * @typedef {object} Hit
 * @property {Page} page @property {Section} section @property {string} text what is shown of it
 * @property {number} level how well it fits: 0 is best @property {number} score
 */
/** @typedef {{kind: string, hits: Hit[]}} Group */

const KINDS = ["measure", "faqs", "text", "figures", "families", "glossary", "compare", "units", "overview", "audience", "other"];
/** @type {Record<string, string>} */
const SAME_GROUP = { place: "overview", home: "other", calculator: "other", updates: "other", about: "other" };

/**
 * Judge every section; of a page that is found as a whole keep the best, with the scores of all: more is said there.
 * @param {Index} index @param {Map<Section, number>} scores @param {Judge} judge
 */
export function perPage(index, scores, judge) {
  /** @type {Hit[]} */
  const hits = [];
  for (const page of index.pages) {
    /** @type {Hit[]} */
    const held = [];
    for (const section of page.sections) {
      const [level, block] = judge(section);
      const text = index.texts[block ?? section.blocks[0] ?? section.shared[0] ?? -1] ?? "";
      if (level < NOT) held.push({ page, section, text, level, score: scores.get(section) ?? 0 });
    }
    if (page.whole && held.length) {
      const best = held.reduce((a, b) => (b.level < a.level || (b.level === a.level && b.score > a.score) ? b : a));
      hits.push({ ...best, score: held.reduce((sum, hit) => sum + hit.score, 0) });
    } else hits.push(...held);
  }
  return hits;
}

/** @param {Hit[]} first @param {Hit[]} second what is found by both counts once */
export function joined(first, second) {
  const place = (/** @type {Hit} */ { page, section }) => (page.whole ? page : section);
  const there = new Set(first.map(place));
  return [...first, ...second.filter((hit) => !there.has(place(hit)))];
}

/** The groups that hold something, the best first. @param {Hit[]} hits @param {boolean} near whether nothing fits exactly */
export function grouped(hits, near) {
  const groups = KINDS.map((kind) => ({ kind, hits: hits.filter((hit) => groupOf(hit.page.kind) === kind) }));
  for (const { hits: held } of groups) held.sort((a, b) => a.level - b.level || b.score - a.score);
  const filled = groups.filter(({ hits: held }) => held.length);
  if (near) filled.sort((a, b) => (b.hits[0]?.score ?? 0) - (a.hits[0]?.score ?? 0));
  else filled.sort((a, b) => rank(a) - rank(b));
  return filled;
}

/** A page that is called so comes before the usual order of groups. @param {Group} group */
function rank({ hits: [best] }) {
  if (!best || best.level > IN_TEXT) return best?.level ?? NOT;
  const called = best.level <= IN_TITLE && best.section === best.page.sections[0];
  return called ? best.level : IN_TEXT;
}

/** @param {string} kind */
function groupOf(kind) {
  const group = SAME_GROUP[kind] ?? kind;
  return KINDS.includes(group) ? group : "other";
}
