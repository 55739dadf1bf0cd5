/** Small helpers to find and to make elements. Text is always set as text, never as HTML. */
export { fill } from "../said.mjs";

const OPEN = "\u2068";
const CLOSE = "\u2069";

/** @typedef {string | Node | null | undefined} Content */

/**
 * Make an element: `make("p", {class: "mc-help"}, "text", child)`. Null children are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Record<string, string>} attributes @param {...Content} contents
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes, ...contents) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...contents.flatMap(shown).filter((one) => one !== null && one !== undefined));
  return element;
}

/** @returns {Record<string, string>} the attributes of an element whose words are in the language of the documents */
export function ofSource() {
  const { sourceLang = "", sourceDir = "" } = one(document, "[data-source-lang]").dataset;
  return { lang: sourceLang, dir: sourceDir };
}

/**
 * Words that the page's language lacks stand between these marks, in the documents' own: an element says so.
 * @param {Content} content @returns {Content[]}
 */
function shown(content) {
  if (typeof content !== "string" || !content.includes(OPEN)) return [content];
  const parts = content.split(/([\u2068\u2069])/);
  /** @type {Content[]} */
  const found = [];
  let depth = 0;
  for (const part of parts) {
    if (part === OPEN) depth += 1;
    else if (part === CLOSE) depth -= 1;
    else if (part) found.push(depth ? make("span", ofSource(), part) : part);
  }
  return found;
}

/**
 * Find the one element that must be there.
 * @param {ParentNode} within @param {string} selector @returns {HTMLElement}
 */
export function one(within, selector) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** @param {ParentNode} within @param {string} selector @returns {HTMLElement[]} */
export function all(within, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector))];
}

