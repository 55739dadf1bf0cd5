/** What the buttons of the calculator do, each by its name in the page; those of the children are in children.mjs. */
import { reset } from "./children.mjs";
import { fill, one } from "./dom.mjs";
import { clearFaults } from "./faults.mjs";
import { unsay } from "./writing.mjs";

/** @typedef {import("./controller.mjs").Calculator} Calculator */

/** @type {Record<string, (calculator: Calculator, button: HTMLElement) => void>} */
export const ACTIONS = {
  begin,
  start,
  unknown,
  answers: review,
  way: ({ steps }) => steps.turn(),
  back: ({ steps }) => steps.back(),
  lift,
  now: (calculator) => calculator.submit(),
  submit: (calculator) => calculator.submit(),
  retry,
  clear,
};

/** @param {Calculator} calculator */
function begin({ answering, steps }) {
  answering.load();
  steps.begin();
}

/** @param {Calculator} calculator whose notice goes, with the button that was pressed */
function lift(calculator) {
  calculator.lift();
  if (calculator.steps.single) calculator.steps.show(calculator.steps.at);
  else /** @type {HTMLElement} */ (one(calculator.form, '[name="place"]')).focus();
}

/** @param {Calculator} calculator whose reader stays at a question, and sees the result where it is expected */
function retry(calculator) {
  const { answering, steps } = calculator;
  answering.wish();
  if (calculator.asked().situation.place && (!steps.single || steps.at.name === "result")) calculator.submit();
}

/** @param {Calculator} calculator @param {HTMLElement} button names a place and one of its worked families */
function start(calculator, button) {
  const name = button.dataset["start"];
  const start = calculator.starts.find(({ place, id }) => `${place}/${id}` === name);
  if (!start) return;
  const { page, steps, words } = calculator;
  calculator.lift();
  calculator.fill(start.situation, fill(words.started, { title: start.title }));
  /** @type {HTMLDetailsElement} */ (one(page, "[data-starts]")).open = false;
  calculator.touched();
  if (steps.single) steps.go("review");
  one(page, "[data-note]").focus();
}

/** @param {Calculator} calculator that is to be as if nobody had touched it */
function clear(calculator) {
  const { answering, form, words, keep, focus, view, shared, loading, steps } = calculator;
  answering.drop();
  answering.wanted = false;
  reset(form, words);
  keep.forget();
  focus.lift();
  calculator.note("");
  clearFaults(form);
  view.clear();
  shared.leave();
  calculator.refresh();
  loading.say(words.cleared);
  if (steps.single) steps.go("start");
  else one(form, '[name="place"]').focus();
}

/** @param {Calculator} calculator */
function review({ page, steps }) {
  if (steps.single) return steps.go("review");
  one(page, "[data-review]").scrollIntoView();
  one(page, "[data-review]").focus({ preventScroll: true });
}

/** @param {Calculator} calculator @param {HTMLElement} button of a question to which the reader does not know the answer */
function unknown(calculator, button) {
  unsay(/** @type {HTMLElement} */ (button.closest("[data-fact]")));
  calculator.touched();
  if (calculator.steps.single) calculator.steps.next();
}
