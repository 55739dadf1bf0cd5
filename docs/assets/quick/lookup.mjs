/**
 * Look a situation up in the table of its place. The table was made by asking the rules; no rule and no figure
 * stands here.
 */
import { Asked } from "./asked.mjs";
import { births } from "./children.mjs";
import { Unsettled } from "./diagram.mjs";

/** @import {Part, Benefit, Table, Line} from "./types.mjs" */

/**
 * Every line of a situation, and what is on offer to whoever was not named yet. Throws Unsettled.
 * @param {Table} table @param {Part} given a situation as the contract writes it @param {string} today
 */
export function lookUp(table, given, today) {
  const data = JSON.parse(JSON.stringify(given), (_, value) => (value === "local" ? table.place : value));
  const situation = { ...data, as_of: data.as_of ?? today, children: data.children ?? [] };
  if (!sound(situation, table)) throw new Unsettled("situation");
  const spoken = ["married", "mother", "father", "children", ...table.family].some((name) => (data[name] ?? null) !== null);
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line[]} */
  const offers = [];
  const ask = (/** @type {Benefit} */ benefit, /** @type {string} */ person, /** @type {number | null} */ child) =>
    new Asked(table, situation, benefit, person, child).line();
  for (const benefit of table.benefits) {
    const persons = benefit.persons.length ? benefit.persons : [""];
    if (benefit.each === "institution") {
      if (data.institution) lines.push(ask(benefit, "", null));
      else if (!spoken) offers.push(ask(benefit, "", null));
      continue;
    }
    const children = benefit.each === "child" ? [...situation.children.keys()] : births(situation.children);
    for (const child of children) lines.push(...persons.map((person) => ask(benefit, person, child)));
    if (!data.children && (spoken || !data.institution)) {
      offers.push(...persons.map((person) => ask(benefit, person, null)));
    }
  }
  return { lines, offers, situation };
}

/**
 * Whether a situation is one that the calculator takes; what is wrong with another is for the calculator to say.
 * @param {Part} situation @param {Table} table
 */
function sound({ as_of: asked, children, institution }, { span: [first, last], heads }) {
  const inside = (/** @type {string | null | undefined} */ day) => !day || (first <= day && day <= last);
  const born = children.map((/** @type {Part} */ one) => one.born).filter(Boolean);
  const counts = institution?.enrolled ?? [];
  return (
    inside(asked) &&
    born.every((/** @type {string} */ day, /** @type {number} */ at) => !at || born[at - 1] <= day) &&
    children.every(
      (/** @type {Part} */ { born: day, hukou, hukou_date: registered }) =>
        inside(day) && inside(registered) && !(registered && (hukou === "pending" || (day && registered < day))),
    ) &&
    counts.every((/** @type {unknown} */ one) => Number.isInteger(one) && Number(one) >= 0 && Number(one) <= heads)
  );
}
