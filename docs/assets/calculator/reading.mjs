/** From the form to a situation of the contract. What was not answered is left out: unknown. */
import { childrenOf } from "./children.mjs";
import { all, one } from "./dom.mjs";

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */
/** @typedef {{place: string, question: HTMLElement, kind: "date" | "number"}} Slip an answer typed by half */
/** @typedef {{part: string, label: string, text: string}} Given an answer, in the reader's words */
/**
 * @typedef {object} Reading
 * @property {Record<string, any>} situation
 * @property {Given[]} given
 * @property {Slip[]} slips
 */

/**
 * Read everything that is asked at the moment.
 * @param {HTMLElement} form @param {string} lang @returns {Reading}
 */
export function read(form, lang) {
  /** @type {Reading} */
  const reading = { situation: {}, given: [], slips: [] };
  const children = childrenOf(form);
  if (subject(form) === "family") reading.situation.mother = {}; // a family asks, whatever else is known of it
  else reading.situation.institution = {};
  if (children.length && subject(form) === "family") reading.situation.children = children.map(() => ({}));
  for (const question of asked(form)) answer(reading, question, lang);
  return reading;
}

/** @param {HTMLElement} form */
function subject(form) {
  return /** @type {HTMLInputElement} */ (one(form, "[data-subject] input:checked")).value;
}

/**
 * The questions that are put at the moment: not those of the other subject.
 * @param {HTMLElement} form
 */
function asked(form) {
  return all(form, "[data-fact]").filter((question) => !question.closest("[hidden]"));
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

/** @param {Reading} reading @param {HTMLElement} question @param {string} lang */
function answer(reading, question, lang) {
  const path = pathOf(question);
  const controls = /** @type {Control[]} */ (all(question, "input, select"));
  const broken = controls.find((control) => control.validity.badInput);
  if (broken) {
    const kind = broken.type === "date" ? "date" : "number";
    reading.slips.push({ place: path, question, kind });
    return;
  }
  const said = controls.filter((one) => (one.type === "radio" ? checked(one) : true) && one.value !== "");
  if (!said.length || said[0]?.value === question.dataset.default) return;
  if (path !== "children") put(reading.situation, path, value(question, said)); // their number: read above
  const text = said.map((control) => spoken(control, lang)).join(lang === "zh" ? "、" : ", ");
  reading.given.push({ part: partOf(question), label: question.dataset.short ?? "", text });
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
 * @param {Control} control @param {string} lang
 */
function spoken(control, lang) {
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.text ?? "";
  if (control.type === "radio") return control.nextElementSibling?.firstChild?.textContent?.trim() ?? "";
  if (control.type !== "date") return control.value;
  const style = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return style.format(new Date(control.value));
}

/**
 * The heading under which a question stands; empty for those at the top.
 * @param {HTMLElement} question
 */
export function partOf(question) {
  const part = question.closest("[data-child], [data-part]");
  return part?.querySelector("legend")?.textContent?.trim() ?? "";
}

/** @param {Record<string, any>} situation @param {string} path @param {unknown} value */
function put(situation, path, value) {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  const last = steps.pop() ?? "";
  let table = situation;
  for (const step of steps) table = table[step] ??= {};
  table[last] = value;
}
