/** The index as it was packed (scripts/search/pack.py): a line of JSON, then rows of numbers. */
import { expand } from "./lzma.mjs";

/** @typedef {[number[], string]} Symbols single characters as steps from one to the next; others, one a line */
/**
 * @typedef {object} Head
 * @property {[string, string, number, string][]} pages address, kind, document, the anchors of the sections
 * @property {[string, string][]} documents name and status @property {string} names anchors of the glossary
 * @property {string[]} whole kinds of pages that are one hit, wherever on them the words stand
 * @property {[number, number][]} rows @property {Symbols[]} symbols
 */
/** @typedef {Head & {texts: string[], blocks: number[]}} Data blocks: numbers of texts, END after each list */

export const END = -1;
const [FOLLOWING, NEW, FIRST] = [1, 2, 3]; // as in scripts/search/blocks.py
const CAPITAL = "\u0001";
const LETTER = /^[A-Za-z’]/;
const LINE = 10;

/** @param {ArrayBuffer} packed @returns {Data} */
export function unpack(packed) {
  const bytes = expand(new Uint8Array(packed));
  let at = bytes.indexOf(LINE) + 1;
  /** @type {Head} */
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, at)));
  const [codes = [], texts = []] = head.rows.map(([one, length]) => numbers(bytes.subarray(at, (at += length)), one));
  const known = ["\n", ...head.symbols.flatMap(listed)];
  return { ...head, blocks: named(codes), texts: spelt(texts.map((number) => known[number] ?? "")).split("\n") };
}

/** @param {Uint8Array} bytes @param {number} one how many values of a byte stand for themselves */
function numbers(bytes, one) {
  /** @type {number[]} */
  const found = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    found.push(byte < one ? byte : one + (byte - one) * 256 + (bytes[++at] ?? 0));
  }
  return found;
}

/** @param {Symbols} symbols */
function listed([steps, words]) {
  let point = 0;
  let last = "";
  const singles = steps.map((step) => String.fromCodePoint((point += step)));
  const others = words ? words.split("\n").map((one) => (last = last.slice(0, Number(one[0])) + one.slice(1))) : [];
  return [...singles, ...others];
}

/** Words stand apart, and begin with a capital where one is called for. @param {string[]} symbols */
function spelt(symbols) {
  let text = "";
  let word = false;
  let capital = false;
  for (const symbol of symbols) {
    if (symbol === CAPITAL) {
      capital = true;
      continue;
    }
    const letters = LETTER.test(symbol);
    if (word && letters) text += " ";
    text += capital ? symbol.charAt(0).toUpperCase() + symbol.slice(1) : symbol;
    word = letters;
    capital = false;
  }
  return text;
}

/** @param {number[]} codes @returns {number[]} */
function named(codes) {
  let before = -1;
  let fresh = 0;
  return codes.map((code) => {
    if (!code) return END;
    before = code === FOLLOWING ? before + 1 : code === NEW ? fresh : code - FIRST;
    fresh = Math.max(fresh, before + 1);
    return before;
  });
}
