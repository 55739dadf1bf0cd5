/** A shared link that was opened: what is told of it above the form, and above the result. */
import { fill, make } from "./dom.mjs";

/** @typedef {{text: string, rows: {title: string, then: string, now: string}[]}} Since */
/** @typedef {{path: string, value: string}} Lost an answer of the link that is not asked any more */
/**
 * @typedef {object} Words
 * @property {string} opened @property {string} lost @property {string} lost_one
 * @property {string} was @property {string} now
 */

/**
 * The single answers that a path of the situation leads to, as text.
 * @param {Record<string, any>} situation @param {string[]} paths @returns {Lost[]}
 */
export function lostOf(situation, paths) {
  return paths.map((path) => {
    const steps = path.split(/[.[\]]+/).filter(Boolean);
    const value = steps.reduce((/** @type {any} */ node, step) => node?.[step], situation);
    return { path, value: JSON.stringify(value ?? null) };
  });
}

/**
 * What has changed since the link was made.
 * @param {Since} since @param {Lost[]} lost @param {Words} words
 */
export function sinceOf({ text, rows }, lost, words) {
  const entries = rows.map(({ title, then, now }) =>
    make(
      "li",
      {},
      make("p", { class: "mc-row-title" }, title),
      make("p", {}, fill(words.was, { text: then })),
      make("p", {}, fill(words.now, { text: now })),
    ),
  );
  const gone = lost.map((one) => make("li", {}, fill(words.lost_one, { ...one })));
  return make(
    "section",
    { class: "mc-since", "data-since": rows.length ? "differ" : "alike" },
    make("p", {}, words.opened),
    make("p", { class: "mc-since-text" }, text),
    entries.length ? make("ul", { class: "mc-rows" }, ...entries) : null,
    gone.length ? make("p", {}, fill(words.lost, { n: gone.length })) : null,
    gone.length ? make("ul", { "data-lost": "" }, ...gone) : null,
  );
}
