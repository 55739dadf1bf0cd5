/** When things run: a drawing that is told in a sentence, and the same as a list of days. */
import { make } from "./dom.mjs";

/** @typedef {{at: number, label: string}} Tick */
/**
 * @typedef {object} Bar
 * @property {number | null} from @property {number | null} until @property {number | null} now
 * @property {Tick[]} ticks @property {string} start @property {string} end @property {string} asked
 */
/**
 * @typedef {object} Timeline
 * @property {string} title @property {{day: string, text: string}[]} events
 * @property {Bar} bar @property {string} says
 */

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 12; // percent of the line

/** @param {Timeline} timeline */
export function timelineOf({ title, events, bar, says }) {
  const rows = events.map(({ day, text }) => make("div", {}, make("dt", {}, day), make("dd", {}, text)));
  return make(
    "section",
    { class: "mc-timeline" },
    make("h5", {}, title),
    drawing(bar, says),
    make("dl", { class: "mc-facts" }, ...rows),
  );
}

/**
 * The same shapes as `timeline` in docs/templates/macros.j2: places are percentages, so that it fits any width.
 * @param {Bar} bar @param {string} says
 */
function drawing({ from, until, now, ticks, start, end, asked }, says) {
  const svg = shape("svg", { class: "mb-timeline", role: "img", "aria-label": says });
  svg.append(shape("rect", { class: "mb-timeline-line", x: "0", y: "34", width: "100%", height: "4" }));
  if (from !== null) {
    const width = `${(until ?? 100) - from}%`;
    svg.append(shape("rect", { class: "mb-timeline-span", x: `${from}%`, y: "28", width, height: "16", rx: "3" }));
  }
  for (const { at, label } of ticks) {
    svg.append(shape("line", { class: "mb-timeline-tick", x1: `${at}%`, x2: `${at}%`, y1: "24", y2: "48" }));
    if (label) svg.append(text(label, at, "64"));
  }
  if (now !== null) {
    svg.append(shape("circle", { class: "mb-timeline-now", cx: `${now}%`, cy: "36", r: "7" }), text(asked, now, "15"));
  }
  svg.append(text(start, 0, "84"), text(end, 100, "84"));
  return svg;
}

/**
 * A label; near an end it grows inwards.
 * @param {string} words @param {number} at in percent @param {string} y
 */
function text(words, at, y) {
  const anchor = at < EDGE ? "start" : at > 100 - EDGE ? "end" : "middle";
  const label = shape("text", { x: `${at}%`, y, "text-anchor": anchor });
  label.textContent = words;
  return label;
}

/** @param {string} name @param {Record<string, string>} attributes */
function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
