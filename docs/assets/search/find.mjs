/** From a query to what is found: whatever holds the words themselves first, in groups; else what comes nearest. */
import { fold, tokens, whole } from "./fold.mjs";
import { read } from "./query.mjs";

/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {import("./index.mjs").Page} Page */
/** @typedef {import("./index.mjs").Section} Section */
/** @typedef {import("./query.mjs").Query} Query */
/**
 * @typedef {object} Hit
 * @property {Page} page @property {Section} section @property {string} text what is shown of it
 * @property {number} level how well it fits: 0 is best @property {number} score
 */
/** @typedef {{kind: string, hits: Hit[]}} Group */
/** @typedef {"words" | "parts" | "near" | "none"} How */
/** @typedef {{query: Query, how: How, groups: Group[], count: number, marks: string[]}} Found */
/** @typedef {(section: Section) => [number, number | null | undefined]} Judge its level, and the text that says so */

// How well a place fits.
const TITLE = 0; // it is called so
const IN_TITLE = 1;
const IN_TEXT = 2;
const ASIDE = 3; // on a measure's page, but not of what the measure gives
const WITHIN = 4; // in the middle of a longer word or number
const FRAME = 5; // around the text, on many pages alike
const NOT = 9;

const KINDS = ["measure", "faqs", "text", "figures", "families", "glossary", "compare", "units", "overview", "audience", "other"];
/** @type {Record<string, string>} */
const SAME_GROUP = { place: "overview", home: "other", calculator: "other", updates: "other", about: "other" };
// One hit a page; on the others each section is found by itself.
const WHOLE = new Set(["measure", "overview", "audience", "home"]);

// The parts of a measure's page that tell what is left open, and questions.
const ASIDES = new Set(["open", "named", "readings", "faqs"]);

const NEAREST = 12;
const NEAR_ENOUGH = 0.4; // of the best score
const SAID = 0.25; // more for each of the documents' own words
const SHORT = 0.3; // of the score of an entry of the glossary

/**
 * @param {Index} index @param {string} typed
 * @param {Index} [chinese] the Chinese index, for Chinese words on the pages of another language
 * @returns {Found}
 */
export function find(index, typed, chinese) {
  if (chinese) index.learn(chinese);
  const query = read(index, typed);
  if (!query.folded) return { query, how: "none", groups: [], count: 0, marks: [] };
  const scores = ranked(index, query);
  const said = perPage(index, scores, holding(index, query.whole ? query.wordings : [query.folded]));
  const own = said.length ? said : perPage(index, scores, holding(index, query.wordings));
  const words = chinese ? joined(own, quoted(index, chinese, query)) : own;
  if (words.length) return found(query, "words", words, query.wordings);
  const parts = query.parts.length ? together(index, query, scores) : [];
  if (parts.length) return found(query, "parts", parts, query.parts.flat());
  return nearest(index, query, scores);
}

/** @param {Query} query @param {How} how @param {Hit[]} hits @param {string[]} marks @returns {Found} */
function found(query, how, hits, marks) {
  const groups = KINDS.map((kind) => ({ kind, hits: hits.filter((hit) => groupOf(hit.page.kind) === kind) }));
  for (const { hits: held } of groups) held.sort((a, b) => a.level - b.level || b.score - a.score);
  const filled = groups.filter(({ hits: held }) => held.length);
  if (how === "near") filled.sort((a, b) => (b.hits[0]?.score ?? 0) - (a.hits[0]?.score ?? 0));
  else filled.sort((a, b) => rank(a) - rank(b));
  return { query, how, groups: filled, count: hits.length, marks };
}

/** A page that is called so comes before the usual order of groups. @param {Group} group */
function rank({ hits: [best] }) {
  if (!best || best.level > IN_TEXT) return best?.level ?? NOT;
  return best.level === TITLE && best.section === best.page.sections[0] ? TITLE : IN_TEXT;
}

/** @param {string} kind */
function groupOf(kind) {
  const group = SAME_GROUP[kind] ?? kind;
  return KINDS.includes(group) ? group : "other";
}

/**
 * Judge by whether a section holds one of the wordings.
 * @param {Index} index @param {string[]} wordings @returns {Judge}
 */
function holding(index, wordings) {
  const levels = index.folded.map((text) => levelOf(text, wordings));
  return (section) => {
    const block = lowest([...section.blocks, ...section.shared], levels);
    const level = Math.min(titled(section, wordings), levels[block ?? -1] ?? NOT);
    const around = section === section.page.sections[0] ? lowest(section.page.frame, levels) : undefined;
    if (level === NOT) return around === undefined ? [NOT, null] : [FRAME, around];
    const aside = section.page.kind === "measure" && ASIDES.has(section.anchor);
    return [aside ? Math.max(level, ASIDE) : level, block];
  };
}

