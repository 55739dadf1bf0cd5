/**
 * A result as the end of a link: `#s1.` and the answers in base64url, which no browser sends to a server.
 *
 * It holds the situation, who is asking, the day, the version of the rules and, in short, what they gave. Whatever comes in is
 * somebody else's text: it is measured, decoded and rebuilt from the few shapes that are allowed, or refused whole.
 */

/** @typedef {{min: number, max: number, unit: string} | null} Sum */
/** @typedef {{benefit: string, for: string, child: string | null, answer: string, amount: Sum, total: Sum}} Answer */
/** @typedef {{version: string, day: string, answers: Answer[]}} Then */
/** @typedef {{situation: Record<string, any>, asker: string, then: Then}} Link `asker` is who is asking, see asked.mjs */
/** @typedef {"broken" | "newer"} Refused */

const MARK = "s1.";
const ANY = /^s(\d{1,3})\./;
const LONGEST = 12_000; // characters; twenty children with every answer take fewer
const MOST_ANSWERS = 200;
const MOST_ENTRIES = 120;
const DEEPEST = 3;
const HIGHEST = 1_000_000_000;
const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const ID = /^[a-z0-9]+([-_][a-z0-9]+){0,12}$/;
const WORD = /^[A-Za-z0-9_-]{1,60}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WHO = /^(child-\d{1,2}|mother|father|couple|institution)$/;
const CHILD = /^child-\d{1,2}$/;
const ASKERS = ["family", "institution", "employer", "employer-mother", "employer-father"];
const ANSWERS = ["yes", "no", "unknown", "not_stated"];
const UNITS = ["CNY", "CNY/month", "CNY/year", "days", "days/year"];
const TOTALS = ["CNY", "days"];
const TAKEN = ["constructor", "prototype"];

/**
 * The fragment of a link, without the `#`.
 * @param {Link} link
 */
export function pack({ situation, asker, then }) {
  const answers = then.answers.map((one) => [one.benefit, one.for, one.child, one.answer, short(one.amount), short(one.total)]);
  const text = JSON.stringify({ v: then.version, d: then.day, w: asker, s: situation, a: answers });
  const bytes = new TextEncoder().encode(text);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return MARK + base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {Sum} sum */
function short(sum) {
  return sum && [sum.min, sum.max, sum.unit];
}

/**
 * What a fragment holds: null if it is not one of ours, the link, or why it is refused. Nothing is thrown.
 * @param {string} hash with or without the `#`
 * @returns {Link | Refused | null}
 */
export function unpack(hash) {
  const text = hash.replace(/^#/, "");
  const version = ANY.exec(text);
  if (!version) return null;
  if (version[0] !== MARK) return "newer";
  try {
    return text.length > LONGEST ? "broken" : link(JSON.parse(decoded(text.slice(MARK.length))));
  } catch {
    return "broken";
  }
}

/** @param {string} base64url */
function decoded(base64url) {
  if (!/^[A-Za-z0-9_-]+$/.test(base64url)) throw new TypeError("not base64url");
  const bytes = Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/**
 * The same situation, rebuilt from the few shapes that are allowed; null where it holds anything else.
 * @param {unknown} found @returns {Record<string, any> | null}
 */
export function situationOf(found) {
  try {
    return isTable(found) ? table(found, 0) : null;
  } catch {
    return null;
  }
}

/** @param {any} found @returns {Link} */
function link(found) {
  need(isTable(found) && Object.keys(found).sort().join() === "a,d,s,v,w");
  need(matches(found.v, WORD) && isDay(found.d) && ASKERS.includes(found.w));
  need(Array.isArray(found.a) && found.a.length <= MOST_ANSWERS);
  need(isTable(found.s) && matches(found.s.place, ID));
  const answers = found.a.map(answer);
  return { situation: table(found.s, 0), asker: found.w, then: { version: found.v, day: found.d, answers } };
}

/** @param {any} found @returns {Answer} */
function answer(found) {
  need(Array.isArray(found) && found.length === 6);
  const [benefit, whose, child, said, amount, total] = found;
  need(matches(benefit, ID) && matches(whose, WHO) && (child === null || matches(child, CHILD)));
  need(ANSWERS.includes(said));
  return { benefit, for: whose, child, answer: said, amount: sum(amount, UNITS), total: sum(total, TOTALS) };
}

/** @param {any} found @param {string[]} units @returns {Sum} */
function sum(found, units) {
  if (found === null) return null;
  need(Array.isArray(found) && found.length === 3 && units.includes(found[2]));
  const [min, max, unit] = found;
  need(isCount(min) && isCount(max) && min <= max);
  return { min, max, unit };
}

/**
 * A part of the situation, copied entry by entry.
 * @param {Record<string, any>} found @param {number} depth
 */
function table(found, depth) {
  const entries = Object.entries(found);
  need(depth < DEEPEST && entries.length <= MOST_ENTRIES);
  for (const [key] of entries) need(NAME.test(key) && !TAKEN.includes(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, node(value, depth + 1)]));
}

/** @param {any} found @param {number} depth @returns {unknown} */
function node(found, depth) {
  if (found === null || typeof found === "boolean" || isCount(found) || matches(found, WORD)) return found;
  if (!Array.isArray(found)) {
    need(isTable(found));
    return table(found, depth);
  }
  need(found.length <= MOST_ENTRIES && depth < DEEPEST);
  need(found.every(isCount) || found.every(isTable));
  return found.map((one) => node(one, depth + 1));
}

/** @param {unknown} found @returns {found is Record<string, any>} */
function isTable(found) {
  return typeof found === "object" && found !== null && !Array.isArray(found);
}

/** @param {unknown} found */
function isCount(found) {
  return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 && found <= HIGHEST;
}

/** @param {unknown} found */
export function isDay(found) {
  if (!matches(found, DAY)) return false;
  const day = new Date(`${found}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(String(found));
}

/** @param {unknown} found @param {RegExp} pattern */
function matches(found, pattern) {
  return typeof found === "string" && pattern.test(found);
}

/** @param {boolean} holds */
function need(holds) {
  if (!holds) throw new TypeError("not a situation");
}
