/** How well a place fits what is looked for. */
import { fold, whole } from "./fold.mjs";

/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {import("./index.mjs").Section} Section */
/** @typedef {(section: Section) => [number, number | null | undefined]} Judge its level, and the text that says so */

export const TITLE = 0; // it is called so
export const IN_TITLE = 1;
export const IN_TEXT = 2;
export const ASIDE = 3; // on a measure's page, but not of what the measure gives
export const WITHIN = 4; // in the middle of a longer word or number
export const FRAME = 5; // around the text, on many pages alike
export const NOT = 9;

// The parts of a measure's page that tell what is left open, and questions.
const ASIDES = new Set(["open", "named", "readings", "faqs"]);

/** @type {Map<string, string>} */
const titles = new Map();

/** @param {string} title */
export function folds(title) {
  let held = titles.get(title);
  if (held === undefined) titles.set(title, (held = fold(title)));
  return held;
}

/** @param {string} folded @param {string[]} wordings */
export function levelOf(folded, wordings) {
  let level = NOT;
  for (const words of wordings) {
    for (let at = folded.indexOf(words); at >= 0 && level > IN_TEXT; at = folded.indexOf(words, at + 1)) {
      level = whole(folded, at, at + words.length) ? IN_TEXT : WITHIN;
    }
  }
  return level;
}

/**
 * Judge by whether a section holds one of the wordings.
 * @param {Index} index @param {string[]} wordings @returns {Judge}
 */
export function holding(index, wordings) {
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
export function lowest(blocks, levels) {
  const held = blocks.filter((block) => (levels[block] ?? NOT) < NOT);
  return held.length ? held.reduce((a, b) => ((levels[b] ?? NOT) < (levels[a] ?? NOT) ? b : a)) : undefined;
}

/** @param {Section} section @param {string[]} wordings */
function titled(section, wordings) {
  const title = folds(section.title);
  const top = section === section.page.sections[0] || !section.page.whole;
  if (wordings.includes(title)) return top ? TITLE : IN_TITLE;
  const level = levelOf(title, wordings);
  return level === IN_TEXT ? IN_TITLE : level;
}
