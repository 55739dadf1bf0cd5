/**
 * Look a situation up in the table of its place: which facts are said, which leaf they lead to, and what
 * its expressions come to. The table was made by asking the rules; no rule and no figure stands here.
 */
import { daysOf, valueOf } from "./days.mjs";

/** @import {Day, Range, Diagrams, Part, Verdict, Condition, Benefit, Table, Line} from "./types.mjs" */

const ORDER = "order";

/** What the table does not settle: the calculator itself has to answer. */
export class Unsettled extends Error {}

/** One question put to a table: a benefit, a situation, and the child or person it is asked for. */
class Asked {
  /**
   * @param {Table} table @param {Part} situation @param {Benefit} benefit
   * @param {string} person @param {number | null} child null for nobody in particular, and for an institution
   */
  constructor(table, situation, benefit, person, child) {
    this.table = table;
    this.situation = situation;
    this.benefit = benefit;
    this.person = person;
    this.child = child;
    /** @type {Part} */
    this.own = (child === null ? null : situation.children[child]) ?? {};
    this.dates = { born: this.own.born ?? null, hukou_date: this.own.hukou_date ?? null };
    this.counted = benefit.order === null ? null : this.count(benefit.order);
  }

  /** @param {number} at */
  leaf(at) {
    const { variables } = this.table;
    return walk(this.table, at, (number) => this.pick(variables[number] ?? []));
  }

  /**
   * Which value of a variable the situation has.
   * @param {any[]} variable its name and its values
   * @returns {number}
   */
  pick([name, ...values]) {
    const { born, hukou_date: registered } = this.dates;
    if (name === ORDER) return this.counted?.set ?? 0;
    if (name === "child.born") return born ? values.filter((day) => day <= born).length : values.length + 1;
    if (name === "child.hukou_date") {
      return values.indexOf(!registered ? "unknown" : !born ? "undated" : registered > born ? "later" : "same");
    }
    const said = this.said(name);
    if (Array.isArray(said)) return said.length ? 1 : 0;
    const at = values.indexOf(said);
    if (at < 0 && typeof said !== "string") throw new Unsettled(name);
    return at < 0 ? values.indexOf("other") : at;
  }

  /** @param {string} path */
  said(path) {
    const [name = "", whose] = path.split(".").reverse();
    const part = whose === "child" ? this.own : whose ? this.situation[whose] : this.situation;
    return part?.[name] ?? this.table.usual[path] ?? null;
  }

  /**
   * How the children up to this one are counted: the number of a set of orders, and whose birth dates leave it open.
   * @param {number} root
   */
  count(root) {
    const { children: diagram, kinds, births, unusual, undated } = this.table;
    if (this.child === null) return { set: 0, missing: ["children"] };
    const until = this.child + 1;
    const list = this.situation.children.slice(0, until).map((/** @type {Part} */ one) => kindOf(one));
    let last = "";
    const born = this.situation.children.slice(0, until).map(({ born = null }) => {
      const how = !born ? "unknown" : born === last ? "same" : "new";
      last = born ?? last;
      return births.indexOf(how);
    });
    const odd = list.filter((/** @type {string} */ kind) => kind !== kinds[1]).length;
    const open = born.filter((/** @type {number} */ one) => one === births.indexOf("unknown")).length;
    if (!(odd <= (unusual[until - 1] ?? -1) && open <= (undated[until - 1] ?? -1))) throw new Unsettled(ORDER);
    const leaf = walk(diagram, root, (number) => {
      const at = Math.floor(number / 2);
      return number % 2 ? born[at] : Math.max(0, kinds.indexOf(list[at]));
    });
    const apart = leaf[1];
    const missing = list.flatMap((/** @type {string} */ kind, /** @type {number} */ at) => {
      const counts = at === this.child || !apart?.includes(kind);
      return apart && counts && born[at] === births.indexOf("unknown") ? [`children[${at}].born`] : [];
    });
    return { set: leaf[0], missing };
  }

