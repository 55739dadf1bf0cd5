/** Sentences of one language, as the calculator says them: the words are data, the values are the answer's. */
import { fill, inWords } from "../said.mjs";

/** @import {Range, Said, FactWords, Sums} from "./types.mjs" */

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CHILD = /^children\[(\d+)\]\./;
const OWN = ["instalments", "deduction"]; // spoken of in their own way

/**
 * @typedef {object} Writing `{year}`, `{number}` of the month, `{month}` its name, `{day}`
 * @property {string} day @property {string} month @property {string[]} months @property {string} thousands
 * @property {string} gap what stands between two sentences @property {string} list and between the parts of a list
 */

/** How a language writes days, numbers and lists. */
export class Language {
  /** @param {Writing} writing */
  constructor(writing) {
    this.writing = writing;
    this.gap = writing.gap;
  }

  /** @param {string} iso a day as `2026-11-21` */
  day(iso) {
    return inWords(iso, this.writing);
  }

  /** @param {unknown[]} values */
  list(values) {
    return values.join(this.writing.list);
  }

  /** @param {number} value */
  number(value) {
    const { thousands } = this.writing;
    return thousands ? String(value).replace(/\B(?=(\d{3})+$)/g, thousands) : String(value);
  }
}

export class Words {
  /** @param {{writing: Writing, words: Said, facts: Record<string, FactWords>, names: Record<string, string>}} held */
  constructor({ writing, words, facts, names }) {
    this.language = new Language(writing);
    this.words = words;
    this.facts = facts;
    this.names = names;
  }

  /** @param {string} path names with dots between them @param {Record<string, string | number>} [values] */
  say(path, values = {}) {
    /** @type {string | Said | undefined} */
    let found = this.words;
    for (const step of path.split(".")) found = typeof found === "object" ? found[step] : undefined;
    return fill(String(found), values);
  }

  /** @param {string[]} sentences whole ones, one after another */
  joined(sentences) {
    return sentences.join(this.language.gap);
  }

  /** @param {string} iso */
  day(iso) {
    return this.language.day(iso);
  }

  /** @param {number} value */
  number(value) {
    return this.language.number(value);
  }

  /** @param {Range} range */
  span({ min, max }) {
    if (min === max) return this.number(min);
    return min
      ? this.say("range", { min: this.number(min), max: this.number(max) })
      : this.say("up-to", { max: this.number(max) });
  }

  /** @param {Range} range @param {string} [mechanism] */
  amount(range, mechanism = "") {
    return this.say(`amount.${OWN.includes(mechanism) ? mechanism : range.unit}`, { sum: this.span(range) });
  }

  /** @param {Range} range */
  total(range) {
    return this.say(`sum.${range.unit}`, { sum: this.span(range) });
  }

  /** @param {Sums} line @param {string} mechanism */
  payments({ payments, amount }, mechanism) {
    const range = /** @type {Range} */ (payments);
    const name = range.max === 1 ? "payments-one" : "payments";
    return this.say(`${name}.${mechanism === "instalments" ? mechanism : amount?.unit}`, { count: this.span(range) });
  }

  /** @param {Sums} line with an amount @param {string} mechanism */
  sums(line, mechanism) {
    const whole = /** @type {Range} */ (line.amount);
    if (mechanism === "one_off") return this.amount(line.total ?? whole);
    const amount = this.amount(whole, mechanism);
    if (!line.total || !addsUp(line, mechanism)) return amount;
    const total = this.say(line.total.min || !line.total.max ? "in-all" : "in-all-up-to", {
      total: this.total(line.total),
    });
    return this.say("sums", { amount, count: this.payments(line, mechanism), total });
  }

  /** @param {string} path what a fact is called within a sentence */
  fact(path) {
    const short = this.facts[generic(path)]?.short ?? "";
    const number = childOf(path);
    return number ? this.say("of-child", { fact: short, number }) : short;
  }

  /** @param {string} path @param {any} value @param {string} asked the day asked about */
  said(path, value, asked) {
    if (value === null) return this.say("said.nothing", { fact: this.fact(path) });
    const { said = {} } = this.facts[generic(path)] ?? {};
    const text = this.value(path, value);
    const clause = said[kindOf(value, asked, this.names)];
    const number = childOf(path);
    return this.say("said.fact", {
      clause: clause
        ? fill(clause, { value: text, child: number ? this.say("one-child", { number }) : "" })
        : this.say("said.plain", { fact: this.fact(path), value: text }),
    });
  }

  /** @param {string} path @param {any} value */
  value(path, value) {
    if (Array.isArray(value)) return this.language.list(value);
    if (typeof value === "number") return this.number(value);
    if (DAY.test(value)) return this.day(value);
    return this.names[value] ?? this.facts[generic(path)]?.options?.[String(value)] ?? "";
  }
}

/** @param {Sums} line @param {string} mechanism whether the total says more than the amount */
export function addsUp({ amount, total, payments }, mechanism) {
  return Boolean(amount && total && payments) && mechanism !== "one_off";
}

/** @param {any} value @param {string} asked @param {Record<string, string>} names */
function kindOf(value, asked, names) {
  if (DAY.test(value)) return value <= asked ? "past" : "future";
  return value in names ? "place" : String(value);
}

/** @param {string} path */
function generic(path) {
  return path.replace(/\[\d+\]/, "[]");
}

/** @param {string} path which child it is about, from 1; 0 for none */
function childOf(path) {
  const found = CHILD.exec(path);
  return found ? Number(found[1]) + 1 : 0;
}
