/** The days of a result: as a list to read and copy, and as a calendar file. */
import { copyBox } from "./copy.mjs";
import { make } from "./dom.mjs";
import { downloadLink } from "./download.mjs";

/** @typedef {{day: string, text: string, passed: boolean}} Day */
/** @typedef {{days: Day[], left_out: string[]}} Agenda */
/**
 * @typedef {import("./copy.mjs").Words & {
 *   no_days: string, passed: string, left_out: string, save_calendar: string, days_text: string, trouble: string,
 * }} Words
 */

/**
 * @param {Agenda} agenda @param {string} file the calendar, as RFC 5545 writes it
 * @param {{name: string, words: Words, say: (sentence: string) => void}} setting
 */
export function calendarOf({ days, left_out }, file, { name, words, say }) {
  const rows = days.map(({ day, text, passed }) =>
    make("div", passed ? { "data-passed": "" } : {}, make("dt", {}, day), make("dd", {}, text, passed ? ` ${words.passed}` : null)),
  );
  const plain = days.map(({ day, text }) => `${day}\t${text}`).join("\n");
  const label = words.save_calendar;
  return make(
    "div",
    {},
    days.length ? make("dl", { class: "mc-facts mc-days" }, ...rows) : make("p", {}, words.no_days),
    left_out.length ? make("p", {}, words.left_out) : null,
    left_out.length ? make("ul", { class: "mc-left" }, ...left_out.map((text) => make("li", {}, text))) : null,
    days.length ? make("p", { class: "mc-row" }, downloadLink(file, { name, type: "text/calendar", label })) : null,
    days.length ? make("p", { class: "mc-note" }, words.trouble) : null,
    days.length ? copyBox(plain, words.days_text, words, say) : null,
  );
}
