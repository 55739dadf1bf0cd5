/**
 * Text as it is compared: width and case do not count, nor signs and spaces, except that they part words and numbers.
 * "98 天" is "98天", "〔2023〕86号" is "2023 86号", "1,000" is "1000", "Ｆｒｅｅ" is "free".
 */

const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const DIGIT = /^\d$/;
const THOUSAND = /^,(?=\d{3}(?!\d))/;

/** @type {Map<string, string>} what each character is compared as; nothing for signs and spaces */
const known = new Map();

/** @param {string} char */
function plain(char) {
  let found = known.get(char);
  if (found === undefined) {
    found = [...char.normalize("NFKC").toLowerCase()].filter((one) => WORD.test(one)).join("");
    if (known.size < 20_000) known.set(char, found);
  }
  return found;
}

/** @param {string} char */
export function isHan(char) {
  return (char >= "\u4e00" && char <= "\u9fff") || (char > "\u2e7f" && HAN.test(char));
}

/**
 * Fold a text, and tell where each code unit of the result stood.
 * @param {string} text @returns {{text: string, at: number[], ends: number[]}}
 */
export function placed(text) {
  let folded = "";
  /** @type {number[]} */
  const at = [];
  /** @type {number[]} */
  const ends = [];
  let last = "";
  let parted = false;
  let place = 0;
  for (const char of text) {
    const here = place;
    place += char.length;
    const found = plain(char);
    if (!found) {
      if (!DIGIT.test(last) || !THOUSAND.test(text.slice(here, here + 5))) parted = true;
      continue;
    }
    if (parted && last && !isHan(last) && !isHan(found)) {
      folded += " ";
      at.push(here);
      ends.push(here);
    }
    folded += found;
    for (let unit = 0; unit < found.length; unit++) {
      at.push(here);
      ends.push(place);
    }
    last = found;
    parted = false;
  }
  return { text: folded, at, ends };
}

/** @param {string} text */
export function fold(text) {
  return placed(text).text;
}

/**
 * Cut folded text into what the library ranks by: pairs of Chinese characters and each alone, whole words and numbers.
 * @param {string} folded @param {boolean} [alone] whether a character that has neighbours counts alone as well
 */
export function tokens(folded, alone = true) {
  /** @type {string[]} */
  const found = [];
  let word = "";
  let before = "";
  const end = () => {
    if (word) found.push(word);
    word = "";
  };
  const chars = [...folded];
  for (const [index, char] of chars.entries()) {
    if (isHan(char)) {
      end();
      if (before) found.push(before + char);
      if (alone || (!before && !isHan(chars[index + 1] ?? ""))) found.push(char);
      before = char;
      continue;
    }
    before = "";
    if (char === " ") end();
    else word += char;
  }
  end();
  return found;
}

/**
 * Whether a match does not begin or end in the middle of a longer word or number.
 * @param {string} folded @param {number} from @param {number} to
 */
export function whole(folded, from, to) {
  return begins(folded, from) && !(isDigit(folded[to - 1]) && isDigit(folded[to]));
}

/** @param {string} folded @param {number} place */
function begins(folded, place) {
  const before = folded[place - 1];
  const first = folded[place];
  if (!before || !first || before === " " || isHan(before) || isHan(first)) return true;
  return isDigit(before) !== isDigit(first);
}

/** @param {string | undefined} char */
function isDigit(char) {
  return char !== undefined && char >= "0" && char <= "9";
}
