/** From a situation of the contract to the form: the other way round from reading.mjs. */
import { childrenOf, countChildren, reset } from "./children.mjs";
import { all } from "./dom.mjs";
import { countMonths } from "./months.mjs";

/** @typedef {import("./reading.mjs").Control} Control */
/** @typedef {import("./children.mjs").Words} Words */
/** @typedef {[path: string, value: unknown]} Leaf */

const NAME = /^\w+$/;
const SHARED = ["place", "as_of"]; // said by families and institutions alike

/**
 * Empty the form and fill it with a situation; `read` then gives the same situation back.
 * A fact that the chosen place does not ask is filled in as well, out of sight.
 * @param {HTMLFormElement} form @param {Record<string, unknown>} situation
 * @param {Words} words
 * @returns {string[]} the paths of what the form has no question or no such answer for; nothing is thrown
 */
export function write(form, situation, words) {
  reset(form, words);
  const children = Array.isArray(situation["children"]) ? situation["children"] : [];
  countChildren(form, children.length, words);
  const leaves = leavesOf(situation);
  const family = leaves.some(([path]) => !SHARED.includes(path) && !path.startsWith("institution."));
  const subject = situation["institution"] && !family ? "institution" : "family";
  choose(all(form, '[name="subject"]'), subject);
  return leaves.filter((leaf) => !put(form, leaf, { situation, subject, words })).map(([path]) => path);
}

/**
 * Take back what was typed: the reader does not know.
 * @param {HTMLElement} question
 */
export function unsay(question) {
  for (const input of all(question, "input")) /** @type {HTMLInputElement} */ (input).value = "";
  question.dataset["unknown"] = "";
}

/**
 * Every single answer with its path; what is null was not said.
 * @param {unknown} node @returns {Leaf[]}
 */
function leavesOf(node, path = "") {
  if (node === null || node === undefined) return [];
  if (Array.isArray(node) && path === "children") {
    return node.flatMap((child, index) => leavesOf(child, `children[${index}]`));
  }
  if (typeof node !== "object" || Array.isArray(node)) return [[path, node]];
  return Object.entries(node).flatMap(([key, value]) => {
    const next = path ? `${path}.${key}` : key;
    return NAME.test(key) ? leavesOf(value, next) : [/** @type {Leaf} */ ([next, undefined])];
  });
}

/**
 * Fill in one answer; false if it cannot be.
 * @param {HTMLElement} form @param {Leaf} leaf
 * @param {{situation: Record<string, unknown>, subject: string, words: Words}} setting
 */
function put(form, [path, value], { situation, subject, words }) {
  if (value === undefined || path === "children") return false;
  if (path.startsWith("institution.") && subject === "family") return false;
  const place = String(situation["place"] ?? "");
  const question = questionFor(form, path, place);
  if (!question) return false;
  const done = fillIn(question, value === "local" ? place : value, words);
  const more = question.closest("details[data-more]");
  if (done && more instanceof HTMLDetailsElement) more.open = true;
  return done;
}

/**
 * The question for a path, in the words of the chosen place where two places ask the same.
 * @param {HTMLElement} form @param {string} path @param {string} place
 */
function questionFor(form, path, place) {
  const [, index, name] = /^children\[(\d+)\]\.(.+)$/.exec(path) ?? [];
  const within = index ? childrenOf(form)[Number(index)] : form;
  const fact = index ? `children[].${name}` : path;
  const found = within ? all(within, "[data-fact]").filter((one) => one.dataset["fact"] === fact) : [];
  return found.find((one) => !("own" in one.dataset) || one.dataset["places"]?.split(" ").includes(place));
}

/** @param {HTMLElement} question @param {unknown} value @param {Words} words */
function fillIn(question, value, words) {
  const kind = question.dataset["control"];
  if (kind === "numbers") return Array.isArray(value) && numbers(question, value, words);
  if (typeof value === "object") return false;
  const controls = /** @type {Control[]} */ (all(question, "input, select"));
  const text = String(value);
  if (kind === "radios") return choose(controls, text);
  const control = controls[0];
  if (!control || !text) return false;
  control.value = text; // an option, a day or a number that there is not leaves it empty
  if (control.value === text) return true;
  control.value = "";
  return false;
}

/**
 * Choose the one of these radio buttons that has a value; false if none has.
 * @param {Element[]} controls @param {string} value
 */
function choose(controls, value) {
  const button = controls.find((one) => one instanceof HTMLInputElement && one.value === value);
  if (!(button instanceof HTMLInputElement) || !value) return false;
  button.checked = true;
  return true;
}

/** @param {HTMLElement} question @param {unknown[]} values @param {Words} words */
function numbers(question, values, words) {
  const boxes = countMonths(question, values.length, words);
  for (const [index, box] of boxes.entries()) box.value = String(values[index] ?? "");
  return boxes.length >= values.length && boxes.every((box, index) => box.value === String(values[index] ?? ""));
}
