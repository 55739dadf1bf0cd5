/** A file made in the page, behind a link that the reader presses. */
import { make } from "./dom.mjs";

/** @type {string[]} */
let old = [];

/**
 * A link that saves the text under a name. The files of the result before are given up.
 * @param {string} text @param {{name: string, type: string, label: string}} file
 */
export function downloadLink(text, { name, type, label }) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  old.push(href);
  return make("a", { class: "mc-button mc-button-strong", href, download: name }, label);
}

/** Free what the links of an earlier result held. */
export function forgetFiles() {
  for (const href of old) URL.revokeObjectURL(href);
  old = [];
}
