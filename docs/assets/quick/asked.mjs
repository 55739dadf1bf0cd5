/** One question put to a table: which facts are said, which leaves they lead to, and what answer that is. */
import { counted } from "./children.mjs";
import { valueOf } from "./days.mjs";
import { Unsettled, walk } from "./diagram.mjs";
import { NOTHING, givenOf, nowOf } from "./given.mjs";

/** @import {Part, Verdict, Condition, Benefit, Table, Line} from "./types.mjs" */

const ORDER = "order";

/** A benefit, a situation, and the child or person it is asked for. */
export class Asked {
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

  /** @param {number} root of the diagram that counts the children @returns {{set: number, missing: string[]}} */
  count(root) {
    if (this.child === null) return { set: 0, missing: ["children"] };
    return counted(this.table, root, this.situation.children, this.child);
  }

  /** @param {number} root */
  leaf(root) {
    const { variables } = this.table;
    return walk(this.table, root, (number) => this.pick(variables[number] ?? []));
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
    const { benefit, person, child } = this;
    const sums = this.leaf(benefit.sums);
    const days = this.leaf(benefit.days);
    const reasons = benefit.conditions.map((one) => ({ ...one, ...this.judge(one), aside: Boolean(one.aside) }));
    const points = [days.reach, person in benefit.work && this.leaf(benefit.work[person] ?? 0)]
      .filter((leaf) => leaf && leaf.met !== true)
      .map((leaf) => this.verdict(leaf));
    if (sums.unsure) points.push({ met: null, missing: this.paths(sums.unsure) });
    const answer = answerOf(reasons, points, sums.silent);
    const possible = answer === "yes" || answer === "unknown";
    const given = possible ? givenOf(sums, days, this) : NOTHING;
    const open = possible ? missing([...reasons, ...points], this.paths([...(sums.missing ?? []), ...(days.missing ?? [])])) : [];
    return {
      ...given,
      benefit,
      answer,
      for: person || (child === null ? benefit.each : `child-${child + 1}`),
      child: person ? child : null,
      now: nowOf(benefit, this.situation.as_of, given.from, given.until),
      not_covered: (answer !== "no" && sums.not_covered && valueOf(sums.not_covered, this.dates)) || null,
      reasons: [...reasons, ...points.flatMap((one) => this.against(one))],
      missing: open,
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
}

/** @param {Verdict[]} reasons @param {Verdict[]} points @param {boolean} silent whether no figure is printed */
function answerOf(reasons, points, silent) {
  const all = [...reasons, ...points];
  if (silent && [...reasons.filter(({ aside }) => !aside), ...points].every(({ met }) => met)) return "not_stated";
  if (all.some(({ met }) => met === false)) return "no";
  return all.every(({ met }) => met) ? "yes" : "unknown";
}

/** @param {Verdict[]} verdicts @param {string[]} more facts that the sums or days wait for @returns {string[]} */
function missing(verdicts, more) {
  const left = verdicts.some(({ met, missing: open }) => met === null && !open?.length);
  const open = verdicts.filter(({ sure }) => !sure || !left).flatMap(({ missing: facts }) => facts ?? []);
  return [...new Set([...open, ...more])].sort();
}
