/** Remembering the answers on this device, only if the reader asks for it. */
import { dayOf } from "../said.mjs";
import { one } from "./dom.mjs";
import { isDay, situationOf } from "./share.mjs";

const KEY = "mingbai.answers";
const VERSION = 1;

/** @typedef {{saved: string, asker: string, situation: Record<string, unknown>}} Kept */

export class Keep {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.box = /** @type {HTMLInputElement} */ (one(page, "[data-keep]"));
    this.box.checked = false; // a browser may have kept the tick over a reload
  }

  /**
   * What was remembered on an earlier visit; null if nothing was, or in a way that is not ours.
   * @returns {Kept | null}
   */
  open() {
    const { version, saved, asker, situation: found } = stored() ?? {};
    const situation = situationOf(found);
    const ours = version === VERSION && situation && typeof asker === "string" && isDay(saved);
    this.box.checked = Boolean(ours);
    return ours ? { saved, asker, situation } : null;
  }

  /**
   * Remember what is answered now if the reader has asked for it; false if the browser does not allow it.
   * @param {Omit<Kept, "saved">} answers
   */
  save(answers) {
    if (!this.box.checked) return true;
    const saved = dayOf();
    try {
      localStorage.setItem(KEY, JSON.stringify({ version: VERSION, saved, ...answers }));
      return true;
    } catch {
      this.box.checked = false;
      return false;
    }
  }

  /** Delete what was remembered. */
  forget() {
    this.box.checked = false;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing has nothing to delete.
    }
  }
}

/** @returns {any} what stands in the browser's storage, as far as it can be read */
function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}
