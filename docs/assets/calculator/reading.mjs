/** From the form to a situation of the contract. What was not answered is left out: unknown. */
import { askedOf, chosen } from "./asked.mjs";
import { childrenOf } from "./children.mjs";
import { all } from "./dom.mjs";

/** @import {Language} from "../quick/words.mjs" */

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */
/** @typedef {{part: string, label: string, text: string}} Given an answer, in the reader's words */
/**
 * @typedef {object} Reading
 * @property {Record<string, any>} situation
 * @property {Given[]} given
 */

/**
 * Read everything that is asked at the moment.
 * @param {HTMLElement} form @param {Language} language @returns {Reading}
 */
export function read(form, language) {
  /** @type {Reading} */
  const reading = { situation: {}, given: [] };
  const children = childrenOf(form);
  const family = chosen(form, "subject") !== "institution";
  if (family) reading.situation.mother = {}; // a family is asked about, whatever else is known of it
  else reading.situation.institution = {};
  if (children.length && family) reading.situation.children = children.map(() => ({}));
  for (const question of asked(form)) answer(reading, question, language);
  return reading;
}

/** @param {HTMLElement} form */
function asked(form) {
  return askedOf(form).filter((question) => "fact" in question.dataset);
}

/**
 * The path of a question's fact in the situation: `children[1].born`.
 * @param {HTMLElement} question
 */
export function pathOf(question) {
  const fact = question.dataset.fact ?? "";
  const child = question.closest("[data-child]");
  if (!child?.parentElement) return fact;
  return fact.replace("[]", `[${[...child.parentElement.children].indexOf(child)}]`);
}

/**
 * The question, and its control, that a path of the situation names.
 * @param {HTMLElement} form @param {string} path
 * @returns {{question: HTMLElement, control: HTMLElement} | null}
 */
export function questionAt(form, path) {
  const number = /^(.*\.enrolled)\[(\d+)\]$/.exec(path);
  const question = asked(form).find((one) => pathOf(one) === (number?.[1] ?? path));
  if (!question) return null;
  const controls = /** @type {Control[]} */ (all(question, "input, select"));
  const filled = controls.filter((control) => control.value !== "");
  const control = number
    ? filled[Number(number[2])]
    : (controls.find((one) => one instanceof HTMLInputElement && one.checked) ?? controls[0]);
  return control ? { question, control } : null;
}

/** @param {Reading} reading @param {HTMLElement} question @param {Language} language */
function answer(reading, question, language) {
  const said = saidIn(question);
  if (!said.length || isDefault(question)) return;
  const path = pathOf(question);
  if (path !== "children") put(reading.situation, path, value(question, said)); // their number: read above
  reading.given.push({ part: partOf(question), label: question.dataset.short ?? "", text: spokenOf(question, language) });
}

/**
 * The controls of a question that hold an answer; none if it was not answered, or only by half.
 * @param {HTMLElement} question
 */
function saidIn(question) {
  const controls = /** @type {Control[]} */ (all(question, "input, select"));
  if (controls.some((control) => control.validity.badInput)) return [];
  return controls.filter((one) => (one.type === "radio" ? checked(one) : true) && one.value !== "");
}

/**
 * Whether a question was left at what holds for most.
 * @param {HTMLElement} question
 */
export function isDefault(question) {
  return "default" in question.dataset && saidIn(question)[0]?.value === question.dataset.default;
}

/**
 * The answer to a question in the page's words; empty if there is none.
 * @param {HTMLElement} question @param {Language} language
 */
export function spokenOf(question, language) {
  return language.list(saidIn(question).map((control) => spoken(control, language)));
}

/**
 * Whether the reader said that the answer is not known.
 * @param {HTMLElement} question
 */
export function isUnknown(question) {
  const controls = /** @type {Control[]} */ (all(question, "input, select"));
  return "unknown" in question.dataset || controls.some((one) => checked(one) && one.value === "");
}

/** @param {Control} control */
function checked(control) {
  return control instanceof HTMLInputElement && control.checked;
}

/** @param {HTMLElement} question @param {Control[]} said */
function value(question, said) {
  const kind = question.dataset.control;
  if (kind === "numbers") return said.map((control) => Number(control.value));
  const text = said[0]?.value ?? "";
  if (kind === "number") return Number(text);
  return text === "true" || text === "false" ? text === "true" : text;
}

/**
 * What was answered, as the page says it.
 * @param {Control} control @param {Language} language
 */
function spoken(control, language) {
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.text ?? "";
  if (control.type === "radio") return control.nextElementSibling?.firstChild?.textContent?.trim() ?? "";
  return control.type === "date" ? language.day(control.value) : control.value;
}

/**
 * The heading under which a question stands; empty for those at the top.
 * @param {HTMLElement} question
 */
export function partOf(question) {
  const part = question.closest("[data-child], [data-part]");
  if (!(part instanceof HTMLElement)) return "";
  return part.dataset.name ?? part.querySelector("legend")?.textContent?.trim() ?? "";
}

/** @param {Record<string, any>} situation @param {string} path @param {unknown} value */
function put(situation, path, value) {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  const last = steps.pop() ?? "";
  let table = situation;
  for (const step of steps) table = table[step] ??= {};
  table[last] = value;
}
