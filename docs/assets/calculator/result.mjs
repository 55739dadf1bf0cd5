/** The whole result, as it will stand on paper: what it comes to, a card for each benefit, what can be done with it. */
import { asker } from "./asked.mjs";
import { Beside } from "./beside.mjs";
import { list, namedOf } from "./card.mjs";
import { fill, make } from "./dom.mjs";
import { cardIn, groupOf } from "./group.mjs";
import { headOf } from "./head.mjs";
import { Made, hold } from "./made.mjs";
import { sinceOf } from "./opened.mjs";
import { breath, inPieces } from "./pieces.mjs";
import { steady } from "./steady.mjs";
import { toolsOf } from "./tools.mjs";

const FEW = 4; // so many cards are shown open on a wide screen; more would bury the answers under their grounds
const WIDE = "(min-width: 60em)";

/** @typedef {import("./card.mjs").Card} Card */
/** @typedef {import("./card.mjs").Instead} Instead */
/** @typedef {import("./reading.mjs").Given} Given */
/** @typedef {import("./reading.mjs").Reading} Reading */
/** @typedef {import("./opened.mjs").Since} Since */
/** @typedef {import("./opened.mjs").Lost} Lost */
/** @typedef {{for: string, title: string, cards: Card[]}} Group */
/** @typedef {{fact: string, text: string}} Next */
/** @typedef {{label: string, text: string}} Row */
/** @typedef {{title: string, rows: (Row & {kind: string})[], note: string}} Sum */
/** @typedef {{benefit: string, for: string, title: string, headline: string, href: string}} Offer */
/** @typedef {{state: string, title: string, text: string | null, named: string | null, changes: string[]}} Overall */
/**
 * @typedef {object} Shown
 * @property {string | null} mark @property {string | null} notice @property {string} title
 * @property {string} as_of @property {string} version @property {Overall | null} overall
 * @property {Next | null} next @property {Sum[]} summary @property {Offer[]} offers
 * @property {Group[]} groups @property {Instead[]} instead @property {Card[]} named
 * @property {import("./calendar.mjs").Agenda} agenda @property {Row[]} offices
 * @property {"coming" | "broken" | "spared"} [partial] an answer from the tables, while the calculator is on its way or cannot come
 */
/** @typedef {import("./share.mjs").Answer & {child?: string, reasons: {condition: string}[]}} Line */
/** @typedef {{place: string, as_of: string, version: string, results: Line[]}} Worked */
/** @typedef {{result?: Worked, shown: Shown, since?: Since}} Answer an answer from the tables has no result document */
/**
 * @typedef {import("./card.mjs").Words & import("./head.mjs").Words & {
 *   details: string, named: string, given: string, offers: string, offers_help: string, offices: string,
 * }} Words
 */
/** @typedef {import("./tools.mjs").Words & import("./beside.mjs").Words & import("./opened.mjs").Words} Tools */
/**
 * @typedef {object} Setting
 * @property {Words} words
 * @property {Tools} tools the words of what can be done with a result
 * @property {string} lang
 * @property {string} root the way from this page to the root of its language
 * @property {HTMLElement} form
 * @property {(fact: string) => void} lead brings the reader to a question of the form
 * @property {(sentence: string) => void} say announces a sentence
 * @property {(request: object) => Promise<any>} ask asks the calculator
 */

/** The place where results are shown, one after the other. */
export class Result {
  made = new Made();
  /** Whether what is shown stands there to its end. @type {Promise<void> | undefined} */
  placed;

  /** @param {HTMLElement} place @param {Setting} setting */
  constructor(place, setting) {
    this.place = place;
    this.setting = setting;
    this.beside = new Beside(setting);
  }

  /**
   * Show a result in the place of the one before, from the top down, in pieces: a long result takes the slow phone
   * longer than one task may. Its cards are made before; those that say what they said stay as they are.
   * @param {Answer} answer @param {Reading} reading @param {Lost[]} lost of a shared link, with what has changed since
   * @param {() => boolean} wanted whether it is still the answer to what the form says; once it is begun, it is finished
   * @returns {Promise<boolean>} whether it is shown
   */
  async show(answer, reading, lost, wanted) {
    await this.placed;
    const { shown } = answer;
    const all = shown.groups.flatMap((group) => group.cards.map((card) => ({ group, card })));
    const open = all.length === 1 || (all.length <= FEW && matchMedia(WIDE).matches);
    const how = { open, instead: shown.instead };
    /** @type {Map<Card, HTMLElement>} */
    const cards = new Map();
    this.made.begin();
    const done = await inPieces(all, ({ group, card }) => cards.set(card, cardIn(group, card, how, this.setting, this.made)), wanted);
    await breath();
    if (!done || !wanted()) return false;
    const groups = shown.groups.map((group) => groupOf(group, group.cards.flatMap((card) => cards.get(card) ?? []), this.made));
    const hint = open || !all.length ? [] : [make("p", { class: "mc-hint" }, this.setting.words.details)];
    const parts = this.parts(answer, reading, lost, [...hint, ...groups.map(({ section }) => section)]);
    this.made.end();
    const put = this.put(parts, groups);
    this.placed = put.catch(() => undefined); // what goes wrong is told here, and does not stop the next
    await put;
    return true;
  }

