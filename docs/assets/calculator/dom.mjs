/** Small helpers to find and to make elements. Text is always set as text, never as HTML. */

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
  element.append(...contents.filter((one) => one !== null && one !== undefined));
  return element;
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

/**
 * Write values into a sentence: `fill("Child {n}", {n: 2})`.
 * @param {string} sentence @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
