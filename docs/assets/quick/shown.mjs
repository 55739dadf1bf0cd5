/** What a table answers, as the result shows it: the same cards that the calculator itself makes, less what it alone knows. */
import { addsUp } from "./words.mjs";

/** @import {Line, Part, About, Row, Shown, Card} from "./types.mjs" */
/** @import {Words} from "./words.mjs" */

/**
 * @param {{lines: Line[], offers: Line[], situation: Part}} found @param {About} about
 * @param {Words} words @returns {Shown}
 */
export function shownOf({ lines, offers, situation }, about, words) {
  /** @type {Map<string, Card[]>} */
  const groups = new Map();
  for (const line of lines) {
    const cards = groups.get(line.for) ?? [];
    groups.set(line.for, [...cards, cardOf(line, situation, about, words)]);
  }
  return /** @type {Shown} */ ({
    mark: about.mark,
    notice: about.notice,
    title: about.title,
    as_of: words.say("as-of", { day: words.day(situation.as_of) }),
    version: about.version,
    overall: overall(lines, words),
    next: null,
    summary: [],
    offers: offers.map((line) => offer(line, about, words)),
    groups: [...groups].map(([name, cards]) => {
      const [kind = "", number = ""] = name.split("-");
      return { for: name, title: words.say(`groups.${kind}`, { number }), cards };
    }),
    named: [],
    instead: [],
    agenda: { days: [], left_out: [] },
    offices: [],
  });
}

/** @param {Line[]} lines @param {Words} words whether anything applies, and how much is open */
function overall(lines, words) {
  const count = (/** @type {string} */ answer) => lines.filter((one) => one.answer === answer).length;
  const [state = "", ...rest] = ["yes", "unknown", "no", "not_stated"].filter(count);
  if (!state) return null;
  const said = rest.map((answer) => words.say(`overall.rest.${answer}`, { count: count(answer) }));
  return {
    state,
    title: words.say(`overall.${state}`, { count: count(state), all: lines.length }),
    text: words.joined(said) || null,
    named: null,
    changes: [],
  };
}

/** @param {Line} line @param {Part} situation @param {About} about @param {Words} words */
export function cardOf(line, situation, about, words) {
  const { benefit } = line;
  const place = { clause: about.clauses[benefit.measure] ?? "", href: `${about.folder}/text/#c-${benefit.measure}` };
  return /** @type {Card} */ ({
    benefit: benefit.id,
    measure: benefit.measure,
    child: line.child === null ? null : `child-${line.child + 1}`,
    title:
      line.child === null ? benefit.name : words.say("title-with-child", { benefit: benefit.name, number: line.child + 1 }),
    answer: line.answer,
    status: words.say(`status.${line.answer}`),
    headline: headline(line, words),
    facts: rows(line, situation.as_of, words),
    reasons: line.reasons.map((one) => reason(one, line, situation, about.usual, words, place)),
    readings: [],
    missing: line.missing.map((fact) => ({ fact, text: words.fact(fact) })),
    changes: [],
    timeline: null,
    href: `${about.folder}/measures/${benefit.measure}/`,
  });
}

/** @param {Line} line @param {Words} words */
function headline(line, words) {
  const { answer, benefit, now, until, not_covered: day } = line;
  if (answer === "not_stated" && day) return words.say("headline.not-covered", { day: words.day(day) });
  if (answer === "not_stated") return words.say("headline.order_not_stated");
  if (answer === "no") return failed(line, words);
  const ended = now === "ended";
  if (benefit.mechanism === "deadline" && until) {
    const kind = answer === "yes" ? "deadline" : "deadline-unknown";
    return words.say(`headline.${kind}${ended ? "-passed" : ""}`, { day: words.day(until) });
  }
  if (!line.amount) return words.say(`headline.${answer === "yes" ? "rate" : "unknown"}`);
  const kind = answer === "yes" ? "yes" : "unknown";
  const more = ended ? "-ended" : kind === "unknown" ? "-sums" : "";
  return words.say(`headline.${kind}${more}`, { sums: words.sums(line, benefit.mechanism) });
}

/** @param {Line} line @param {Words} words the printed conditions that are not met: the first, the others counted */
function failed({ reasons }, words) {
  const [reason = "", ...more] = reasons.filter(({ met }) => met === false).map(({ text }) => text);
  return words.say(`headline.${more.length ? "no-more" : "no"}`, { reason, count: more.length });
}

/** @param {Line} line @param {string} asked @param {Words} words @returns {Row[]} */
function rows(line, asked, words) {
  const given = line.answer === "yes" || line.answer === "unknown";
  const found = [...sums(line, asked, words), ...(given ? dates(line, asked, words) : []), ...notes(line, given, words)];
  return found.map(([name, text]) => ({ label: words.say(`facts.${name}`), text }));
}

