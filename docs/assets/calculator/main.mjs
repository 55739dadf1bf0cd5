/**
 * The calculator page: begin the download at the first touch, ask when something changes, show the
 * answer. Nothing is stored and nothing that was typed leaves the page.
 */
import { RuntimeFailure, startRuntime } from "../runtime/runtime.mjs";
import { follow, grow, reset, unsorted } from "./children.mjs";
import { all, one } from "./dom.mjs";
import { clearFaults, lead, showFaults } from "./faults.mjs";
import { Loading } from "./loading.mjs";
import { read } from "./reading.mjs";
import { openForPrint, showResult } from "./result.mjs";

/** @typedef {import("./faults.mjs").Fault} Fault */
/** @typedef {import("./reading.mjs").Reading} Reading */
/** @typedef {{place: string, message: Record<string, string>}} Refusal */

const PAUSE = 400; // milliseconds without a change before we ask
const ASKED = "[data-fact]:not([hidden])";

class Calculator {
  /** @type {Promise<{ask: (request: any) => Promise<any>}> | null} */
  runtime = null;
  ready = false;
  broken = false;
  /** The reader pressed the button and waits for the result. */
  wanted = false;
  turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.lang = page.dataset.lang === "en" ? /** @type {const} */ ("en") : /** @type {const} */ ("zh");
    this.base = new URL(page.dataset.base ?? "", document.baseURI).href;
    this.words = JSON.parse(one(page, "[data-words]").textContent ?? "{}").words;
    this.form = /** @type {HTMLFormElement} */ (one(page, "[data-form]"));
    this.result = one(page, "[data-result]");
    this.loading = new Loading(page, this.words);
  }

  open() {
    const fieldset = /** @type {HTMLFieldSetElement} */ (one(this.form, "[data-all]"));
    fieldset.disabled = false;
    follow(this.form, this.words); // a browser may have kept the number of children over a reload
    const chosen = this.choosePlace(new URLSearchParams(location.search).get("place") ?? location.hash.slice(1));
    this.showQuestions();
    openForPrint(this.result);
    this.form.addEventListener("input", (event) => this.changed(event));
    this.page.addEventListener("click", (event) => this.clicked(event));
    if (chosen) this.touched();
  }

  /**
   * A link such as `calculator/?place=some-place` comes with its place chosen; true if it is one of ours.
   * @param {string} id
   */
  choosePlace(id) {
    const places = /** @type {HTMLInputElement[]} */ (all(this.form, '[name="place"]'));
    const place = places.find((one) => one.value === id);
    if (place) place.checked = true;
    return Boolean(place);
  }

  /** @param {Event} event */
  changed(event) {
    if (event.target instanceof Element && event.target.closest("[data-count]")) follow(this.form, this.words);
    this.touched();
  }

  touched() {
    this.showQuestions();
    one(this.form, "[data-unsorted]").hidden = !unsorted(this.form);
    if (!this.broken) this.load();
    clearTimeout(this.timer);
    this.turn += 1; // an answer under way is to an older question
    if (this.ready) this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /** Show only what is asked of this subject in this place. */
  showQuestions() {
    const place = this.checked("place");
    for (const part of all(this.form, "[data-for]")) part.hidden = part.dataset.for !== this.checked("subject");
    for (const question of all(this.form, "[data-places]")) {
      const here = question.dataset.places?.split(" ").includes(place);
      question.hidden = place ? !here : "own" in question.dataset; // two places may ask the same in their own words
    }
    for (const child of all(this.form, "[data-child]")) undated(child);
    for (const more of all(this.form, "[data-more]")) more.hidden = !more.querySelector(ASKED);
    for (const note of all(this.form, "[data-no-questions]")) {
      note.hidden = Boolean(note.parentElement?.querySelector(ASKED));
    }
  }

  /** @param {string} name */
  checked(name) {
    const button = this.form.querySelector(`[name="${name}"]:checked`);
    return button instanceof HTMLInputElement ? button.value : "";
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
    if (!(button instanceof HTMLElement)) return;
    const action = button.dataset.do ?? "";
    if (action === "submit" || action === "retry") return this.submit();
    if (action === "clear") return this.clear();
    const sentence = grow(action, button, this.form, this.words);
    if (sentence === null) return;
    if (sentence) this.loading.say(sentence);
    this.touched();
  }

  submit() {
    if (this.faulty(read(this.form, this.lang), true)) return;
    this.wanted = true;
    clearTimeout(this.timer);
    if (this.ready) return void this.ask();
    this.broken = false;
    this.load();
    this.loading.wait();
  }

  clear() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.wanted = false;
    reset(this.form, this.words);
    clearFaults(this.form);
    this.showQuestions();
    one(this.form, "[data-unsorted]").hidden = true;
    this.result.hidden = true;
    this.loading.say(this.words.cleared);
    one(this.form, '[name="place"]').focus();
  }

  /** Start the calculator, once; after a failure the reader may try again. */
  load() {
    if (this.runtime) return;
    this.loading.begin();
    this.runtime = startRuntime({ base: this.base, onProgress: (at) => this.loading.progress(at) });
    this.runtime.then(
      () => {
        this.ready = true;
        this.loading.ready();
        return this.ask();
      },
      (error) => this.fail(error),
    );
  }

  /** @param {unknown} error */
  fail(error) {
    this.runtime = null;
    this.ready = false;
    this.broken = true;
    this.loading.fail(error instanceof RuntimeFailure ? error.code : "failed");
  }

  /** Ask about what the form says now, and show the answer unless something has changed meanwhile. */
  async ask() {
    const wanted = this.wanted;
    const reading = read(this.form, this.lang);
    if (!reading.situation.place && !wanted) return;
    if (this.faulty(reading, wanted)) return;
    const turn = ++this.turn;
    try {
      const runtime = await this.runtime;
      const answer = await runtime?.ask({ situation: reading.situation, lang: this.lang });
      if (turn === this.turn && answer) this.show(answer, reading, wanted);
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * Show what is wrong with the answers before anything is asked; true if something is.
   * @param {Reading} reading @param {boolean} wanted
   */
  faulty(reading, wanted) {
    /** @type {Fault[]} */
    const faults = reading.slips.map(({ place, kind }) => ({
      place,
      text: kind === "date" ? this.words.error_date : this.words.error_number,
    }));
    if (wanted && !reading.situation.place) faults.unshift({ place: "place", text: this.words.error_place });
    if (faults.length) this.refuse(faults, wanted);
    return faults.length > 0;
  }

  /** @param {Fault[]} faults @param {boolean} wanted */
  refuse(faults, wanted) {
    this.wanted = false;
    this.result.hidden = true;
    showFaults(this.form, faults, wanted);
  }

  /**
   * @param {{error?: Refusal, shown?: import("./result.mjs").Shown}} answer
   * @param {Reading} reading @param {boolean} wanted
   */
  show(answer, reading, wanted) {
    if (answer.error) {
      return this.refuse([{ place: answer.error.place, text: sentence(answer.error, this.lang) }], wanted);
    }
    if (!answer.shown) return;
    clearFaults(this.form);
    showResult(this.result, answer.shown, reading.given, {
      words: this.words,
      root: this.page.dataset.root ?? "",
      lead: (fact) => lead(this.form, fact),
    });
    this.loading.say(this.words.updated);
    this.wanted = false;
    if (wanted) this.result.focus();
  }
}

/**
 * A hukou that is not registered yet has no date; what was typed of one is kept, out of sight.
 * @param {HTMLElement} child
 */
function undated(child) {
  const hukou = /** @type {HTMLSelectElement} */ (one(child, '[data-fact="children[].hukou"] select'));
  const date = one(child, '[data-fact="children[].hukou_date"]');
  if (!("places" in date.dataset)) date.hidden = false;
  if (hukou.value === "pending") date.hidden = true;
}

/**
 * The engine's message without the path in front, which only a program can read.
 * @param {Refusal} refusal @param {string} lang
 */
function sentence({ place, message }, lang) {
  const whole = message[lang] ?? "";
  const text = whole.startsWith(place) ? whole.slice(place.length).replace(/^[:：]\s*/, "") : whole;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

for (const page of all(document, "[data-calculator]")) new Calculator(page).open();
