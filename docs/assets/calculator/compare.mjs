/** Two results side by side, each under its own document: what differs comes first. Nothing is worked out here. */
import { fill, make } from "./dom.mjs";

/** @typedef {import("./result.mjs").Shown} Shown */
/** @typedef {import("./reading.mjs").Given} Given */
/** @typedef {{name: string, place: string, shown: Shown, given: Given[]}} Side */
/** @typedef {{title: string, left: string, right: string}} Row */
/**
 * @typedef {object} Words
 * @property {string} compare_title @property {string} stop @property {string} changed_answers
 * @property {string} unsaid @property {string} differ @property {string} alike @property {string} all_alike
 * @property {string} nothing @property {string} overall
 */

/**
 * @param {Side} left @param {Side} right @param {string | null} note @param {Words} words @param {() => void} stop
 */
export function compareOf(left, right, note, words, stop) {
  const button = make("button", { type: "button", class: "mc-button", "data-do": "stop-comparing" }, words.stop);
  button.addEventListener("click", stop);
  const names = /** @type {[string, string]} */ ([label(left), label(right)]);
  return make(
    "section",
    { class: "mc-compare", "data-compare": "", "aria-labelledby": "mc-compare-title" },
    make("h3", { id: "mc-compare-title", tabindex: "-1" }, words.compare_title),
    note && make("p", { class: "mc-note" }, note),
    make("div", { class: "mc-pair" }, head(left), head(right)),
    ...block(words.changed_answers, note ? [] : answers(left, right, words), names, "answers"),
    ...results(left, right, names, words),
    make("p", { class: "mc-row" }, button),
  );
}

/** @param {Side} side */
function label({ name, shown }) {
  return shown.mark + name;
}

/**
 * Which document a side goes by, its status, the day and the version of its rules.
 * @param {Side} side
 */
function head({ name, shown }) {
  return make(
    "div",
    { class: "mc-side" },
    make("p", { class: "mc-side-name" }, name),
    make("p", {}, shown.title),
    shown.notice ? make("p", { class: "mc-notice" }, shown.notice) : null,
    make("p", { class: "mc-note" }, shown.as_of, " ", shown.version),
  );
}

/** @param {Side} left @param {Side} right @param {Words} words @returns {Row[]} */
function answers(left, right, words) {
  const [one, other] = [left, right].map(
    ({ given }) => new Map(given.map(({ part, label, text }) => [part ? `${part} · ${label}` : label, text])),
  );
  return paired(one ?? new Map(), other ?? new Map(), words.unsaid).filter(differs);
}

/**
 * The same document: row by row. Two documents: what each gives, one list beside the other.
 * @param {Side} left @param {Side} right @param {[string, string]} names @param {Words} words
 */
function results(left, right, names, words) {
  const rows = [...sums(left, right, words), ...cards(left, right, words)];
  const different = rows.filter(differs);
  const same = rows.filter((row) => !differs(row));
  return [
    ...(different.length ? [] : [make("p", {}, words.all_alike)]),
    ...block(fill(words.differ, { n: different.length }), different, names, "differ"),
    ...block(fill(words.alike, { n: same.length }), same, names, "alike"),
  ];
}

/** @param {Row} row */
function differs({ left, right }) {
  return left !== right;
}

/** @param {Side} left @param {Side} right @param {Words} words */
function sums(left, right, words) {
  const [one, other] = [left, right].map(({ shown }) => new Map(
    shown.summary.flatMap(({ rows }) => rows.filter(({ kind }) => kind === "sum").map(({ label, text }) => [label, text])),
  ));
  return paired(one ?? new Map(), other ?? new Map(), words.nothing);
}

/**
 * A row for each benefit of each person. Benefits of two documents are never taken for one another.
 * @param {Side} left @param {Side} right @param {Words} words
 */
function cards(left, right, words) {
  const titles = new Map();
  const [one, other] = [left, right].map(({ place, shown }) => new Map(
    shown.groups.flatMap((group) => group.cards.map((card) => {
      const key = [place, group.for, card.benefit, card.child].join(" ");
      titles.set(key, `${group.title} · ${card.title}`);
      return [key, `${card.status} — ${card.headline}`];
    })),
  ));
  return paired(one ?? new Map(), other ?? new Map(), words.nothing).map((row) => ({ ...row, title: titles.get(row.title) }));
}

/**
 * @param {Map<string, string>} one @param {Map<string, string>} other @param {string} nothing
 * @returns {Row[]}
 */
function paired(one, other, nothing) {
  const titles = new Set([...one.keys(), ...other.keys()]);
  return [...titles].map((title) => ({ title, left: one.get(title) ?? nothing, right: other.get(title) ?? nothing }));
}

/** @param {string} title @param {Row[]} rows @param {[string, string]} names @param {string} kind */
function block(title, rows, [left, right], kind) {
  if (!rows.length) return [];
  const entries = rows.map((row) =>
    make(
      "li",
      {},
      make("p", { class: "mc-row-title" }, row.title),
      make("div", { class: "mc-pair" }, cell(left, row.left), cell(right, row.right)),
    ),
  );
  return [make("h4", {}, title), make("ul", { class: "mc-rows", "data-rows": kind }, ...entries)];
}

/** @param {string} name @param {string} text */
function cell(name, text) {
  return make("p", { class: "mc-cell" }, make("span", { class: "mc-cell-name" }, name), " ", text);
}