  /** @param {string[]} [facts] @returns {string[]} the same as the situation writes them */
  paths(facts = []) {
    return facts.flatMap((fact) => {
      if (fact === ORDER) return this.counted?.missing ?? [];
      if (!fact.startsWith("child.")) return [fact];
      return [this.child === null ? "children" : fact.replace("child.", `children[${this.child}].`)];
    });
  }

  /** @param {Verdict} leaf @returns {Verdict} */
  verdict(leaf) {
    return { ...leaf, missing: this.paths(leaf.missing) };
  }

  /** @returns {Line} */
  line() {
    const { benefit, person } = this;
    const sums = this.leaf(benefit.sums);
    const days = this.leaf(benefit.days);
    const reasons = benefit.conditions.map((one) => ({ ...one, ...this.judge(one), aside: Boolean(one.aside) }));
    const points = [days.reach, person in benefit.work && this.leaf(benefit.work[person] ?? 0)]
      .filter((leaf) => leaf && leaf.met !== true)
      .map((leaf) => this.verdict(leaf));
    if (sums.unsure) points.push({ met: null, missing: this.paths(sums.unsure) });
    const answer = answerOf(reasons, points, sums.silent);
    const given = answer === "yes" || answer === "unknown" ? this.given(sums, days) : NOTHING;
    const open = answer === "yes" || answer === "unknown" ? missing([...reasons, ...points]) : [];
    const more = given === NOTHING ? [] : this.paths([...(sums.missing ?? []), ...(days.missing ?? [])]);
    return {
      ...NOTHING,
      ...given,
      benefit,
      answer,
      for: this.person || (this.child === null ? benefit.each : `child-${this.child + 1}`),
      child: this.person ? this.child : null,
      now: this.now(given.from, given.until),
      not_covered: (answer !== "no" && sums.not_covered && valueOf(sums.not_covered, this.dates)) || null,
      reasons: [...reasons, ...points.flatMap((one) => this.against(one))],
      missing: [...new Set([...open, ...more])].sort(),
    };
  }

  /** @param {Condition} condition @returns {Verdict} */
  judge(condition) {
    if (!condition.base) return this.verdict(this.leaf(condition.root ?? 0));
    const base = /** @type {Benefit} */ (this.table.benefits.find(({ id }) => id === condition.base));
    const { answer, missing: open } = new Asked(this.table, this.situation, base, this.person, this.child).line();
    if (answer === "unknown") return { met: null, missing: open };
    if (answer === "no") return { met: false, fixed: condition.fixed };
    return { met: answer === "yes" ? true : null };
  }

  /** @param {Verdict} point */
  against({ against = {} }) {
    return Object.entries(this.benefit.against)
      .filter(([id]) => id in against)
      .map(([id, said]) => ({ ...said, met: false, facts: [against[id] ?? ""] }));
  }

  /** @param {any} sums @param {any} days */
  given(sums, days) {
    const day = (/** @type {Day | undefined} */ one) => (one ? valueOf(one, this.dates) : null);
    const asked = this.situation.as_of;
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
    if (sums.rate) return { ...found, ...this.heads(sums.rate, found.cap) };
    if (!sums.amount) return found;
    if (days.total === "amount") return { ...found, total: sums.amount };
    const plan = (days.on ?? []).map((/** @type {Day} */ one, /** @type {number} */ at) => [day(one), sums.each[at]]);
    if (plan.length) {
      const reached = plan.filter((/** @type {any} */ [when]) => when <= asked).map((/** @type {any} */ [, sum]) => sum);
      return { ...found, total: sums.total, payments: days.payments, instalments: plan, so_far: added(reached) };
    }
    const ways = days.ways?.map((/** @type {any} */ way) => daysOf(way, this.dates));
    const payments = ways ? spread(ways) : days.payments ?? null;
    if (days.total === "flat") return { ...found, total: sums.total, payments };
    if (!payments || !days.total) return { ...found, payments };
    const total = product(sums.amount, payments, days.unit, found.cap);
    const reached = ways?.map((/** @type {string[]} */ one) => one.filter((when) => when <= asked));
    const paid = reached && days.unit === "CNY";
    return {
      ...found,
      payments,
      ...total,
      so_far: paid ? product(sums.amount, spread(reached), days.unit, found.cap).total : null,
    };
  }

