/** The answers that came with the address: read once, and gone from it as soon as the reader changes one of them. */
import { askAs } from "./asked.mjs";
import { lostOf } from "./opened.mjs";
import { unpack } from "./share.mjs";

/** @typedef {import("./opened.mjs").Lost} Lost */
/** @typedef {import("./share.mjs").Then} Then */
/** @typedef {{broken: string, newer: string, no_place: string}} Words */
/**
 * @typedef {object} Setting
 * @property {Words} words
 * @property {HTMLElement} form
 * @property {(situation: Record<string, unknown>) => string[]} fill fills the form; returns the paths it has no place for
 * @property {(sentence: string) => void} refuse says why a link is not opened
 */

export class Shared {
  /** @type {Then | null} what the link says was worked out then */
  then = null;
  /** @type {Lost[]} */
  lost = [];

  /** @param {Setting} setting */
  constructor(setting) {
    this.setting = setting;
  }

  /** Fill the form with what the address holds; true if it holds answers of ours that can be opened. */
  open() {
    this.then = null;
    this.lost = [];
    const { words, form, fill, refuse } = this.setting;
    const link = unpack(location.hash);
    if (!link) return false;
    if (typeof link === "string") return refuse(words[link]), false;
    const { situation, asker, then } = link;
    if (!form.querySelector(`[name="place"][value="${CSS.escape(String(situation["place"]))}"]`)) {
      return refuse(words.no_place), false;
    }
    this.lost = lostOf(situation, fill(situation));
    askAs(form, asker);
    this.then = then;
    return true;
  }

  /** The reader changed an answer: the address must not say what is no longer so. */
  leave() {
    if (!this.then) return;
    this.then = null;
    this.lost = [];
    history.replaceState(history.state, "", location.pathname + location.search);
  }
}
