/** Which questions are put: those of whoever is asking, in the chosen place, for what the page is set to. */
import { all, one } from "./dom.mjs";

const ASKED = "[data-fact]:not([hidden])";
const ALWAYS = ["place", "as_of"];

/**
 * The value of the radio button that is chosen; empty if none is.
 * @param {HTMLElement} form @param {string} name
 */
export function chosen(form, name) {
  const button = form.querySelector(`[name="${name}"]:checked`);
  return button instanceof HTMLInputElement ? button.value : "";
}

/**
 * Choose a radio button; false if there is none of that value.
 * @param {HTMLElement} form @param {string} name @param {string} value
 */
export function choose(form, name, value) {
  const buttons = /** @type {HTMLInputElement[]} */ (all(form, `[name="${name}"]`));
  const button = buttons.find((one) => one.value === value);
  if (button) button.checked = true;
  return Boolean(button);
}

/**
 * Who is asking, in one word: `family`, `institution`, `employer`, or an employer about one parent: `employer-mother`.
 * @param {HTMLElement} form
 */
export function asker(form) {
  const subject = chosen(form, "subject");
  const role = subject === "employer" && chosen(form, "role");
  return role ? `${subject}-${role}` : subject;
}

/**
 * Set the form to whoever is asking, as `asker` says it.
 * @param {HTMLElement} form @param {string} asker
 */
export function askAs(form, asker) {
  const [subject = "", role = ""] = asker.split("-");
  choose(form, "subject", subject);
  choose(form, "role", role);
}

/**
 * Show only what is asked. Whatever was typed elsewhere is kept, out of sight.
 * @param {HTMLElement} form @param {Set<string> | null} wanted the facts that count; null if all do
 */
export function showQuestions(form, wanted) {
  const place = chosen(form, "place");
  const subject = chosen(form, "subject");
  const part = subject === "institution" ? "institution" : "family";
  for (const box of all(form, "[data-for]")) box.hidden = box.dataset["for"] !== part;
  one(form, "[data-role]").hidden = subject !== "employer";
  one(form, "[data-no-leave]").hidden = !(place && subject === "employer" && wanted?.size === 0);
  for (const question of all(form, "[data-fact]")) question.hidden = !(here(question, place) && counts(question, wanted));
  for (const child of all(form, "[data-child]")) undated(child);
  for (const box of all(form, "[data-more], [data-part]")) box.hidden = !box.querySelector(ASKED);
  for (const note of all(form, "[data-no-questions]")) {
    const empty = one(form, "[data-part='institution']");
    note.hidden = !empty.hidden;
    empty.hidden = false;
  }
}

/**
 * Whether a place asks this; two places may ask the same in their own words, so without a place neither is put.
 * @param {HTMLElement} question @param {string} place
 */
function here({ dataset }, place) {
  if (!("places" in dataset)) return true;
  return place ? Boolean(dataset["places"]?.split(" ").includes(place)) : !("own" in dataset);
}

/** @param {HTMLElement} question @param {Set<string> | null} wanted */
function counts({ dataset }, wanted) {
  const fact = dataset["fact"] ?? "";
  if (!wanted || ALWAYS.includes(fact)) return true;
  return fact === "children" ? [...wanted].some((one) => one.startsWith("children[]")) : wanted.has(fact);
}

/**
 * A hukou that is not registered yet has no date.
 * @param {HTMLElement} child
 */
function undated(child) {
  if (hukouOf(child) === "pending") one(child, '[data-fact="children[].hukou_date"]').hidden = true;
}

/** @param {HTMLElement} child */
function hukouOf(child) {
  const control = child.querySelector('[data-fact="children[].hukou"] :is(select, :checked)');
  return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.value : "";
}

/**
 * The questions that can be answered at the moment, in the order of the page.
 * @param {HTMLElement} form
 */
export function askedOf(form) {
  return all(form, "[data-fact], [data-step]").filter((question) => !question.closest("[hidden]"));
}

/**
 * The questions that are put one after another: not the rarer ones, not what a link has settled or an employer
 * has said by asking, and no day of registration for a child that is not registered here. All of them can be
 * reached from the list of answers.
 * @param {HTMLElement} form
 */
export function stepsOf(form) {
  const place = chosen(form, "place");
  const employee = chosen(form, "subject") === "employer" ? `${chosen(form, "role")}.employed` : "";
  return askedOf(form).filter((question) => {
    if (question.closest("[data-more]") || "settled" in question.dataset) return false;
    if (question.dataset["fact"] === employee) return false;
    const child = question.closest("[data-child]");
    const dated = question.dataset["fact"] === "children[].hukou_date";
    return !(dated && child instanceof HTMLElement && hukouOf(child) !== place);
  });
}
