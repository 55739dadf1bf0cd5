/** What was typed and cannot be understood: said next to the question, and in a summary. */
import { all, make, one } from "./dom.mjs";
import { partOf, questionAt } from "./reading.mjs";

/** @typedef {{place: string, text: string}} Fault */

/** @param {HTMLElement} form */
export function clearFaults(form) {
  one(form, "[data-summary]").hidden = true;
  for (const note of all(form, ".mc-fault:not([hidden])")) note.hidden = true;
  for (const control of all(form, "[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/**
 * @param {HTMLElement} form @param {Fault[]} faults
 * @param {boolean} summary whether the reader asked, and is to be led to the summary
 */
export function showFaults(form, faults, summary) {
  clearFaults(form);
  for (const fault of faults) mark(form, fault);
  if (!summary) return;
  const box = one(form, "[data-summary]");
  one(box, "ul").replaceChildren(...faults.map((fault) => entry(form, fault)));
  box.hidden = false;
  box.focus();
  box.scrollIntoView({ block: "center" });
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
 * @param {HTMLElement} form @param {Fault} fault
 */
function entry(form, fault) {
  const found = questionAt(form, fault.place);
  if (!found) return make("li", {}, fault.text);
  const label = found.question.querySelector("legend, label")?.textContent ?? "";
  const child = found.question.closest("[data-child]") ? `${partOf(found.question)} · ` : "";
  const button = make("button", { type: "button", class: "mc-link" }, child, label);
  button.addEventListener("click", () => lead(form, fault.place));
  return make("li", {}, button, make("p", {}, fault.text));
}

/**
 * Move the reader to the question that a path names.
 * @param {HTMLElement} form @param {string} place
 */
export function lead(form, place) {
  const found = questionAt(form, place);
  if (!found) return;
  const closed = found.question.closest("details:not([open])");
  if (closed instanceof HTMLDetailsElement) closed.open = true;
  found.question.scrollIntoView({ block: "center" });
  found.control.focus({ preventScroll: true });
}
