/** What a benefit gives: the sums and days of two leaves, with what their expressions come to for this reader. */
import { daysOf, valueOf } from "./days.mjs";

/** @import {Benefit, Dates, Day, Part, Range} from "./types.mjs" */

export const NOTHING = {
  ...{ amount: null, total: null, payments: null, from: null, until: null, claim_by: null, so_far: null, rate: null },
  ...{ parts: [], premium_year: null, limited: false, cap: Infinity, instalments: [] },
};

/**
 * @param {any} sums @param {any} days
 * @param {{dates: Dates, situation: Part}} asked
 */
export function givenOf(sums, days, { dates, situation }) {
  const day = (/** @type {Day | undefined} */ one) => (one ? valueOf(one, dates) : null);
  const { as_of: asked, institution } = situation;
  const found = {
    ...NOTHING,
    amount: sums.amount ?? null,
    parts: sums.parts ?? [],
    rate: sums.rate ?? null,
    from: day(days.from),
    until: day(days.until),
    claim_by: day(days.claim_by),
    premium_year: days.premium ? Number(day(days.premium)?.slice(0, 4)) : null,
    cap: days.cap ?? Infinity,
  };
  if (sums.rate) return { ...found, ...heads(sums.rate, institution?.enrolled ?? [], found.cap) };
  if (!sums.amount) return found;
  if (days.total === "amount") return { ...found, total: sums.amount };
  const plan = (days.on ?? []).map((/** @type {Day} */ one, /** @type {number} */ at) => [day(one), sums.each[at]]);
  if (plan.length) {
    const reached = plan.filter((/** @type {any} */ [when]) => when <= asked).map((/** @type {any} */ [, sum]) => sum);
    return { ...found, total: sums.total, payments: days.payments, instalments: plan, so_far: added(reached) };
  }
  const ways = days.ways?.map((/** @type {any} */ way) => daysOf(way, dates));
  const payments = ways ? spread(ways) : days.payments ?? null;
  if (days.total === "flat") return { ...found, total: sums.total, payments };
  if (!payments || !days.total) return { ...found, payments };
  const reached = ways?.map((/** @type {string[]} */ one) => one.filter((when) => when <= asked));
  const paid = reached && days.unit === "CNY";
  return {
    ...found,
    payments,
    ...product(sums.amount, payments, days.unit, found.cap),
    so_far: paid ? product(sums.amount, spread(reached), days.unit, found.cap).total : null,
  };
}

/** @param {Benefit} benefit @param {string} asked a day @param {string | null} from @param {string | null} until */
export function nowOf({ mechanism }, asked, from, until) {
  if (!from) return null;
  if (asked < from) return "not_yet";
  if (!until) return null;
  const over = mechanism === "deadline" ? asked > until : asked >= until;
  return over ? "ended" : "running";
}

/** @param {Range} rate @param {number[]} counts heads, month by month @param {number} cap */
function heads(rate, counts, cap) {
  if (!counts.length) return {};
  const each = { min: Math.min(...counts), max: Math.max(...counts) };
  const all = counts.reduce((sum, one) => sum + one, 0);
  return {
    amount: product(rate, each, "CNY/month", Infinity).total,
    payments: { min: counts.length, max: counts.length },
    ...product(rate, { min: all, max: all }, "CNY", cap),
  };
}

/** @param {string[][]} ways @returns {Range} */
function spread(ways) {
  const counts = ways.map(({ length }) => length);
  return { min: Math.min(...counts), max: Math.max(...counts) };
}

/** @param {Range} amount @param {Range} count @param {string} unit @param {number} cap */
function product(amount, count, unit, cap) {
  const [min, max] = [amount.min * count.min, amount.max * count.max];
  return { total: { min: Math.min(min, cap), max: Math.min(max, cap), unit }, limited: max > cap };
}

/** @param {Range[]} sums @returns {Range} */
function added(sums) {
  const sum = (/** @type {"min" | "max"} */ end) => sums.reduce((all, one) => all + one[end], 0);
  return { min: sum("min"), max: sum("max"), unit: "CNY" };
}
