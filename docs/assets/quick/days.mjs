/**
 * Days of a table: expressions of the reader's own dates, and ways of counting days. No figure stands here;
 * days are written as in `2025-01-01` and compared as such.
 */
import { parts } from "../said.mjs";

/** @import {Day, Dates, Way} from "./types.mjs" */

const MONTHS = 12;

/**
 * @param {number} year @param {number} month from 1 @param {number} day
 */
function iso(year, month, day) {
  const two = (/** @type {number} */ one) => String(one).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}`;
}

/** @param {number} year @param {number} month from 1 */
function monthDays(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** @param {string} day @param {number} count */
export function later(day, count) {
  const [year, month, date] = parts(day);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/**
 * The day on which somebody reaches an age; one born on a leap day in a common year as `leap` says.
 * @param {string} born @param {number} age @param {string} leap
 */
function birthday(born, age, leap) {
  const [year, month, day] = parts(born);
  const there = day <= monthDays(year + age, month);
  if (there) return iso(year + age, month, day);
  return leap === "march" ? iso(year + age, month + 1, 1) : iso(year + age, month, day - 1);
}

/**
 * The day that an expression gives.
 * @param {Day} day @param {Dates} dates @returns {string}
 */
export function valueOf(day, dates) {
  if (typeof day === "string") return day in dates ? (dates[day] ?? "") : day;
  const base = valueOf(day[1], dates);
  if (day[0] === "years") return birthday(base, day[2], day[3]);
  if (day[0] === "days") return later(base, day[2]);
  const other = valueOf(day[2], dates);
  return base < other ? base : other;
}

/** @param {string} born @param {number} number from 0 */
function monthOfLife(born, number) {
  const [year, month, day] = parts(born);
  const whole = year * MONTHS + month - 1 + number;
  const at = [Math.floor(whole / MONTHS), (whole % MONTHS) + 1];
  return iso(at[0] ?? 0, at[1] ?? 0, Math.min(day, monthDays(at[0] ?? 0, at[1] ?? 0)));
}

/** @param {string} day */
function nextFirst(day) {
  const [year, month] = parts(day);
  return iso(year + Math.floor(month / MONTHS), (month % MONTHS) + 1, 1);
}

/** @param {string} day @param {string} until */
function firsts(day, until) {
  const found = [];
  for (let at = day; at < until; at = nextFirst(at)) found.push(at);
  return found;
}

/** @type {Record<string, (born: string, start: string, until: string, age: number) => string[]>} */
const WAYS = {
  birthdays: (born, _start, _until, age) => [...Array(age).keys()].map((year) => birthday(born, year, "march")),
  "months-of-age": (born, start, until, age) =>
    [...Array(age * MONTHS).keys()]
      .map((month) => monthOfLife(born, month))
      .filter((day) => start <= day && day < until),
  "calendar-months": (_born, start, until) => (start < until ? [start, ...firsts(nextFirst(start), until)] : []),
  "whole-calendar-months": (_born, start, until) =>
    firsts(parts(start)[2] === 1 ? start : nextFirst(start), until).filter((day) => nextFirst(day) <= until),
  "calendar-years": (_born, start, until) => {
    if (start >= until) return [];
    const [first, last] = [parts(start)[0], parts(later(until, -1))[0]];
    return [start, ...[...Array(last - first).keys()].map((year) => iso(first + year + 1, 1, 1))];
  },
};

/**
 * The days of a way of counting.
 * @param {Way} way @param {Dates} dates
 */
export function daysOf([kind, start, until, age], dates) {
  return WAYS[kind]?.(dates.born ?? "", valueOf(start, dates), until ? valueOf(until, dates) : "", age) ?? [];
}
