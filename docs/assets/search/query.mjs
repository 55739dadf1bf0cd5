/** What a reader typed, and what the documents call it. */
import { fold, isHan } from "./fold.mjs";

/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {import("./index.mjs").Said} Said */
/** @typedef {{typed: string, said: Said[], told: boolean}} Alias told: the official texts do not print what was typed */
/**
 * @typedef {object} Query
 * @property {string} folded what was typed, as it is compared
 * @property {boolean} cut whether only its beginning is searched for
 * @property {string[]} wordings what was typed, and the same in the documents' words
 * @property {boolean} whole whether it is an everyday name and nothing else
 * @property {string[][]} parts each word of several, with what the documents call it
 * @property {Alias[]} aliases everyday names in it
 */

const LONGEST = 300; // characters: longer than any title, and than most sentences
const MOST_PARTS = 4; // more words than that are a sentence
const BETWEEN = /[^\p{L}\p{N}\p{M}]+/u;

/** Whether Chinese that pages of another language quote may hold it: a number may, an English word may not. @param {string} typed */
export function maybeOriginal(typed) {
  return [...typed].some(isHan) || !/\p{Script=Latin}/u.test(typed);
}

/** @param {Index} index @param {string} typed @returns {Query} */
export function read(index, typed) {
  const begun = [...typed.slice(0, 4 * LONGEST)].slice(0, LONGEST).join("");
  const folded = fold(begun);
  const aliases = everyday(index, folded);
  const words = begun.split(BETWEEN).map(fold).filter((one) => one);
  return {
    folded,
    cut: begun.length < typed.trimEnd().length,
    wordings: wordings(folded, aliases),
    whole: aliases.some((one) => one.typed === folded),
    parts: words.length > 1 && words.length <= MOST_PARTS ? words.map((one) => wordings(one, everyday(index, one))) : [],
    aliases,
  };
}

/**
 * Find the everyday names in a query, the longest first at each place.
 * @param {Index} index @param {string} folded @returns {Alias[]}
 */
function everyday(index, folded) {
  /** @type {Alias[]} */
  const found = [];
  for (let from = 0; from < folded.length; ) {
    const typed = nameAt(index, folded, from);
    const said = index.aliases.get(typed);
    if (said?.length && !found.some((one) => one.typed === typed)) found.push({ typed, said, told: !index.prints(typed) });
    from += typed.length || 1;
  }
  return found;
}

/** @param {Index} index @param {string} folded @param {number} from */
function nameAt(index, folded, from) {
  if (inside(folded, from)) return "";
  for (let length = Math.min(index.longest, folded.length - from); length > 0; length--) {
    const typed = folded.slice(from, from + length);
    if (index.aliases.has(typed) && !inside(folded, from + length)) return typed;
  }
  return "";
}

/**
 * Whether a place lies within a word of letters.
 * @param {string} folded @param {number} place
 */
function inside(folded, place) {
  const [before = " ", after = " "] = [folded[place - 1], folded[place]];
  return before !== " " && after !== " " && !isHan(before) && !isHan(after);
}

/** @param {string} folded @param {Alias[]} aliases */
function wordings(folded, aliases) {
  const found = new Set(folded ? [folded] : []);
  const whole = aliases.find((one) => one.typed === folded);
  for (const { words } of whole?.said ?? []) found.add(fold(words));
  if (!whole && aliases.length) {
    let said = folded;
    for (const one of aliases) said = said.replaceAll(one.typed, fold(one.said[0]?.words ?? one.typed));
    found.add(said);
  }
  return [...found];
}
