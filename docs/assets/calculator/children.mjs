/** The children of the form: they come, go, and are put in order. */
import { all, fill, one } from "./dom.mjs";
import { addMonth, resetMonths, removeMonth } from "./months.mjs";
import { breath } from "./pieces.mjs";

/**
 * @typedef {import("./months.mjs").Words & Own} Words
 * @typedef {object} Own
 * @property {string} child @property {string} child_of @property {string} added
 * @property {string} twin_added @property {string} removed @property {string} returned @property {string} sorted
 */

/** The child that was last taken out, and the place where it stood. @type {{child: HTMLElement, index: number} | null} */
let taken = null;

/**
 * Do what a button of the form says; null if it is none of ours, else the sentence to announce.
 * @param {string} action @param {HTMLElement} button @param {HTMLElement} form @param {Words} words
 * @returns {string | null}
 */
export function grow(action, button, form, words) {
  const child = /** @type {HTMLElement | null} */ (button.closest("[data-child]"));
  switch (action) {
    case "add-child": return added(add(form, words), words);
    case "add-twin": return child && twin(form, child, words);
    case "remove-child": return child && remove(form, child, words);
    case "put-back": return putBack(form, words);
    case "sort-children": return sort(form, words);
    case "add-month": return addMonth(form, words).focus(), "";
    case "remove-month": return removeMonth(form);
    default: return null;
  }
}

/**
 * The children that are asked about. A reader who goes back to fewer keeps what was typed about the rest, out of sight.
 * @param {HTMLElement} form
 */
export function childrenOf(form) {
  return all(form, "[data-children] > [data-child]:not([hidden])");
}

/** @param {HTMLElement} form */
function counter(form) {
  return /** @type {HTMLSelectElement} */ (one(form, "[data-count] select"));
}

/**
 * Show as many children as the reader says there are; none as long as that is not known.
 * @param {HTMLElement} form @param {Words} words
 */
export function follow(form, words) {
  const wanted = Number(counter(form).value);
  const blocks = () => all(form, "[data-children] > [data-child]");
  while (blocks().length < wanted) blank(form, null).hidden = true;
  const more = blocks().slice(0, wanted).filter((child) => child.hidden);
  blocks().forEach((child, index) => (child.hidden = index >= wanted));
  void appear(more);
  settle(form, words);
}

/**
 * Let the reader see these one after the other, behind what else is asked now: all at once are too much for one task.
 * @param {HTMLElement[]} children
 */
async function appear(children) {
  for (const child of children) child.dataset["waits"] = "";
  for (const child of children) {
    await breath();
    delete child.dataset["waits"];
    child.getBoundingClientRect(); // laid out by itself, not with all the others at the end
  }
}

/**
 * Say how many children there are, as far as the form has room for them.
 * @param {HTMLElement} form @param {number} wanted @param {Words} words
 */
export function countChildren(form, wanted, words) {
  const select = counter(form);
  select.value = String(Math.min(wanted, select.options.length - 1) || "");
  follow(form, words);
}

/**
 * After a child came or went: the count, the numbers, and whether there is room for one more.
 * @param {HTMLElement} form @param {Words} words
 */
function settle(form, words) {
  const children = childrenOf(form);
  const select = counter(form);
  select.value = children.length ? String(children.length) : "";
  children.forEach((child, index) => {
    const values = { n: index + 1, all: children.length };
    child.dataset["name"] = fill(words.child, values);
    one(child, "[data-child-title]").textContent = fill(children.length > 1 ? words.child_of : words.child, values);
  });
  const full = children.length >= select.options.length - 1;
  for (const button of all(form, '[data-do="add-child"], [data-do="add-twin"]')) {
    /** @type {HTMLButtonElement} */ (button).disabled = full;
  }
}

/** @param {HTMLElement} child */
function birth(child) {
  return /** @type {HTMLInputElement} */ (one(child, '[data-fact="children[].born"] input'));
}

/**
 * Put a blank child after another, or at the end.
 * @param {HTMLElement} form @param {HTMLElement | null} after
 */
