/** What the reader sees while the calculator is being downloaded, and when it cannot be. */
import { fill, one } from "./dom.mjs";
import { steady } from "./steady.mjs";

/** @typedef {import("../runtime/runtime.mjs").Code | "spared"} Code `spared`: the reader saves data */
/** @typedef {import("../runtime/runtime.mjs").Progress} Progress */
/**
 * @typedef {object} Words
 * @property {string} progress @property {string} connecting @property {string} starting
 * @property {string} ready @property {string} waiting @property {Record<Code, string>} failed
 * @property {string} retry @property {string} download
 */

const MEGABYTE = 1_000_000;

/** The box that says how far the download is. Screen readers hear of each quarter, not of each byte. */
export class Loading {
  /** @param {HTMLElement} page @param {Words} words */
  constructor(page, words) {
    this.page = page;
    this.words = words;
    this.box = one(page, "[data-state]");
    this.text = one(page, "[data-state-text]");
    this.bar = /** @type {HTMLProgressElement} */ (one(page, "[data-state-bar]"));
    this.note = one(page, "[data-state-note]");
    this.retry = one(page, "[data-state-retry]");
    this.button = one(this.retry, "button");
    this.live = one(page, "[data-live]");
    this.quarter = 0;
  }

  /** @param {string} sentence */
  say(sentence) {
    this.live.textContent = sentence;
  }

  begin() {
    this.quarter = 0;
    this.show(this.words.connecting);
    this.say(this.words.connecting);
    this.bar.removeAttribute("value");
    this.bar.hidden = false;
  }

  /** @param {Progress} progress */
  progress({ loaded, total }) {
    if (loaded >= total) return this.starting();
    const megabytes = (/** @type {number} */ bytes) => (bytes / MEGABYTE).toFixed(1);
    const sentence = fill(this.words.progress, { loaded: megabytes(loaded), total: megabytes(total) });
    this.show(sentence);
    this.bar.value = loaded / total;
    const quarter = Math.floor((4 * loaded) / total);
    if (quarter > this.quarter) this.say(sentence);
    this.quarter = Math.max(quarter, this.quarter);
  }

  starting() {
    if (!this.bar.hasAttribute("value")) return;
    this.bar.removeAttribute("value");
    this.show(this.words.starting);
    this.say(this.words.starting);
  }

  /** Tell a reader who asked already that the answer will come by itself. */
  wait() {
    this.note.hidden = false;
    this.say(this.words.waiting);
  }

  /**
   * The box keeps its room, so that nothing moves under the reader's eyes, until the reader does something. Who was led
   * to a first answer below it does not see it: there it goes at once, and what is seen stays where it is.
   */
  ready() {
    this.box.dataset.ready = "";
    this.say(this.words.ready);
    const led = document.activeElement?.matches("[data-result]");
    if (led && this.box.getBoundingClientRect().bottom < 0) steady(this.page, () => this.settle());
  }

  /**
   * Take away what cannot be said now; whoever read there is led to the box, which says what is waited for.
   * @param {HTMLElement} place
   */
  standIn(place) {
    const read = place.contains(document.activeElement);
    place.hidden = true;
    if (read) this.box.focus({ preventScroll: true });
  }

  /** The reader did something: what is over needs no room any more. */
  settle() {
    if ("ready" in this.box.dataset) this.box.hidden = true;
  }

  /** @param {Code} code */
  fail(code) {
    this.show(this.words.failed[code]);
    this.say(this.words.failed[code]);
    this.bar.hidden = true;
    this.note.hidden = true;
    this.retry.hidden = false;
    this.button.hidden = code === "unsupported"; // it would not help
    this.button.textContent = code === "spared" ? this.words.download : this.words.retry;
    this.box.dataset.failed = code;
  }

  /** @param {string} sentence */
  show(sentence) {
    const pressed = this.retry.contains(document.activeElement); // its button goes
    this.text.textContent = sentence;
    this.box.hidden = false;
    this.retry.hidden = true;
    delete this.box.dataset.failed;
    delete this.box.dataset.ready;
    if (pressed) this.box.focus({ preventScroll: true });
  }
}
