/** The answers so far, in words, each with a way to change it. */
import { askedOf } from "./asked.mjs";
import { all, fill, make, one } from "./dom.mjs";
import { isDefault, isUnknown, partOf, spokenOf } from "./reading.mjs";

/** @import {Language} from "../quick/words.mjs" */
/** @typedef {{blank: string, unknown: string, change: string, change_of: string, review_rest: string}} Words */
/**
 * @typedef {object} Setting
 * @property {Words} words @property {Language} language
 * @property {(question: HTMLElement) => void} lead brings the reader to a question
 */

/**
 * Show the list anew: what was answered, and folded away what was not.
 * @param {HTMLElement} page @param {Setting} setting
 */
export function showReview(page, setting) {
  const asked = askedOf(one(page, "[data-form]"));
  const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["change"] : undefined;
  const said = asked.filter((question) => isSaid(question, setting.language));
  const rest = asked.filter((question) => !said.includes(question));
  one(page, "[data-review-empty]").hidden = said.length > 0;
  one(page, "[data-review-list]").replaceChildren(...lists(said, setting));
  const fold = /** @type {HTMLDetailsElement} */ (one(page, "[data-review-rest]"));
  fold.hidden = !rest.length;
  one(fold, "summary").textContent = fill(setting.words.review_rest, { n: rest.length });
  const put = () => one(fold, "div").replaceChildren(...(fold.open ? lists(rest, setting) : []));
  fold.ontoggle = put; // long, and made only for who opens it
  put();
  if (held) all(page, "[data-change]").find((button) => button.dataset["change"] === held)?.focus();
}

/**
 * Whether the reader has answered.
 * @param {HTMLElement} question @param {Language} language
 */
function isSaid(question, language) {
  return Boolean(spokenOf(question, language)) && !isDefault(question);
}

/** @param {HTMLElement[]} questions @param {Setting} setting */
function lists(questions, setting) {
  const parts = [...new Set(questions.map(partOf))];
  return parts.map((part) => {
    const rows = questions.filter((question) => partOf(question) === part).map((question) => row(question, setting));
    return make("section", { class: "mc-answers" }, part ? make("h3", {}, part) : null, make("dl", {}, ...rows));
  });
}

/** @param {HTMLElement} question @param {Setting} setting */
function row(question, { words, language, lead }) {
  const text = spokenOf(question, language) || (isUnknown(question) ? words.unknown : words.blank);
  const label = question.dataset["short"] ?? "";
  const part = question.closest("[data-child]") ? `${partOf(question)} · ` : "";
  const name = fill(words.change_of, { question: part + label });
  const button = make("button", { type: "button", class: "mc-link", "aria-label": name }, words.change);
  button.dataset["change"] = part + label;
  button.addEventListener("click", () => lead(question));
  return make("div", {}, make("dt", {}, label), make("dd", {}, text), make("dd", { class: "mc-change" }, button));
}
