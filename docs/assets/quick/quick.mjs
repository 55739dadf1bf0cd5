/** The answer that needs no runtime: a table of a place, fetched once, and what it says of a situation. */
import { dayOf } from "../said.mjs";
import { Unsettled } from "./diagram.mjs";
import { lookUp } from "./lookup.mjs";
import { shownOf } from "./shown.mjs";
import { Words } from "./words.mjs";

/** @import {Shown} from "./types.mjs" */

/** @type {Map<string, Promise<any>>} */
const tables = new Map();

/** Take up the tables that the page has sent for already, before anybody asks: they are kept for the first answer. */
export function takePreloaded() {
  for (const link of document.querySelectorAll('link[rel="preload"][as="fetch"]')) {
    const { href } = /** @type {HTMLLinkElement} */ (link);
    tables.set(href, fetched(href));
  }
}

/**
 * A table, null where it cannot be had.
 * @param {string} base the address of the site's root, ending with a slash
 * @param {string} name of a place, or of a place and one of its measures with a dot between them @param {string} lang
 * @returns {Promise<any>}
 */
export function tableOf(base, name, lang) {
  const address = new URL(`data/quick/${name}.${lang}.json`, base).href;
  const held = tables.get(address) ?? fetched(address);
  tables.set(address, held);
  return held;
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address, { cache: "no-cache" }).catch(() => null);
  const table = response?.ok ? await response.json().catch(() => null) : null;
  if (!table) tables.delete(address); // another try may find the line mended
  return table;
}

/**
 * What a table says of a situation, as the result shows it; null where only the calculator itself can say.
 * @param {any} table @param {Record<string, any>} situation as the contract writes it @param {string} [today]
 * @returns {Shown | null}
 */
export function answer(table, situation, today = dayOf()) {
  try {
    return shownOf(lookUp(table, situation, today), table, new Words(table));
  } catch (error) {
    if (error instanceof Unsettled) return null;
    throw error;
  }
}
