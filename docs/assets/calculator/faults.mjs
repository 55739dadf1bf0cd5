/** What was typed and cannot be understood: said next to the question, and in a summary. */
import { all, fill, make, one } from "./dom.mjs";
import { partOf, questionAt } from "./reading.mjs";

/** @typedef {{place: string, text: string}} Fault */
/** @typedef {{error_title: string, error_titles: string}} Words */

/** @typedef {{place: string, message: Record<string, string>}} Refusal */

/**
 * The engine's message without the path in front, which only a program can read.
 * @param {Refusal} refusal @param {string} lang @returns {Fault}
 */
export function faultOf({ place, message }, lang) {
  const whole = message[lang] ?? "";
  const text = whole.startsWith(place) ? whole.slice(place.length).replace(/^[:：]\s*/, "") : whole;
  return { place, text: text.charAt(0).toUpperCase() + text.slice(1) };
}

/** @param {HTMLElement} form */
export function clearFaults(form) {
  one(form, "[data-summary]").hidden = true;
  for (const note of all(form, ".mc-fault:not([hidden])")) note.hidden = true;
  for (const control of all(form, "[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/**
 * Say at each question what is wrong with its answer.
 * @param {HTMLElement} form @param {Fault[]} faults
 */
export function markFaults(form, faults) {
  clearFaults(form);
  for (const fault of faults) mark(form, fault);
}

/**
 * The same, with a summary that takes the focus and leads to each question.
 * @param {HTMLElement} form @param {Fault[]} faults @param {Words} words @param {(place: string) => void} lead
 */
export function showFaults(form, faults, words, lead) {
  markFaults(form, faults);
  const box = one(form, "[data-summary]");
  one(box, "h2").textContent = titleOf(faults, words);
  one(box, "ul").replaceChildren(...faults.map((fault) => entry(form, fault, lead)));
  box.dataset["said"] = JSON.stringify(faults);
  box.hidden = false;
  box.focus();
  box.scrollIntoView({ block: "center" });
}

/** @param {Fault[]} faults @param {Words} words */
export function titleOf(faults, words) {
  return fill(faults.length > 1 ? words.error_titles : words.error_title, { n: faults.length });
}

/**
 * What is said at the questions now.
 * @param {HTMLElement} form
 */
export function marked(form) {
  return all(form, ".mc-fault:not([hidden])").map(({ textContent }) => textContent).join("\n");
}

/**
 * Whether the summary stands there and says just this: then it is left alone, with the focus that may be in it.
 * @param {HTMLElement} form @param {Fault[]} faults
 */
export function told(form, faults) {
  const box = one(form, "[data-summary]");
  return !box.hidden && box.dataset["said"] === JSON.stringify(faults);
}

/** @param {HTMLElement} form @param {Fault} fault */
function mark(form, fault) {
  const found = questionAt(form, fault.place);
  if (!found) return;
  const note = one(found.question, ".mc-fault");
  note.textContent = fault.text;
  note.hidden = false;
  const group = found.question.matches('[role="radiogroup"]');
  (group ? found.question : found.control).setAttribute("aria-invalid", "true");
}

/**
 * A line of the summary: what is wrong, as a button that leads to the question.
 * @param {HTMLElement} form @param {Fault} fault @param {(place: string) => void} lead
 */
function entry(form, fault, lead) {
  const found = questionAt(form, fault.place);
  if (!found) return make("li", {}, fault.text);
  const label = found.question.querySelector("legend, label")?.textContent ?? "";
  const child = found.question.closest("[data-child]") ? `${partOf(found.question)} · ` : "";
  const button = make("button", { type: "button", class: "mc-link" }, child, label);
  button.addEventListener("click", () => lead(fault.place));
  return make("li", {}, button, make("p", {}, fault.text));
}

/**
 * Put the focus on the control of a question, whatever is folded in front of it.
 * @param {{question: HTMLElement, control: HTMLElement}} found
 */
export function focusOn({ question, control }) {
  const closed = question.closest("details:not([open])");
  if (closed instanceof HTMLDetailsElement) closed.open = true;
  question.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}
