/** The result as a spreadsheet, to save. */
import { make } from "./dom.mjs";
import { downloadLink } from "./download.mjs";

/** @typedef {{sheet_help: string, save_sheet: string, trouble: string}} Words */

/**
 * @param {string} file CSV with its byte-order mark
 * @param {{name: string, words: Words}} setting
 */
export function sheetOf(file, { name, words }) {
  return make(
    "div",
    {},
    make("p", {}, words.sheet_help),
    make("p", { class: "mc-row" }, downloadLink(file, { name, type: "text/csv", label: words.save_sheet })),
    make("p", { class: "mc-note" }, words.trouble),
  );
}
