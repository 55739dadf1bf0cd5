/** The same family asked about in another place: the two places trade places in the answers. */
import { all } from "./dom.mjs";

/** @typedef {{id: string, name: string}} Place */

/**
 * The places that the form offers.
 * @param {HTMLElement} form @returns {Place[]}
 */
export function placesOf(form) {
  return all(form, 'input[name="place"]').map((input) => ({
    id: /** @type {HTMLInputElement} */ (input).value,
    name: input.nextElementSibling?.firstChild?.textContent?.trim() ?? "",
  }));
}

/**
 * The situation as if its family lived in another place, without what only the first place asks.
 * @param {HTMLElement} form @param {Record<string, any>} situation @param {string} there
 */
export function elsewhere(form, situation, there) {
  const here = String(situation["place"]);
  const traded = new Map([[here, there], [there, here]]);
  /** @param {any} node @param {string} path @returns {any} */
  const moved = (node, path) => {
    if (Array.isArray(node)) return node.map((one) => moved(one, `${path}[]`));
    if (typeof node !== "object" || node === null) return traded.get(node) ?? node;
    const entries = Object.entries(node)
      .map(([key, value]) => ({ key, value, fact: path ? `${path}.${key}` : key }))
      .filter(({ fact }) => !unasked(form, fact, there));
    return Object.fromEntries(entries.map(({ key, value, fact }) => [key, moved(value, fact)]));
  };
  return moved(situation, "");
}

/**
 * Whether only other places ask this fact.
 * @param {HTMLElement} form @param {string} fact @param {string} place
 */
function unasked(form, fact, place) {
  const own = all(form, "[data-own]").filter(({ dataset }) => dataset["fact"] === fact);
  return own.length > 0 && !own.some(({ dataset }) => dataset["places"]?.split(" ").includes(place));
}
