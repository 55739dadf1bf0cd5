/** The words around what was found, with what was found marked. */
import { placed } from "./fold.mjs";

/** @typedef {{text: string, marked: boolean}} Piece */
/** @typedef {[number, number]} Range from and up to, in code units of the text */

const LETTER = /[\p{Script=Latin}\d]/u;
const LONGEST_WORD = 20;
const BEFORE = 30;
const MOST = { han: 110, latin: 230 };

/**
 * Cut a text into pieces, the found words marked; a long text is shortened around the first.
 * @param {string} text @param {string[]} words folded @param {boolean} [short] whether to shorten it
 * @returns {Piece[]}
 */
export function pieces(text, words, short = true) {
  const marks = ranges(text, words);
  const [from, to] = short ? window(text, marks[0]?.[0] ?? 0) : [0, text.length];
  /** @type {Piece[]} */
  const found = from > 0 ? [{ text: "…", marked: false }] : [];
  let last = from;
  for (const [start, end] of marks) {
    if (end <= from || start >= to) continue;
    found.push({ text: text.slice(last, Math.max(start, last)), marked: false });
    found.push({ text: text.slice(Math.max(start, last), Math.min(end, to)), marked: true });
    last = Math.min(end, to);
  }
  found.push({ text: text.slice(last, to), marked: false });
  if (to < text.length) found.push({ text: "…", marked: false });
  return found.filter((piece) => piece.text);
}

/**
 * Where the words stand, in order, joined where they touch.
 * @param {string} text @param {string[]} words @returns {Range[]}
 */
function ranges(text, words) {
  const { text: folded, at, ends } = placed(text);
  /** @type {Range[]} */
  const found = [];
  for (const word of words) {
    for (let from = folded.indexOf(word); word && from >= 0; from = folded.indexOf(word, from + word.length)) {
      found.push([at[from] ?? 0, ends[from + word.length - 1] ?? 0]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  /** @type {Range[]} */
  const joined = [];
  for (const [start, end] of found) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/**
 * The part of a long text that is shown: no word and no character is cut in two.
 * @param {string} text @param {number} first @returns {Range}
 */
function window(text, first) {
  const most = /\p{Script=Han}/u.test(text) ? MOST.han : MOST.latin;
  if (text.length <= most) return [0, text.length];
  let from = first <= BEFORE ? 0 : edge(text, first - BEFORE);
  let to = Math.min(text.length, edge(text, from + most));
  while (text[from] === " ") from++;
  while (text[to - 1] === " ") to--;
  return [from, to];
}

/** @param {string} text @param {number} place */
function edge(text, place) {
  let at = place;
  while (at > place - LONGEST_WORD && at > 0 && LETTER.test(text[at] ?? "") && LETTER.test(text[at - 1] ?? "")) at--;
  return isLow(text, at) ? at - 1 : at;
}

/** @param {string} text @param {number} at whether the second half of a character stands there */
function isLow(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
