/** What is said with the reader's own days: blanks filled in, a day as a language writes it. */

/** @typedef {Record<string, string | number>} Values */
/** @typedef {{day: string, months: readonly string[]}} Writing `{year}`, `{number}` of the month, `{month}` its name, `{day}` */

const MINUTE = 60_000; // milliseconds

/** A sentence with the values that its blanks name. @param {string} sentence @param {Values} values */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** A day in words, in the language of the page if no other is given. @param {string} iso @param {Writing} [writing] */
export function inWords(iso, writing = ofThePage()) {
  const [year, number, day] = parts(iso);
  return fill(writing.day, { year, number, month: writing.months[number - 1] ?? "", day });
}

/** Year, month and day of a day. @param {string} iso @returns {[number, number, number]} */
export function parts(iso) {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return [year, month, day];
}

/** The day of the reader's calendar as `2026-11-21`. @param {Date} [moment] */
export function dayOf(moment = new Date()) {
  return here(moment).slice(0, 10);
}

/** The time of the reader's clock as `14:05`. @param {Date} moment */
export function timeOf(moment) {
  return here(moment).slice(11, 16);
}

/** @param {Date} moment */
function here(moment) {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * MINUTE).toISOString();
}

/** @returns {Writing} */
function ofThePage() {
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-writing]"));
  return JSON.parse(place.dataset["writing"] ?? "");
}
