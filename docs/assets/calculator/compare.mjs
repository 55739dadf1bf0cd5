/** Two results side by side, each under its own document: what differs comes first. Nothing is worked out here. */
import { fill, make } from "./dom.mjs";

/** @typedef {import("./result.mjs").Shown} Shown */
/** @typedef {import("./result.mjs").Group} Group */
/** @typedef {import("./card.mjs").Card} Card */
/** @typedef {import("./reading.mjs").Given} Given */
/** @typedef {{name: string, place: string, shown: Shown, given: Given[]}} Side */
/** @typedef {{title: string, left: string, right: string}} Row */
/**
 * @typedef {object} Words
 * @property {string} compare_title @property {string} stop @property {string} changed_answers
 * @property {string} unsaid @property {string} differ @property {string} alike @property {string} all_alike
 * @property {string} nothing @property {string} card @property {string} refused
 */

/**
 * @param {Side} left @param {Side} right @param {string | null} note @param {Words} words @param {() => void} stop
 */
export function compareOf(left, right, note, words, stop) {
  const button = make("button", { type: "button", class: "mc-button", "data-do": "stop-comparing" }, words.stop);
  button.addEventListener("click", stop);
  const same = left.place === right.place;
  return make(
    "section",
    { class: "mc-compare", "data-compare": "", "aria-labelledby": "mc-compare-title" },
    make("h3", { id: "mc-compare-title", tabindex: "-1" }, words.compare_title),
    note && make("p", { class: "mc-note" }, note),
    same ? source(right.shown) : make("div", { class: "mc-pair" }, head(left), head(right)),
    ...(same ? rows(left, right, words) : lists(left, right, words)),
    make("p", { class: "mc-row" }, button),
  );
}

/**
 * Which document it goes by, its status, the day and the version of its rules.
 * @param {Shown} shown @param {...HTMLElement} before
 */
function source({ title, notice, as_of, version }, ...before) {
  return make(
    "div",
    { class: "mc-side" },
    ...before,
    make("p", {}, title),
    notice ? make("p", { class: "mc-notice" }, notice) : null,
    make("p", { class: "mc-note" }, as_of, " ", version),
  );
}

/** @param {Side} side */
function head({ name, shown }) {
  return source(shown, make("p", { class: "mc-side-name" }, name));
}

/** @param {Side} side */
function label({ name, shown }) {
  return (shown.mark ?? "") + name;
}

/**
 * The same document: answer by answer, sum by sum, benefit by benefit.
 * @param {Side} left @param {Side} right @param {Words} words
 */
function rows(left, right, words) {
  const answers = paired(answersOf(left), answersOf(right), words.unsaid).filter(differs);
  const found = [
    ...paired(sumsOf(left.shown), sumsOf(right.shown), words.nothing),
    ...paired(cardsOf(left.shown, words), cardsOf(right.shown, words), words.nothing),
  ];
  const different = found.filter(differs);
  const same = found.filter((row) => !differs(row));
  const entry = (/** @type {Row} */ row) => pair(row.title, cell(label(left), row.left), cell(label(right), row.right));
  return [
    ...block(words.changed_answers, answers.map(entry), "answers"),
    ...(different.length ? [] : [make("p", {}, words.all_alike)]),
    ...block(fill(words.differ, { n: different.length }), different.map(entry), "differ"),
    ...folded(fill(words.alike, { n: same.length }), same.map(({ title, left: text }) => pair(title, make("p", {}, text)))),
  ];
}

/**
 * Two documents: for each person what the one gives, and what the other; no benefit is taken for another.
 * @param {Side} left @param {Side} right @param {Words} words
 */
function lists(left, right, words) {
  const titles = new Map([...left.shown.groups, ...right.shown.groups].map((group) => [group.for, group.title]));
  const sums = (/** @type {Side} */ side) => [...sumsOf(side.shown)].map(([name, text]) => fill(words.card, { name, text }));
  const cards = (/** @type {Side} */ side, /** @type {string} */ whose) => side.shown.groups
    .filter((group) => group.for === whose)
    .flatMap((group) => group.cards.map((card) => fill(words.card, { name: card.title, text: said(card, words) })));
  const entry = (/** @type {string} */ title, /** @type {(side: Side) => string[]} */ of) =>
    pair(title, ...[left, right].map((side) => cell(label(side), ...texts(of(side), words))));
  const entries = [...titles].map(([whose, title]) => entry(title, (side) => cards(side, whose)));
  const summed = sums(left).length || sums(right).length ? [entry(left.shown.summary[0]?.title ?? "", sums)] : [];
  return block("", [...summed, ...entries], "places");
}

/** @param {string[]} found @param {Words} words */
function texts(found, { nothing }) {
  return found.length ? found.map((text) => make("span", { class: "mc-cell-line" }, text)) : [nothing];
}

/** @param {Row} row */
function differs({ left, right }) {
  return left !== right;
}

/** @param {Side} side @returns {[string, string][]} */
function answersOf({ given }) {
  return given.map(({ part, label: name, text }) => [part ? `${part} · ${name}` : name, text]);
}

/** @param {Shown} shown @returns {[string, string][]} */
function sumsOf({ summary }) {
  return summary.flatMap((part) => part.rows.filter(({ kind }) => kind === "sum").map((row) => /** @type {[string, string]} */ ([row.label, row.text])));
}

/** @param {Shown} shown @param {Words} words @returns {[string, string][]} */
function cardsOf({ groups }, words) {
  return groups.flatMap(({ title, cards }) => cards.map((card) => /** @type {[string, string]} */ ([`${title} · ${card.title}`, said(card, words)])));
}

/** @param {Card} card @param {Words} words */
function said({ answer, headline }, words) {
  return answer === "no" ? fill(words.refused, { headline }) : headline;
}

/**
 * @param {[string, string][]} left @param {[string, string][]} right @param {string} nothing
 * @returns {Row[]}
 */
function paired(left, right, nothing) {
  const [one, other] = [new Map(left), new Map(right)];
  const titles = new Set([...one.keys(), ...other.keys()]);
  return [...titles].map((title) => ({ title, left: one.get(title) ?? nothing, right: other.get(title) ?? nothing }));
}

/** @param {string} title @param {HTMLElement[]} entries @param {string} kind */
function block(title, entries, kind) {
  if (!entries.length) return [];
  return [title ? make("h4", {}, title) : null, make("ul", { class: "mc-rows", "data-rows": kind }, ...entries)];
}

/** @param {string} title @param {HTMLElement[]} entries */
function folded(title, entries) {
  if (!entries.length) return [];
  return [make("details", { class: "mc-more" }, make("summary", {}, title), ...block("", entries, "alike"))];
}

/** @param {string} title @param {...HTMLElement} cells */
function pair(title, ...cells) {
  return make("li", {}, make("p", { class: "mc-row-title" }, title), make("div", { class: "mc-pair" }, ...cells));
}

/** @param {string} name @param {...(string | HTMLElement)} contents */
function cell(name, ...contents) {
  return make("p", { class: "mc-cell" }, make("span", { class: "mc-cell-name" }, name), " ", ...contents);
}
