/** What happens on the calculator page. Nothing that was typed leaves it. */
import { Language } from "../quick/words.mjs";
import { ACTIONS } from "./actions.mjs";
import { Answering } from "./answering.mjs";
import { askAs, asker, showQuestions } from "./asked.mjs";
import { follow, grow, tell, unsorted } from "./children.mjs";
import { all, fill, one } from "./dom.mjs";
import { clearFaults, faultOf, focusOn } from "./faults.mjs";
import { Focus } from "./focus.mjs";
import { Guard } from "./guard.mjs";
import { Keep } from "./keep.mjs";
import { Loading } from "./loading.mjs";
import { pathOf, questionAt, read } from "./reading.mjs";
import { Result } from "./result.mjs";
import { showReview } from "./review.mjs";
import { Shared } from "./shared.mjs";
import { Steps } from "./steps.mjs";
import { write } from "./writing.mjs";

/** @typedef {{place: string, id: string, title: string, situation: Record<string, unknown>}} Start */

export class Calculator {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.lang = page.dataset.lang ?? "";
    const data = JSON.parse(one(page, "[data-words]").textContent ?? "{}");
    this.words = data.words;
    this.language = new Language(data.writing);
    /** @type {Start[]} */
    this.starts = data.starts;
    this.form = /** @type {HTMLFormElement} */ (one(page, "[data-form]"));
    this.result = one(page, "[data-result]");
    this.loading = new Loading(page, this.words);
    this.focus = new Focus(page, data.places, this.words);
    this.keep = new Keep(page);
    this.steps = new Steps(page, this.words, {
      check: (question) => this.guard.passes(question),
      result: () => this.submit(),
    });
    this.guard = new Guard({
      form: this.form,
      words: this.words,
      lead: (place) => this.lead(place),
      refused: (place) => this.refused(place),
      say: (sentence) => this.loading.say(sentence),
    });
    this.answering = new Answering({
      base: new URL(page.dataset.base ?? "", document.baseURI).href,
      rules: page.dataset.rules,
      loading: this.loading,
      request: (wanted) => this.request(wanted),
      sound: () => (this.guard.sound() ? this.asked() : null),
      show: (answer, wanted, current) => this.show(answer, wanted, current),
      hide: () => this.loading.standIn(this.result),
    });
    this.view = new Result(this.result, {
      words: this.words,
      tools: data.tools,
      lang: this.lang,
      root: page.dataset.root ?? "",
      form: this.form,
      lead: (fact) => this.lead(fact),
      say: (sentence) => this.loading.say(sentence),
      ask: async (request) => (await this.answering.runtime)?.ask(request),
    });
    this.shared = new Shared({
      words: data.tools,
      form: this.form,
      fill: (situation) => this.fill(situation, ""),
      refuse: (sentence) => this.tell(sentence),
    });
  }

  open() {
    one(this.page, "[data-late]").remove();
    /** @type {HTMLFieldSetElement} */ (one(this.form, "[data-all]")).disabled = false;
    for (const part of all(this.page, "[data-form], [data-review], [data-scripted]")) part.hidden = false;
    follow(this.form, this.words); // a browser may have kept the number of children over a reload
    const kept = location.hash ? null : this.keep.open(); // a link with answers of its own comes first
    if (kept) {
      this.fill(kept.situation, fill(this.words.kept, { day: this.language.day(kept.saved) }));
      askAs(this.form, kept.asker);
    }
    const named = this.focus.open(new URLSearchParams(location.search));
    this.refresh();
    this.steps.open();
    this.form.addEventListener("input", (event) => this.changed(event));
    this.form.addEventListener("submit", (event) => this.entered(event));
    this.page.addEventListener("click", (event) => this.clicked(event));
    this.keep.box.addEventListener("change", () => (this.keep.box.checked ? this.save() : this.keep.forget()));
    addEventListener("hashchange", () => this.openShared());
    if (named || kept) this.touched();
    else this.answering.early();
    this.openShared();
  }

  /** A link with answers: the form is filled, and the result follows. */
  openShared() {
    if (!this.shared.open()) return;
    this.refresh();
    this.submit();
  }

  /**
   * Fill the form with a situation, and say above it where that comes from.
   * @param {Record<string, unknown>} situation @param {string} note
   * @returns {string[]} what the form has no place for
   */
  fill(situation, note) {
    const left = write(this.form, situation, this.words);
    this.note(note);
    return left;
  }

  /** @param {string} sentence what is said above the form; nothing if it is empty */
  note(sentence) {
    const place = one(this.page, "[data-note]");
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  /** @param {string} sentence what is said above the form, to those who do not see it as well */
  tell(sentence) {
    this.note(sentence);
    this.loading.say(sentence);
  }

  /** @param {Event} event */
  changed({ target }) {
    if (!(target instanceof HTMLElement)) return;
    target.closest("[data-fact]")?.removeAttribute("data-unknown");
    if (target.closest("[data-count]")) follow(this.form, this.words);
    if (target.closest("[data-role]")) this.focus.employ();
    this.touched();
  }

  /** An answer changed: show what is asked now, and ask the rules. */
  touched() {
    this.shared.leave();
    this.refresh();
    this.save();
    this.answering.touched();
  }

  refresh() {
    showQuestions(this.form, this.focus.facts());
    this.focus.tell();
    one(this.form, "[data-unsorted]").hidden = !unsorted(this.form);
    showReview(this.page, { words: this.words, language: this.language, lead: (question) => this.lead(pathOf(question), question) });
    this.steps.refresh();
  }

  save() {
    const { situation } = read(this.form, this.language);
    if (!this.keep.save({ situation, asker: asker(this.form) })) this.tell(this.words.keep_failed);
  }

  /** @param {Event} event the reader pressed Enter, or the button that continues */
  entered(event) {
    event.preventDefault();
    if (this.steps.single) this.steps.next();
  }

  /** @param {MouseEvent} event */
  clicked({ target }) {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    if (!(button instanceof HTMLElement)) return;
    const action = button.dataset.do ?? "";
    const own = ACTIONS[action];
    if (own) return own(this, button);
    const sentence = grow(action, button, this.form, this.words);
    if (sentence === null) return;
    this.touched();
    if (sentence) this.loading.say(sentence);
    tell(this.form, action, sentence);
  }

  lift() {
    this.focus.lift();
    this.touched();
  }

  submit() {
    if (this.guard.stops(true)) return;
    if (this.steps.single) this.steps.go("result");
    void this.view.outdate();
    this.answering.want();
  }

  /**
   * What to ask of the rules now; null if there is nothing to ask, or something is wrong with it.
   * @param {boolean} wanted
   */
  request(wanted) {
    const asked = this.asked();
    return (!asked.situation.place && !wanted) || this.guard.stops(wanted) ? null : asked;
  }

  asked() {
    const { situation } = read(this.form, this.language);
    return { situation, lang: this.lang, ...(this.shared.then ? { then: this.shared.then } : {}) };
  }

  /** @param {string | null} place of the first fault, to which the reader is to be led */
  refused(place) {
    this.answering.wanted = false;
    this.result.hidden = true;
    if (place !== null && this.steps.single) this.lead(place);
  }

  /**
   * Lead the reader to a question; where the page is set to less than all, back to all.
   * @param {string} place the path of its fact
   */
  lead(place, known = questionAt(this.form, place)?.question) {
    if (!known && this.focus.measure) this.lift();
    const found = questionAt(this.form, place);
    const question = known ?? found?.question;
    if (question && this.steps.single) this.steps.lead(question);
    if (found) focusOn(found);
    else question?.querySelector("input")?.focus();
  }

  /**
   * The one place where an answer is shown.
   * @param {{error: import("./faults.mjs").Refusal} | import("./result.mjs").Answer} answer
   * @param {boolean} wanted whether the reader asked for it, and is to be led to it
   * @param {() => boolean} current whether it is still the answer to what the form says
   * @returns {Promise<boolean>} whether it is shown, or what is wrong with the answers
   */
  async show(answer, wanted, current) {
    if ("error" in answer) {
      this.guard.refuse([faultOf(answer.error, this.lang)], wanted);
      return true;
    }
    clearFaults(this.form);
    const shown = this.focus.arrange(answer.shown);
    const done = await this.view.show({ ...answer, shown }, read(this.form, this.language), this.shared.lost, current);
    if (!done) return false;
    this.loading.say(shown.overall?.title ?? this.words.updated);
    if (!wanted) return true;
    this.loading.settle();
    this.view.focus();
    return true;
  }
}
