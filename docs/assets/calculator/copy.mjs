/** Text to take away: it stands on the page, can be selected, and has a button that copies it. */
import { make } from "./dom.mjs";

/** @typedef {{copy: string, copied: string, not_copied: string}} Words */

/**
 * A box with the text and its button; what came of it is said next to the button and to `say`.
 * @param {string} text @param {string} label @param {Words} words @param {(sentence: string) => void} say
 */
export function copyBox(text, label, words, say) {
  const box = make("textarea", { class: "mc-text", readonly: "", rows: String(rows(text)), "aria-label": label });
  box.value = text;
  box.addEventListener("focus", () => box.select());
  const button = make("button", { type: "button", class: "mc-button mc-button-strong", "data-do": "copy" }, words.copy);
  const note = make("span", { class: "mc-said" });
  button.addEventListener("click", async () => {
    const sentence = (await copied(text, box)) ? words.copied : words.not_copied;
    note.textContent = sentence;
    say(sentence);
  });
  return make("div", { class: "mc-copy" }, box, make("p", { class: "mc-row" }, button, note));
}

/** @param {string} text */
function rows(text) {
  return Math.min(10, Math.max(4, text.split("\n").length));
}

/**
 * Put the text on the clipboard, in the old way where the new one is not there; false if neither works.
 * @param {string} text @param {HTMLTextAreaElement} box
 */
async function copied(text, box) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box.focus();
    box.select();
    try {
      return document.execCommand("copy"); // WebViews without the clipboard's own interface know only this
    } catch {
      return false;
    }
  }
}
