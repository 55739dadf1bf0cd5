/** The top of a result: what it comes to in large figures, whether it rests on a draft, and what to answer next. */
import { make } from "./dom.mjs";

/** @typedef {import("./result.mjs").Shown} Shown */
/** @typedef {import("./result.mjs").Next} Next */
/** @typedef {import("./result.mjs").Overall} Overall */
/** @typedef {import("./result.mjs").Sum} Sum */
/** @typedef {{result: string, nothing: string, go_next: string, no_next: string, gains: string, partial: Record<"coming" | "broken" | "spared", string>}} Words */
/** @typedef {{words: Words, lead: (fact: string) => void}} Setting */

/** @param {Shown} shown @param {Setting} setting */
export function headOf(shown, setting) {
  const { words } = setting;
  const asked = shown.groups.length || shown.offers.length;
  return [
    make("h2", {}, words.result),
    shown.notice ? make("p", { class: "mc-notice", "data-notice": "" }, shown.notice) : null,
    shown.overall && overall(shown.overall),
    ...shown.summary.filter(({ rows }) => rows.length).map(summary),
    shown.overall?.changes.length ? gains(shown.overall.changes, words) : null,
    asked ? null : make("p", {}, words.nothing),
    shown.partial ? partial(shown.partial, words) : asked ? next(shown.next, setting) : null,
    make("p", { class: "mc-title" }, shown.title),
    make("p", { class: "mc-note" }, shown.as_of, " ", shown.version),
  ].filter((one) => one !== null);
}

/** @param {Overall} overall */
function overall({ state, title, text, named }) {
  return make(
    "div",
    { class: "mc-overall", "data-overall": state },
    make("p", { class: "mc-overall-title" }, title),
    text ? make("p", {}, text) : null,
    named ? make("p", {}, named) : null,
  );
}

/**
 * What the family, or the institution, gets in all; the sums are the largest thing on the page.
 * @param {Sum} sum
 */
function summary({ title, rows, note }) {
  const entries = rows.map(({ kind, label, text }) =>
    make("div", { "data-kind": kind }, make("dt", {}, label), make("dd", {}, text)),
  );
  return make(
    "section",
    { class: "mc-sum", "data-sum": "" },
    make("h3", {}, title),
    make("dl", { class: "mc-facts" }, ...entries),
    make("p", { class: "mc-note" }, note),
  );
}

/**
 * Where nothing applies: the single changes that would bring something.
 * @param {string[]} changes @param {Words} words
 */
function gains(changes, words) {
  return make(
    "section",
    { class: "mc-gains", "data-gains": "" },
    make("h3", {}, words.gains),
    make("ul", {}, ...changes.map((text) => make("li", {}, text))),
  );
}

/**
 * That the calculator itself has not answered yet, or cannot: what it alone knows is not there.
 * @param {"coming" | "broken" | "spared"} kind @param {Words} words
 */
function partial(kind, words) {
  return make("p", { class: "mc-next", "data-partial": kind }, words.partial[kind]);
}

/**
 * The question that would help most, or that no question helps any more.
 * @param {Next | null} next @param {Setting} setting
 */
function next(next, { words, lead }) {
  if (!next) return make("p", { class: "mc-next", "data-next": "" }, words.no_next);
  const button = make("button", { type: "button", class: "mc-button mc-button-strong" }, words.go_next);
  button.addEventListener("click", () => lead(next.fact));
  return make("div", { class: "mc-next", "data-next": next.fact }, make("p", {}, next.text), button);
}
