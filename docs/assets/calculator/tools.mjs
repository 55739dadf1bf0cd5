/** What a reader can take away: a link, plain text, paper, a calendar, a spreadsheet. Each is made when it is opened. */
import { calendarOf } from "./calendar.mjs";
import { copyBox } from "./copy.mjs";
import { fill, make } from "./dom.mjs";
import { forgetFiles } from "./download.mjs";
import { pack } from "./share.mjs";
import { sheetOf } from "./sheet.mjs";

/** @typedef {"text" | "calendar" | "sheet"} Form */
/**
 * @typedef {import("./calendar.mjs").Words & import("./sheet.mjs").Words & {
 *   title: string, help: string, link: string, link_warning: string, link_text: string, text: string,
 *   text_text: string, text_from: string, calendar: string, sheet: string, print: string, failed: string,
 * }} Words
 */
/**
 * @typedef {object} Setting
 * @property {Words} words
 * @property {(sentence: string) => void} say announces a sentence
 * @property {(situation: object, form: Form) => Promise<string>} write asks for the result as a text or a file
 */
/**
 * @typedef {object} Result
 * @property {Record<string, any>} situation
 * @property {string} asker who is asking
 * @property {import("./share.mjs").Then} then what the link keeps of the answers
 * @property {import("./calendar.mjs").Agenda} agenda
 */

/** @param {Result} result @param {Setting} setting */
export function toolsOf(result, setting) {
  const { words, say } = setting;
  forgetFiles();
  const name = `mingbai-${result.situation["place"]}-${result.then.day}`;
  const write = (/** @type {Form} */ form) => setting.write(result.situation, form);
  return make(
    "section",
    { class: "mc-tools", "data-tools": "", "aria-labelledby": "mc-tools-title" },
    make("h3", { id: "mc-tools-title" }, words.title),
    make("p", {}, words.help),
    panel("link", words.link, () => linkOf(result, setting), setting),
    panel("text", words.text, async () => textOf(await write("text"), setting), setting),
    panel("calendar", words.calendar, async () =>
      calendarOf(result.agenda, await write("calendar"), { name: `${name}.ics`, words, say }), setting),
    panel("sheet", words.sheet, async () => sheetOf(await write("sheet"), { name: `${name}.csv`, words }), setting),
    make("p", { class: "mc-row" }, printButton(words)),
  );
}

/**
 * A part that is made when it is opened for the first time.
 * @param {string} name @param {string} title @param {() => HTMLElement | Promise<HTMLElement>} content @param {Setting} setting
 */
function panel(name, title, content, { words, say }) {
  const inside = make("div", { class: "mc-inside" });
  const details = make("details", { class: "mc-more", "data-tool": name }, make("summary", {}, title), inside);
  details.addEventListener("toggle", async () => {
    if (!details.open || inside.childElementCount || matchMedia("print").matches) return;
    try {
      inside.replaceChildren(await content());
    } catch {
      inside.replaceChildren(words.failed); // no element: opening it again tries again
      say(words.failed);
    }
  });
  return details;
}

/**
 * The link with its warning. Only the part behind the `#` is ours to add.
 * @param {Result} result @param {Setting} setting
 */
function linkOf({ situation, asker, then }, { words, say }) {
  const link = `${location.href.replace(/[?#].*$/s, "")}#${pack({ situation, asker, then })}`;
  return make(
    "div",
    {},
    make("p", { class: "mc-notice" }, words.link_warning),
    copyBox(link, words.link_text, words, say),
  );
}

/** @param {string} text @param {Setting} setting */
function textOf(text, { words, say }) {
  const address = location.href.replace(/[?#].*$/s, "");
  return copyBox(`${text}\n\n${fill(words.text_from, { address })}\n`, words.text_text, words, say);
}

/** @param {Words} words */
function printButton(words) {
  const button = make("button", { type: "button", class: "mc-button", "data-do": "print" }, words.print);
  button.addEventListener("click", () => print());
  return button;
}
