/** What can be seen to be wrong with the answers before anything is worked out. */
import { askedOf, chosen } from "./asked.mjs";
import { childrenOf } from "./children.mjs";
import { all } from "./dom.mjs";
import { pathOf } from "./reading.mjs";

/** @typedef {import("./faults.mjs").Fault} Fault */
/** @typedef {import("./reading.mjs").Control} Control */
/**
 * @typedef {object} Words
 * @property {string} error_place @property {string} error_date @property {string} error_far @property {string} error_number
 * @property {string} error_order @property {string} error_registered
 */

/**
 * @param {HTMLElement} form @param {Words} words
 * @param {boolean} wanted whether the reader asks for the result, for which a place is needed
 * @returns {Fault[]} in the order of the page
 */
export function check(form, words, wanted) {
  return askedOf(form).flatMap((question) => {
    const nowhere = wanted && question.dataset["fact"] === "place" && !chosen(form, "place");
    const text = nowhere ? words.error_place : typed(question, words) || told(form, question, words);
    return text ? [{ place: pathOf(question), text }] : [];
  });
}

/**
 * A date by half, or no whole number.
 * @param {HTMLElement} question @param {Words} words
 */
function typed(question, words) {
  const controls = /** @type {Control[]} */ (all(question, "input, select"));
  const wrong = controls.find(({ validity }) => !validity.valid);
  if (!wrong) return "";
  if (wrong.type !== "date") return words.error_number;
  return wrong.validity.badInput ? words.error_date : words.error_far;
}

/**
 * Days that cannot follow each other as they do.
 * @param {HTMLElement} form @param {HTMLElement} question @param {Words} words
 */
function told(form, question, words) {
  const child = question.closest("[data-child]");
  if (!(child instanceof HTMLElement)) return "";
  const fact = question.dataset["fact"];
  const born = day(child, "children[].born");
  if (fact === "children[].born") return born && born < eldersOf(form, child) ? words.error_order : "";
  const registered = fact === "children[].hukou_date" ? day(child, fact) : "";
  return registered && registered < born ? words.error_registered : "";
}

/**
 * The latest birth among the children before this one; empty if none is known.
 * @param {HTMLElement} form @param {HTMLElement} child
 */
function eldersOf(form, child) {
  const children = childrenOf(form);
  const days = children.slice(0, children.indexOf(child)).map((one) => day(one, "children[].born"));
  return days.sort().at(-1) ?? "";
}

/** @param {HTMLElement} child @param {string} fact */
function day(child, fact) {
  const input = child.querySelector(`[data-fact="${fact}"] input`);
  return input instanceof HTMLInputElement ? input.value : "";
}
