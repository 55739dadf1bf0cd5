/** What stands beside the result: one that was kept, or the same family in another place. Kept in the page's memory only. */
import { compareOf } from "./compare.mjs";
import { fill, make, one } from "./dom.mjs";
import { elsewhere, placesOf } from "./elsewhere.mjs";

/** @typedef {import("./result.mjs").Shown} Shown */
/** @typedef {import("./reading.mjs").Given} Given */
/** @typedef {{place: string, situation: Record<string, any>, shown: Shown, given: Given[]}} Seen */
/**
 * @typedef {import("./compare.mjs").Words & {
 *   compare: string, keep: string, kept: string, elsewhere: string, elsewhere_help: string,
 *   side_kept: string, side_now: string, failed: string,
 * }} Words
 */
/**
 * @typedef {object} Setting
 * @property {Words} tools @property {string} lang @property {HTMLElement} form
 * @property {(sentence: string) => void} say @property {(request: object) => Promise<any>} ask
 */

export class Beside {
  /** @type {Seen | null} */
  kept = null;
  /** The place in which the same family is looked at. */
  there = "";
  turn = 0;

  /** @param {Setting} setting */
  constructor(setting) {
    this.setting = setting;
    this.place = make("div", { "data-beside": "" });
  }

  /**
   * The buttons for the result now shown. A comparison that is under way goes on with it.
   * @param {Seen} now
   */
  buttons(now) {
    const { tools: words, say, form } = this.setting;
    const note = make("p", { class: "mc-note" });
    const keep = button(words.keep, "keep", () => {
      this.stop();
      this.kept = now;
      note.textContent = words.kept;
      say(words.kept);
    });
    const others = placesOf(form).filter(({ id }) => id !== now.place).map(({ id, name }) =>
      button(fill(words.elsewhere, { place: name }), "elsewhere", async () => {
        this.stop();
        this.there = id;
        await this.look(now, note);
        this.lead();
      }),
    );
    void this.look(now, note);
    return make(
      "section",
      { class: "mc-tools", "aria-labelledby": "mc-beside-title" },
      make("h3", { id: "mc-beside-title" }, words.compare),
      make("p", { class: "mc-row" }, keep, ...others),
      note,
    );
  }

  /**
   * Put the two results next to each other, if one is kept or another place is looked at.
   * @param {Seen} now @param {HTMLElement} note says what went wrong
   */
  async look(now, note) {
    const turn = ++this.turn;
    this.place.replaceChildren();
    try {
      const parts = this.kept ? this.keptBeside(this.kept, now) : await this.elsewhereBeside(now);
      if (turn === this.turn && parts) this.place.replaceChildren(parts);
    } catch {
      note.textContent = this.setting.tools.failed;
      this.setting.say(note.textContent);
    }
  }

  /** @param {Seen} kept @param {Seen} now */
  keptBeside(kept, now) {
    const { tools: words } = this.setting;
    if (kept === now) return null;
    const left = { ...kept, name: words.side_kept };
    return compareOf(left, { ...now, name: words.side_now }, null, words, () => this.stopped());
  }

  /** @param {Seen} now */
  async elsewhereBeside(now) {
    const { tools: words, form, lang, ask } = this.setting;
    const names = new Map(placesOf(form).map(({ id, name }) => [id, name]));
    const [here, there] = [names.get(now.place) ?? "", names.get(this.there) ?? ""];
    if (!this.there || this.there === now.place) return null;
    const { shown } = await ask({ situation: elsewhere(form, now.situation, this.there), lang });
    const right = { place: this.there, shown, given: [], name: there };
    const note = fill(words.elsewhere_help, { here, there });
    return compareOf({ ...now, name: here }, right, note, words, () => this.stopped());
  }

  stop() {
    this.turn += 1;
    this.kept = null;
    this.there = "";
    this.place.replaceChildren();
  }

  /** The reader wants no comparison any more, and is led back to the result. */
  stopped() {
    this.stop();
    const result = this.place.closest("[tabindex]");
    if (result instanceof HTMLElement) result.focus({ preventScroll: true });
  }

  lead() {
    if (!this.place.firstElementChild) return;
    const title = one(this.place, "h3");
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  }
}

/** @param {string} text @param {string} name @param {() => void} press */
function button(text, name, press) {
  const made = make("button", { type: "button", class: "mc-button", "data-do": name }, text);
  made.addEventListener("click", press);
  return made;
}