function blank(form, after) {
  const list = one(form, "[data-children]");
  const template = /** @type {HTMLTemplateElement} */ (one(form, "[data-child-template]"));
  const fragment = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const child = one(fragment, "[data-child]");
  number(child);
  list.insertBefore(child, after ? after.nextElementSibling : null);
  return child;
}

/**
 * One child more; one that was put out of sight comes back.
 * @param {HTMLElement} form @param {Words} words
 */
function add(form, words) {
  counter(form).value = String(childrenOf(form).length + 1);
  follow(form, words);
  const child = /** @type {HTMLElement} */ (childrenOf(form).at(-1));
  delete child.dataset["waits"]; // the reader is led to it
  return child;
}

let last = 0;

/**
 * Give the copy of the template ids of its own.
 * @param {HTMLElement} child
 */
function number(child) {
  const id = String(++last);
  for (const name of ["id", "for", "name", "aria-describedby"]) {
    for (const element of all(child, `[${name}*="__ID__"]`)) {
      element.setAttribute(name, (element.getAttribute(name) ?? "").replaceAll("__ID__", id));
    }
  }
}

/**
 * Lead the reader to the new child, and say which it is.
 * @param {HTMLElement} child @param {Words} words
 */
function added(child, words) {
  one(child, "[data-child-title]").focus();
  return fill(words.added, { n: position(child) });
}

/** @param {HTMLElement} child */
function position(child) {
  return [...(child.parentElement?.children ?? [])].indexOf(child) + 1;
}

/** @param {HTMLElement} form @param {HTMLElement} child @param {Words} words */
function twin(form, child, words) {
  const other = blank(form, child);
  birth(other).value = birth(child).value;
  settle(form, words);
  one(other, "[data-child-title]").focus();
  return fill(words.twin_added, { n: position(other), other: position(child) });
}

/** @param {HTMLElement} form @param {HTMLElement} child @param {Words} words */
function remove(form, child, words) {
  const n = position(child);
  taken = { child, index: n - 1 };
  child.remove();
  settle(form, words);
  return fill(words.removed, { n });
}

/**
 * Put the child that was last taken out where it stood, as it was.
 * @param {HTMLElement} form @param {Words} words
 */
function putBack(form, words) {
  const list = one(form, "[data-children]");
  if (!taken) return "";
  const { child, index } = taken;
  taken = null;
  list.insertBefore(child, list.children[index] ?? null);
  settle(form, words);
  one(child, "[data-child-title]").focus();
  return fill(words.returned, { n: index + 1 });
}

/**
 * Say beside the children what became of them; one that was taken out can be put back.
 * @param {HTMLElement} form @param {string} action @param {string} sentence nothing if it is empty
 */
export function tell(form, action, sentence) {
  const note = one(form, "[data-told]");
  const back = one(note, '[data-do="put-back"]');
  note.hidden = !sentence || !["remove-child", "add-twin"].includes(action);
  one(note, "[data-told-text]").textContent = sentence;
  back.hidden = action !== "remove-child";
  if (action === "remove-child") back.focus();
}

/**
 * Put the children in order of birth; those without a date keep their place behind the one before.
 * @param {HTMLElement} form @param {Words} words
 */
function sort(form, words) {
  let before = "";
  const keyed = childrenOf(form).map((child) => ({ child, key: (before = birth(child).value || before) }));
  keyed.sort((one, two) => one.key.localeCompare(two.key));
  one(form, "[data-children]").prepend(...keyed.map(({ child }) => child));
  settle(form, words);
  one(form, "[data-child-title]").focus();
  return words.sorted;
}

/**
 * Whether an older child stands behind a younger one.
 * @param {HTMLElement} form
 */
export function unsorted(form) {
  const days = childrenOf(form).map((child) => birth(child).value).filter(Boolean);
  return days.some((day, index) => index > 0 && day < (days[index - 1] ?? ""));
}

/**
 * Bring the form back to what it was when the page came.
 * @param {HTMLFormElement} form @param {Words} words
 */
export function reset(form, words) {
  one(form, "[data-children]").replaceChildren();
  taken = null;
  tell(form, "", "");
  resetMonths(form);
  for (const question of all(form, "[data-unknown]")) delete question.dataset["unknown"];
  form.reset();
  settle(form, words);
}