  /**
   * Put the parts into the place, and then its cards into each group; each piece is laid out before the next.
   * @param {Node[]} parts @param {import("./group.mjs").Filled[]} groups
   */
  async put(parts, groups) {
    this.place.setAttribute("aria-busy", "true");
    this.place.hidden = false;
    const pieces = [{ section: this.place, contents: parts }, ...groups];
    const put = (/** @type {import("./group.mjs").Filled} */ { section, contents }) => {
      steady(this.place, () => hold(section, contents));
      section.getBoundingClientRect(); // laid out by itself, not with all the others at the end
    };
    await inPieces(pieces, put, () => true);
    this.place.removeAttribute("aria-busy");
  }

  /** What may stand there answers older questions; a newer answer is on its way. */
  async outdate() {
    await this.placed;
    this.place.setAttribute("aria-busy", "true");
  }

  /**
   * Everything that the place holds, from the top.
   * @param {Answer} answer @param {Reading} reading @param {Lost[]} lost @param {HTMLElement[]} groups the cards, with what is said of them
   */
  parts({ result, shown, since }, { situation, given }, lost, groups) {
    const { made, setting } = this;
    const { words, tools } = setting;
    return [
      ...headOf(shown, setting),
      ...(since ? [sinceOf(since, lost, tools)] : []),
      this.beside.place,
      ...offers(shown.offers, setting),
      ...groups,
      ...named(shown.named, setting, made),
      ...facts(given, words, made),
      ...offices(shown.offices, words, made),
      ...(result ? this.tools(result, shown, { situation, given }) : []),
    ];
  }

  /**
   * What can be done with a whole result: taken away, or laid beside another.
   * @param {Worked} result @param {Shown} shown @param {Pick<Reading, "situation" | "given">} reading
   */
  tools(result, shown, { situation, given }) {
    const { tools: words, form, say, ask, lang } = this.setting;
    return [
      toolsOf(
        { situation, asker: asker(form), then: thenOf(result), agenda: shown.agenda },
        { words, say, write: async (asked, want) => (await ask({ situation: asked, lang, want })).text },
      ),
      this.beside.buttons({ place: result.place, situation, shown, given }),
    ];
  }

  /** Lead the reader to the top of the result; who reads on in it already is left where they are. */
  focus() {
    const { activeElement } = document;
    if (activeElement !== this.place && this.place.contains(activeElement)) return;
    this.place.focus({ preventScroll: true });
    this.place.scrollIntoView({ block: "start" });
  }

  /** Forget the result, and the one that was kept beside it. */
  clear() {
    this.beside.stop();
    this.made = new Made();
    this.place.replaceChildren();
    this.place.hidden = true;
  }
}

/**
 * What a link keeps of the answers: what the document only names gives none.
 * @param {Worked} result
 */
function thenOf({ version, as_of, results }) {
  const answers = results
    .filter(({ reasons }) => reasons[0]?.condition !== "named")
    .map(({ benefit, for: whose, child = null, answer, amount, total }) => ({ benefit, for: whose, child, answer, amount, total }));
  return { version, day: as_of, answers };
}

/**
 * The full range of what the document holds, before anybody was named.
 * @param {Offer[]} all @param {Setting} setting
 */
function offers(all, { words, root }) {
  if (!all.length) return [];
  const entries = all.map(({ benefit, title, headline, href }) =>
    make(
      "li",
      { "data-offer": benefit },
      make("p", {}, make("a", { href: root + href }, title)),
      make("p", { class: "mc-headline" }, headline),
    ),
  );
  return [
    make(
      "section",
      { class: "mc-offers", "data-offers": "" },
      make("h3", {}, words.offers),
      make("p", {}, words.offers_help),
      make("ul", {}, ...entries),
    ),
  ];
}

/**
 * What the document only names, each once: it says the same to every child and both parents.
 * @param {Card[]} all @param {Setting} setting @param {Made} made
 */
function named(all, setting, made) {
  const cards = [...new Map(all.map((card) => [card.benefit, card])).values()];
  if (!cards.length) return [];
  const title = fill(setting.words.named, { n: cards.length });
  const entries = () => make("ul", {}, ...cards.map((card) => namedOf(card, setting)));
  return [made.of("named", cards, () => folded(title, { class: "mc-more mc-named", "data-named": "" }, [entries()]))];
}

/**
 * What the result was worked out from, so that a printed page can be checked.
 * @param {Given[]} given @param {Words} words @param {Made} made
 */
function facts(given, words, made) {
  if (!given.length) return [];
  const parts = [...new Set(given.map(({ part }) => part))];
  const section = (/** @type {string} */ part) =>
    make("section", {}, part ? make("h3", {}, part) : null, list(given.filter((one) => one.part === part)));
  return [made.of("given", given, () => folded(words.given, { class: "mc-more", "data-given": "" }, parts.map(section)))];
}

/**
 * Whom to ask: the units that the document charges with what is shown.
 * @param {Row[]} rows @param {Words} words @param {Made} made
 */
function offices(rows, words, made) {
  if (!rows.length) return [];
  return [made.of("offices", rows, () => folded(words.offices, { class: "mc-more", "data-offices": "" }, [list(rows)]))];
}

/** @param {string} title @param {Record<string, string>} attributes @param {(HTMLElement | null)[]} contents */
function folded(title, attributes, contents) {
  return make("details", attributes, make("summary", {}, title), ...contents);
}