/** @param {number[]} blocks @param {number[]} levels @returns {number | undefined} the block that fits best */
function lowest(blocks, levels) {
  const held = blocks.filter((block) => (levels[block] ?? NOT) < NOT);
  return held.length ? held.reduce((a, b) => ((levels[b] ?? NOT) < (levels[a] ?? NOT) ? b : a)) : undefined;
}

/**
 * Find the Chinese words that pages of another language print; the Chinese index knows which they are.
 * @param {Index} index @param {Index} chinese @param {Query} query
 */
function quoted(index, chinese, { folded }) {
  const levels = chinese.folded.map((text) => levelOf(text, [folded]));
  const hits = perPage(chinese, new Map(), ({ shared }) => {
    const block = lowest(shared, levels);
    return [levels[block ?? -1] ?? NOT, block];
  });
  return hits.flatMap((hit) => {
    const page = index.pages.find((one) => one.path === hit.page.path);
    const section = page?.sections.find((one) => one.anchor === hit.section.anchor) ?? page?.sections[0];
    return page && section ? [{ ...hit, page, section }] : [];
  });
}

/** @param {Hit[]} first @param {Hit[]} second what is found by both counts once */
function joined(first, second) {
  const place = (/** @type {Hit} */ { page, section }) => (WHOLE.has(page.kind) ? page : section);
  const there = new Set(first.map(place));
  return [...first, ...second.filter((hit) => !there.has(place(hit)))];
}

/** @param {Section} section @param {string[]} wordings */
function titled(section, wordings) {
  const title = folds(section.title);
  const top = section === section.page.sections[0] || !WHOLE.has(section.page.kind);
  if (wordings.includes(title)) return top ? TITLE : IN_TITLE;
  const level = levelOf(title, wordings);
  return level === IN_TEXT ? IN_TITLE : level;
}

/** @type {Map<string, string>} */
const titles = new Map();

/** @param {string} title */
function folds(title) {
  let held = titles.get(title);
  if (held === undefined) titles.set(title, (held = fold(title)));
  return held;
}

/** @param {string} folded @param {string[]} wordings */
function levelOf(folded, wordings) {
  let level = NOT;
  for (const words of wordings) {
    for (let at = folded.indexOf(words); at >= 0 && level > IN_TEXT; at = folded.indexOf(words, at + 1)) {
      level = whole(folded, at, at + words.length) ? IN_TEXT : WITHIN;
    }
  }
  return level;
}

/**
 * Every page or section that holds all of several words.
 * @param {Index} index @param {Query} query @param {Map<Section, number>} scores
 */
function together(index, { parts }, scores) {
  const all = 2 ** parts.length - 1;
  const masks = index.folded.map((text) => maskOf(text, parts));
  return perPage(index, scores, (section) => {
    const { page } = section;
    const own = [...section.blocks, ...section.shared];
    const here = own.reduce((mask, block) => mask | (masks[block] ?? 0), maskOf(folds(section.title), parts));
    const above = here | maskOf(folds(page.title), parts);
    const full = above === all || (WHOLE.has(page.kind) && section === page.sections[0] && pageMask(page, masks, parts) === all);
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

/**
 * What shares most with the query where nothing holds it.
 * @param {Index} index @param {Query} query @param {Map<Section, number>} scores
 */
function nearest(index, query, scores) {
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
  return found(query, hits.length ? "near" : "none", hits.slice(0, NEAREST), wanted);
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
    return /** @type {[Section, number]} */ ([section, score * (1 + SAID * held) * (section.page.kind === "glossary" ? SHORT : 1)]);
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
 * Judge every section; of a page that is found as a whole keep the best.
 * @param {Index} index @param {Map<Section, number>} scores @param {Judge} judge
 */
function perPage(index, scores, judge) {
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
    if (WHOLE.has(page.kind) && held.length) {
      const best = held.reduce((a, b) => (b.level < a.level || (b.level === a.level && b.score > a.score) ? b : a));
      hits.push({ ...best, score: Math.max(...held.map((hit) => hit.score)) });
    } else hits.push(...held);
  }
  return hits;
}

/**
 * What the library thinks of each section.
 * @param {Index} index @param {Query} query @returns {Map<Section, number>}
 */
function ranked(index, query) {
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