  /** @param {Range} rate @param {number} cap */
  heads(rate, cap) {
    const heads = this.situation.institution?.enrolled ?? [];
    if (!heads.length) return {};
    const each = { min: Math.min(...heads), max: Math.max(...heads) };
    const all = heads.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0);
    return {
      amount: { ...product(rate, each, "CNY/month", Infinity).total },
      payments: { min: heads.length, max: heads.length },
      ...product(rate, { min: all, max: all }, "CNY", cap),
    };
  }

  /** @param {string | null} from @param {string | null} until */
  now(from, until) {
    const asked = this.situation.as_of;
    if (!from) return null;
    if (asked < from) return "not_yet";
    if (!until) return null;
    const over = this.benefit.mechanism === "deadline" ? asked > until : asked >= until;
    return over ? "ended" : "running";
  }
}

const NOTHING = {
  ...{ amount: null, total: null, payments: null, from: null, until: null, claim_by: null, so_far: null, rate: null },
  ...{ parts: [], premium_year: null, limited: false, cap: Infinity, instalments: [] },
};

/** @param {Diagrams} diagrams @param {number} at @param {(variable: number) => number} pick */
function walk({ nodes, leaves }, at, pick) {
  while (at >= 0) {
    const [variable = 0, ...next] = nodes[at] ?? [];
    at = next[pick(variable)] ?? NaN;
  }
  const leaf = leaves[-1 - at];
  if (!leaf) throw new Unsettled(String(at));
  return leaf;
}

/** @param {Part} child */
function kindOf({ of = "couple", adopted = false }) {
  return adopted ? `${of}-adopted` : of;
}

/** @param {Verdict[]} verdicts @returns {boolean | null} */
function every(verdicts) {
  if (verdicts.some(({ met }) => met === false)) return false;
  return verdicts.every(({ met }) => met);
}

/** @param {Verdict[]} reasons @param {Verdict[]} points @param {boolean} silent whether no figure is printed */
function answerOf(reasons, points, silent) {
  const all = [...reasons, ...points];
  const open = all.some(({ met }) => met === null);
  if (silent && [...reasons.filter(({ aside }) => !aside), ...points].every(({ met }) => met)) return "not_stated";
  if (every(all)) return "yes";
  return open && !all.some(({ met }) => met === false) ? "unknown" : "no";
}

/** @param {Verdict[]} verdicts */
function missing(verdicts) {
  const left = verdicts.some(({ met, missing: open }) => met === null && !open?.length);
  return verdicts.filter(({ sure }) => !sure || !left).flatMap(({ missing: open }) => open ?? []);
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

/**
 * Every line of a situation, and what is on offer to whoever was not named yet. Throws Unsettled.
 * @param {Table} table @param {Part} given a situation as the contract writes it @param {string} today
 */
export function lookUp(table, given, today) {
  const data = JSON.parse(JSON.stringify(given), (_, value) => (value === "local" ? table.place : value));
  const situation = { ...data, as_of: data.as_of ?? today, children: data.children ?? [] };
  if (!sound(situation, table)) throw new Unsettled("situation");
  const family = ["married", "mother", "father", "children"].some((name) => (data[name] ?? null) !== null);
  const own = table.family.some((name) => (data[name] ?? null) !== null);
  const spoken = family || own;
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
 * The last child of each delivery.
 * @param {Part[]} children
 */
function births(children) {
  const last = new Map();
  for (const [at, one] of children.entries()) last.set(`${one.born ?? at} ${kindOf(one)}`, at);
  return [...last.values()];
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
