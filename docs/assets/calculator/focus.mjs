/** What the page is set to: one measure of a place, which a link names, or an employee's leave. */
import { choose, chosen } from "./asked.mjs";
import { all, fill, one } from "./dom.mjs";

/** @typedef {{id: string, measure: string, subject: string, leave: boolean, facts: string[]}} Benefit */
/** @typedef {{measures: Record<string, string>, benefits: Benefit[]}} Preset */
/** @typedef {import("./result.mjs").Shown} Shown */

export class Focus {
  /** The measure that the page is set to, and of which place; empty if it is not. */
  measure = "";
  place = "";

  /** @param {HTMLElement} page @param {Record<string, Preset>} presets @param {{focus: string}} words */
  constructor(page, presets, words) {
    this.presets = presets;
    this.words = words;
    this.form = one(page, "[data-form]");
    this.note = one(page, "[data-focus]");
  }

  /**
   * Follow a link such as `calculator/?place=some-place&measure=3-1`; true if it names a place of ours.
   * @param {URLSearchParams} query
   */
  open(query) {
    const place = query.get("place") ?? "";
    const measure = query.get("measure") ?? "";
    if (!choose(this.form, "place", place)) return false;
    this.settle("place", true);
    const held = this.presets[place]?.benefits.filter((one) => one.measure === measure) ?? [];
    if (!held.length) return true;
    this.measure = measure;
    this.place = place;
    choose(this.form, "subject", held.every((one) => one.subject === "institution") ? "institution" : "family");
    this.settle("subject", true);
    return true;
  }

  /** Ask all questions again. */
  lift() {
    this.measure = "";
    for (const name of ["place", "subject"]) this.settle(name, false);
    history.replaceState(history.state, "", location.pathname);
  }

  /**
   * Whether a question is settled by a link; it is then not put, though it can be changed.
   * @param {string} name @param {boolean} settled
   */
  settle(name, settled) {
    const question = one(this.form, `[data-fact="${name}"], [data-step="${name}"]`);
    question.toggleAttribute("data-settled", settled);
  }

  /** Whoever asks about an employee has said that this parent is employed. */
  employ() {
    const path = `${chosen(this.form, "role")}.employed`;
    const question = all(this.form, "[data-fact]").find((one) => one.dataset["fact"] === path);
    const yes = question?.querySelector('input[value="true"]');
    if (yes instanceof HTMLInputElement && !question?.querySelector(":checked")) yes.checked = true;
  }

  /** The benefits that count now; null if all do. */
  benefits() {
    const place = chosen(this.form, "place");
    const all = this.presets[place]?.benefits ?? [];
    if (chosen(this.form, "subject") === "employer") return place ? all.filter((one) => this.isLeave(one)) : [];
    return this.measure && place === this.place ? all.filter((one) => one.measure === this.measure) : null;
  }

  /** @param {Benefit} benefit */
  isLeave({ leave, subject }) {
    return leave && ["parents", chosen(this.form, "role") || subject].includes(subject);
  }

  /** The facts that these look at; null if all count. */
  facts() {
    const benefits = this.benefits();
    return benefits && new Set(benefits.flatMap(({ facts }) => facts));
  }

  /** Say on the page what it is set to. */
  tell() {
    const title = this.measure && chosen(this.form, "place") === this.place && this.presets[this.place]?.measures[this.measure];
    this.note.hidden = !title;
    if (title) one(this.note, "[data-focus-text]").textContent = fill(this.words.focus, { measure: title });
  }

  /**
   * The result with what the page is set to in front; an employer sees the leave of the employee alone.
   * @param {Shown} shown @returns {Shown}
   */
  arrange(shown) {
    const benefits = this.benefits();
    if (!benefits) return shown;
    const ids = benefits.map(({ id }) => id);
    const mine = (/** @type {{benefit: string}} */ { benefit }) => ids.includes(benefit);
    if (chosen(this.form, "subject") !== "employer") return inFront(shown, mine);
    const role = chosen(this.form, "role");
    const only = onlyOf(shown, mine, (subject) => !role || subject === role);
    return { ...only, next: this.next(only) };
  }

  /**
   * The question to go on with: the one that helps most if it is asked here, else one that an answer still needs.
   * @param {Shown} shown
   */
  next({ next, groups }) {
    const facts = this.facts();
    const asked = (/** @type {{fact: string}} */ { fact }) => facts?.has(fact.replace(/\[\d+\]/, "[]"));
    const missing = groups.flatMap(({ cards }) => cards).flatMap((card) => card.missing);
    return [...(next ? [next] : []), ...missing].find((one) => one.fact === "children" || asked(one)) ?? null;
  }
}

/**
 * @param {Shown} shown @param {(one: {benefit: string}) => boolean} mine @returns {Shown}
 */
function inFront(shown, mine) {
  const first = (/** @type {boolean} */ is) => (is ? 0 : 1);
  const groups = shown.groups.map((group) => ({
    ...group,
    cards: [...group.cards].sort((one, two) => first(mine(one)) - first(mine(two))),
  }));
  return {
    ...shown,
    groups: groups.sort((one, two) => first(one.cards.some(mine)) - first(two.cards.some(mine))),
    offers: [...shown.offers].sort((one, two) => first(mine(one)) - first(mine(two))),
  };
}

/**
 * @param {Shown} shown @param {(one: {benefit: string}) => boolean} mine
 * @param {(subject: string) => boolean} whose @returns {Shown}
 */
function onlyOf(shown, mine, whose) {
  const groups = shown.groups
    .filter((group) => whose(group.for))
    .map((group) => ({ ...group, cards: group.cards.filter(mine) }))
    .filter(({ cards }) => cards.length);
  const instead = shown.instead.filter((one) => mine(one) && whose(one.for));
  return { ...shown, groups, instead, offers: shown.offers.filter(mine), overall: null, summary: [] };
}