/** @param {Line} line @param {string} asked @param {Words} words @returns {[string, string][]} */
function sums(line, asked, words) {
  const { mechanism } = line.benefit;
  /** @type {[string, string][]} */
  const found = [];
  if (line.rate) found.push(["rate", words.amount(line.rate)]);
  if (line.amount) found.push(["amount", words.amount(line.amount, mechanism)]);
  if (line.parts.length && line.amount) {
    const parts = line.parts.map((one) => words.number(one)).join(" + ");
    found.push(["working", `${parts} = ${words.amount(line.amount, mechanism)}`]);
  }
  if (line.total && addsUp(line, mechanism)) {
    found.push(["payments", words.payments(line, mechanism)], ["total", words.total(line.total)]);
  }
  if (line.instalments.length) {
    const said = line.instalments.map(([day, sum]) => words.say("payment", { day: words.day(day), sum: words.span(sum) }));
    found.push(["instalments", said.join(words.say("separator"))]);
  }
  if (line.so_far) {
    found.push(["so-far", words.say("so-far", { day: words.day(asked), sum: words.total(line.so_far) })]);
  }
  return found;
}

/** @param {Line} line @param {string} asked @param {Words} words @returns {[string, string][]} */
function dates(line, asked, words) {
  const { mechanism, claim } = line.benefit;
  /** @type {[string, string][]} */
  const found = [];
  if (line.from && mechanism !== "one_off") found.push(["from", words.day(line.from)]);
  if (line.until && mechanism === "deadline") found.push(["last-day", words.day(line.until)]);
  else if (line.until) found.push(["until", words.say("until", { day: words.day(line.until) })]);
  if (line.premium_year) found.push(["premium-year", words.say("year", { year: line.premium_year })]);
  if (line.now) found.push(["now", words.say(`now.${line.now}`)]);
  if (line.claim_by) {
    const kind = line.claim_by < asked ? "claim-passed" : "claim";
    found.push(["deadline", words.say(kind, { day: words.day(line.claim_by) })]);
  } else if (mechanism === "one_off" && !claim) found.push(["deadline", words.say("no-deadline")]);
  if (mechanism === "leave") found.push(["from", words.say("no-start")]);
  return found;
}

/** @param {Line} line @param {boolean} given @param {Words} words @returns {[string, string][]} */
function notes({ benefit, limited, cap, not_covered: day }, given, words) {
  /** @type {[string, string][]} */
  const found = [];
  if (limited) found.push(["limit", words.say(`limit.${benefit.limit}`, { sum: words.number(cap) })]);
  if (day && given) found.push(["not-covered", words.say("headline.not-covered", { day: words.day(day) })]);
  if (benefit.mechanism === "deduction") found.push(["deduction", words.say("deduction")]);
  return found;
}

/**
 * @param {Line["reasons"][number]} found @param {Line} line @param {Part} situation
 * @param {Record<string, any>} usual @param {Words} words @param {{clause: string, href: string}} place
 */
function reason(found, line, situation, usual, words, place) {
  const state = found.met === null ? "unknown" : found.met ? "met" : "not-met";
  const child = Number(line.for.startsWith("child-") ? line.for.slice(6) : (line.child ?? -1) + 1) - 1;
  const facts = found.facts.flatMap((fact) => said(fact, child, situation, usual));
  return {
    state,
    label: words.say(`condition.${state}`),
    text: found.text,
    facts: facts.map(([fact, value]) => ({ fact, text: words.said(fact, value, situation.as_of) })),
    fixed: settled(found.fixed, child, situation) ? words.say("fixed") : null,
    quote: found.quote,
    ...place,
  };
}

/**
 * The reader's own answers that a condition looks at; what everybody expects is not repeated.
 * @param {string} path @param {number} child @param {Part} situation @param {Record<string, any>} usual
 * @returns {[string, any][]}
 */
function said(path, child, situation, usual) {
  const [whose = "", name = ""] = path.includes(".") ? path.split(".") : ["", path];
  if (whose !== "child" && whose !== "children[]") {
    const part = whose ? situation[whose] : situation;
    const value = part?.[name] ?? null;
    return [[path, Array.isArray(value) && !value.length ? null : value]];
  }
  const first = whose === "child" ? child : 0;
  return situation.children.slice(first, child + 1).flatMap((/** @type {Part} */ one, /** @type {number} */ at) => {
    const value = one[name] ?? null;
    const default_ = usual[`child.${name}`];
    if (default_ !== undefined && (value ?? default_) === default_) return [];
    return [[`children[${first + at}].${name}`, value]];
  });
}

/** @param {string | undefined} fixed @param {number} child @param {Part} situation */
function settled(fixed, child, { children, as_of: asked }) {
  if (!fixed || fixed === "always") return Boolean(fixed);
  const first = fixed === "child" ? child : 0;
  return children.slice(first, child + 1).every((/** @type {Part} */ { born }) => born && born <= asked);
}

/** @param {Line} line @param {About} about @param {Words} words */
function offer(line, about, words) {
  const { benefit } = line;
  const whom = line.for;
  return {
    benefit: benefit.id,
    for: whom,
    title: words.say(`offers.${whom}`, { benefit: benefit.name }),
    headline: line.amount
      ? words.say("gives.sums", { sums: words.sums(line, benefit.mechanism) })
      : words.say("offers.no-sum"),
    href: `${about.folder}/measures/${benefit.measure}/`,
  };
}
