/** What was found, as elements: groups of hits, each with its document and the words around. */
import { fill, make } from "../calculator/dom.mjs";
import { pieces } from "./snippet.mjs";

/** @typedef {import("./find.mjs").Found} Found */
/** @typedef {import("./hits.mjs").Group} Group */
/** @typedef {import("./hits.mjs").Hit} Hit */
/**
 * @typedef {object} Words
 * @property {Record<string, string>} state @property {Record<string, string>} status @property {Record<string, string>} kinds
 * @property {string} alias @property {string} quoted @property {string} between @property {string} explained
 * @property {string} more @property {string} mixed
 */

const SHOWN = 5; // of a group; the rest is folded away
const LONGEST = 40; // characters of what was typed that are said again
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g; // marks of the direction of text

/** @param {Found} found @param {Words} words @returns {HTMLElement[]} */
export function results({ query, groups, marks }, words) {
  const said = query.aliases.filter((one) => one.told).map((one) => alias(one, words));
  return [...said, ...groups.map((group) => listed(group, marks, words))];
}

/**
 * One sentence on how much was found.
 * @param {Found} found @param {string} typed @param {Words} words
 */
export function sentence({ query, how, count }, typed, words) {
  const key = how === "words" && count === 1 ? "one" : how === "words" ? "many" : how;
  const told = fill(words.state[key] ?? "", { n: count, typed: apart(typed) });
  return query.cut ? `${told} ${words.state["long"]}` : told;
}

/**
 * The beginning of what was typed, to stand in a sentence: whichever way its letters run, the sentence runs on as
 * before, and signs that would turn it round are left out.
 * @param {string} typed
 */
function apart(typed) {
  return `\u2068${[...typed.trim().replace(TURNING, "")].slice(0, LONGEST).join("")}\u2069`;
}

/** @param {import("./query.mjs").Alias} one @param {Words} words */
function alias({ typed, said }, words) {
  const quoted = said.map((term) => fill(words.quoted, { word: term.words })).join(words.between);
  const links = said.map(({ id, words: name }) => make("a", { href: `../glossary/#${id}` }, fill(words.explained, { word: name })));
  return make("div", { class: "ms-alias" }, make("p", {}, fill(words.alias, { typed, words: quoted })), make("p", { class: "ms-links" }, ...links));
}

/** @param {Group} group @param {string[]} marks @param {Words} words */
function listed({ kind, hits }, marks, words) {
  const list = make("ul", { class: "ms-hits" }, ...hits.slice(0, SHOWN).map((one) => hit(one, marks, words)));
  const rest = hits.slice(SHOWN);
  const title = make("h2", { class: "ms-kind" }, words.kinds[kind] ?? kind, " ", make("span", { class: "ms-count" }, String(hits.length)));
  return make("section", { class: "ms-group" }, title, list, rest.length ? folded(rest, marks, words) : null);
}

/**
 * The rest of a long group, made when somebody opens it.
 * @param {Hit[]} hits @param {string[]} marks @param {Words} words
 */
function folded(hits, marks, words) {
  const fold = make("details", { class: "mb-fold" }, make("summary", {}, fill(words.more, { n: hits.length })));
  const open = () => fold.append(make("ul", { class: "ms-hits" }, ...hits.map((one) => hit(one, marks, words))));
  fold.addEventListener("toggle", open, { once: true });
  return fold;
}

/** @param {Hit} hit @param {string[]} marks @param {Words} words */
function hit({ page, section, text }, marks, words) {
  const top = section === page.sections[0];
  const address = `../${page.path}${section.anchor ? `#${section.anchor}` : ""}`;
  const [title, part] = named(page, section);
  const link = make("a", { href: address }, ...marked(title, marks, false), part ? make("span", { class: "ms-part" }, part) : null);
  const status = page.status && make("span", { class: `mb-status mb-status-${page.status === "mixed" ? "draft" : page.status}` }, page.status === "mixed" ? words.mixed : (words.status[page.status] ?? ""));
  const from = make("p", { class: "ms-from" }, status || null, page.document || (top ? "" : page.title));
  const shown = text && text !== title ? make("p", { class: "ms-words" }, ...marked(text, marks, true)) : null;
  return make("li", {}, make("p", { class: "ms-title" }, link), from, shown);
}

/**
 * What a hit is called: its page with the part of it, or the entry by itself.
 * @param {import("./index.mjs").Page} page @param {import("./index.mjs").Section} section @returns {[string, string]}
 */
function named(page, section) {
  if (section === page.sections[0] || !section.title) return [page.title, ""];
  return page.kind === "measure" || page.kind === "overview" || page.kind === "figures" ? [page.title, section.title] : [section.title, ""];
}

/** @param {string} text @param {string[]} marks @param {boolean} short */
function marked(text, marks, short) {
  return pieces(text, marks, short).map((piece) => (piece.marked ? make("mark", {}, piece.text) : piece.text));
}
