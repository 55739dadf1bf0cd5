/** The index as it was packed (scripts/search/pack.py): a line of JSON, then the texts as numbers of symbols. */

/** @typedef {import("./index.mjs").Data} Data */

const ONE = 224; // values of a byte that stand for a symbol; the others begin a pair
const LINE = 10;

/** @param {ArrayBuffer} packed @returns {Data} */
export function unpack(packed) {
  const bytes = new Uint8Array(packed);
  const end = bytes.indexOf(LINE);
  const { symbols, ...data } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const known = ["\n"];
  let last = "";
  for (const one of symbols.split("\n")) known.push((last = last.slice(0, Number(one[0])) + one.slice(1)));
  let texts = "";
  for (let at = end + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    texts += known[byte < ONE ? byte : ONE + (byte - ONE) * 256 + (bytes[++at] ?? 0)];
  }
  return { ...data, texts: texts.split("\n") };
}
