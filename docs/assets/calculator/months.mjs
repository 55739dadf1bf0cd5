/** The boxes of a question that is answered month by month. */
import { all, fill, one } from "./dom.mjs";

/** @typedef {{month: string}} Words */

const FEWEST = 3;
const MOST = 60;

/**
 * Bring a question to so many months, at least those that it begins with, and return their boxes.
 * @param {HTMLElement} question @param {number} wanted @param {Words} words
 */
export function countMonths(question, wanted, words) {
  const boxes = () => /** @type {HTMLInputElement[]} */ (all(question, "[data-months] input"));
  while (boxes().length < Math.min(wanted, MOST)) addMonth(question, words);
  return boxes();
}

/** @param {HTMLElement} form @param {Words} words */
export function addMonth(form, words) {
  const months = one(form, "[data-months]");
  const month = /** @type {HTMLElement} */ (months.lastElementChild?.cloneNode(true));
  const input = /** @type {HTMLInputElement} */ (one(month, "input"));
  input.value = "";
  one(month, "span").textContent = fill(words.month, { n: months.children.length + 1 });
  months.append(month);
  return input;
}

/** @param {HTMLElement} form */
export function removeMonth(form) {
  const months = one(form, "[data-months]");
  if (months.children.length > 1) months.lastElementChild?.remove();
  return "";
}

/**
 * Back to as many boxes as the page came with.
 * @param {HTMLElement} form
 */
export function resetMonths(form) {
  while (one(form, "[data-months]").children.length > FEWEST) removeMonth(form);
}
