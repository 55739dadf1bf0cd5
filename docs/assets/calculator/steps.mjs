/** One question at a time on a phone, all on one page elsewhere; the browser's own back works. */
import { askedOf, stepsOf } from "./asked.mjs";
import { all, fill, one } from "./dom.mjs";
import { pathOf } from "./reading.mjs";

const NARROW = "(max-width: 47.99em)";

/** @typedef {"start" | "question" | "review" | "result"} Name */
/**
 * @typedef {object} At where the reader is; `from` is where a question was reached from, to return there
 * @property {Name} name @property {string} id the question's path
 * @property {"" | "review" | "result"} from
 */
/** @typedef {{step: string, way_page: string, way_steps: string}} Words */
/**
 * @typedef {object} Hooks
 * @property {(question: HTMLElement) => boolean} check whether the answer can be understood; if not, it says so
 * @property {() => void} result work out the result and go there
 */

/** @type {At} */
const START = { name: "start", id: "", from: "" };

export class Steps {
  /** @type {At} */
  at = START;
  one = matchMedia(NARROW);
  /** The reader's own choice of way, if there is one. @type {boolean | null} */
  wished = null;

  /** @param {HTMLElement} page @param {Words} words @param {Hooks} hooks */
  constructor(page, words, hooks) {
    this.page = page;
    this.words = words;
    this.hooks = hooks;
    this.form = one(page, "[data-form]");
  }

  /** Whether one question is shown at a time. */
  get single() {
    return this.wished ?? this.one.matches;
  }

  open() {
    history.replaceState({ ...history.state, at: START, depth: depth() }, "");
    addEventListener("popstate", ({ state }) => state?.at && this.show(this.reached(state.at)));
    this.one.addEventListener("change", () => this.lay());
    this.lay();
  }

  /** Lay the page out the one way or the other. */
  lay() {
    this.page.dataset["way"] = this.single ? "steps" : "page";
    const label = this.single ? this.words.way_page : this.words.way_steps;
    for (const button of all(this.page, '[data-do="way"]')) button.textContent = label;
    history.scrollRestoration = this.single ? "manual" : "auto"; // each question is shown from its beginning
    this.mark();
  }

  /** Change to the other way, at the reader's wish. */
  turn() {
    this.wished = !this.single;
    this.lay();
    if (!this.single) this.form.scrollIntoView();
    else if (this.at.name !== "start") this.show(this.at); // the button that was pressed is not there
  }

  /**
   * Go somewhere, so that the browser's back leads here again.
   * @param {Name} name @param {string} id @param {At["from"]} from
   */
  go(name, id = "", from = "") {
    if (name !== this.at.name || id !== this.at.id) {
      history.pushState({ at: { name, id, from }, depth: depth() + 1 }, "");
    }
    this.show({ name, id, from });
  }

  begin() {
    const first = stepsOf(this.form)[0];
    if (this.single && first) this.go("question", idOf(first));
    else this.form.scrollIntoView();
  }

  /** On to the next question, or back to where this one was reached from. */
  next() {
    const here = this.question();
    if (!here || !this.hooks.check(here)) return;
    if (this.at.from === "result") return this.hooks.result();
    const steps = stepsOf(this.form);
    const next = this.at.from ? undefined : steps[steps.indexOf(here) + 1];
    if (next && steps.includes(here)) this.go("question", idOf(next));
    else this.go("review");
  }

  back() {
    if (depth() > 0) history.back();
    else this.show(START);
  }

  /**
   * Lead to a question, to come back afterwards.
   * @param {HTMLElement} question
   */
  lead(question) {
    const { name, from } = this.at;
    this.go("question", idOf(question), name === "review" || name === "result" ? name : from);
  }

  /**
   * Where the browser's back leads; not to a result that is no longer there.
   * @param {At} at @returns {At}
   */
  reached(at) {
    return at.name === "result" && one(this.page, "[data-result]").hidden ? { name: "review", id: "", from: "" } : at;
  }

  /** After an answer changed: what is asked may have changed with it. */
  refresh() {
    if (this.at.name === "question" && !this.question()) this.at = { name: "question", id: "children", from: this.at.from };
    if (this.at.name === "question") this.mark();
  }

  /** The question that the reader is at. */
  question() {
    return askedOf(this.form).find((one) => idOf(one) === this.at.id);
  }

  /** @param {At} at */
  show(at) {
    this.at = at;
    if (!this.single) return;
    if (at.name === "question" && !this.question()) this.at = { ...at, name: "review", id: "" };
    this.mark();
    const places = { start: "[data-intro]", question: "[data-here].mc-question", review: "[data-review]", result: "[data-result]" };
    const place = one(this.page, places[this.at.name]);
    if (this.at.name === "question") place.tabIndex = -1;
    const waits = place.hidden ? one(this.page, ".mc-return") : place; // a result that is still worked out
    waits.focus({ preventScroll: true });
    (this.at.name === "question" ? this.form : this.page).scrollIntoView();
  }

  /** Mark what is to be seen: the question, and what it stands in. */
  mark() {
    this.page.dataset["at"] = this.at.name;
    for (const shown of all(this.form, "[data-here]")) delete shown.dataset["here"];
    const question = this.at.name === "question" ? this.question() : undefined;
    if (!question) return;
    for (let box = /** @type {HTMLElement | null} */ (question); box && box !== this.form; box = box.parentElement) {
      box.dataset["here"] = "";
      if (box instanceof HTMLDetailsElement) box.open = true;
    }
    const child = question.closest("[data-child]");
    if (child && question === child.querySelector("[data-fact]")) one(child, "[data-child-actions]").dataset["here"] = "";
    this.progress(question);
  }

  /** @param {HTMLElement} question */
  progress(question) {
    const steps = stepsOf(this.form);
    const box = one(this.page, "[data-progress]");
    const n = steps.indexOf(question) + 1;
    box.hidden = !n || Boolean(this.at.from);
    one(box, "[data-progress-text]").textContent = fill(this.words.step, { n, all: steps.length });
    const bar = /** @type {HTMLProgressElement} */ (one(box, "[data-progress-bar]"));
    bar.max = steps.length;
    bar.value = n;
  }
}

/** How many steps of ours the browser can go back. */
function depth() {
  return Number(history.state?.depth ?? 0);
}

/** @param {HTMLElement} question */
function idOf(question) {
  return question.dataset["step"] ?? pathOf(question);
}
