/** What is wrong with the answers is found, and said, before anything is asked of the rules. */
import { check } from "./checks.mjs";
import { clearFaults, marked, markFaults, showFaults, titleOf, told } from "./faults.mjs";
import { pathOf } from "./reading.mjs";

/** @typedef {import("./faults.mjs").Fault} Fault */
/**
 * @typedef {object} Setting
 * @property {HTMLFormElement} form
 * @property {Parameters<typeof check>[1] & Parameters<typeof showFaults>[2]} words
 * @property {(place: string) => void} lead brings the reader to the question of a fault
 * @property {(sentence: string) => void} say announces a sentence
 * @property {(place: string | null) => void} refused no answer is shown; with a place, the reader asked for one
 */

export class Guard {
  /** @param {Setting} setting */
  constructor(setting) {
    this.setting = setting;
  }

  /** Whether nothing is wrong with the answers so far; nothing is said. */
  sound() {
    return !check(this.setting.form, this.setting.words, false).length;
  }

  /**
   * Whether the answer to one question can be understood; if not, it says so.
   * @param {HTMLElement} question
   */
  passes(question) {
    const { form, words, lead } = this.setting;
    const faults = check(form, words, true).filter(({ place }) => place === pathOf(question));
    if (faults.length) showFaults(form, faults, words, lead);
    else clearFaults(form);
    return !faults.length;
  }

  /**
   * Show what is wrong with the answers before anything is asked; true if something is.
   * @param {boolean} wanted whether the reader asked for the result, and is to be led to the faults
   */
  stops(wanted) {
    const faults = check(this.setting.form, this.setting.words, wanted);
    if (faults.length) this.refuse(faults, wanted);
    return faults.length > 0;
  }

  /** @param {Fault[]} faults @param {boolean} wanted as in `stops` */
  refuse(faults, wanted) {
    const { form, words, lead, refused, say } = this.setting;
    refused(wanted ? (faults[0]?.place ?? "") : null);
    if (wanted) showFaults(form, faults, words, lead);
    else if (!told(form, faults)) {
      const before = marked(form);
      markFaults(form, faults);
      if (marked(form) !== before) say(titleOf(faults, words));
    }
  }
}
