/** The index as it is fetched, made ready to be searched. */
import { fold, tokens } from "./fold.mjs";
import { END } from "./unpack.mjs";

/**
 * @typedef {object} Section a part of a page that has an address of its own
 * @property {Page} page @property {string} anchor @property {string} title
 * @property {number[]} blocks numbers of its texts @property {number[]} shared those that a page of another language prints too
 */
/**
 * @typedef {object} Page
 * @property {boolean} whole whether it is one hit, wherever on it the words stand; else each section is found by itself
 * @property {string} path @property {string} kind @property {string} status
 * @property {string} document what its document is called, or nothing @property {string} title
 * @property {Section[]} sections @property {number[]} frame texts around the sections
 */
/** @typedef {{words: string, id: string}} Said what the documents say, and where the glossary explains it */
/** @typedef {import("./unpack.mjs").Data} Data */
/** @typedef {import("minisearch").default<{id: number, title: string, text: string}>} Ranks */

const SEVERAL = -2;

/** One language's texts, pages and everyday names. */
export class Index {
  /** @param {Data} data */
  constructor(data) {
    this.texts = data.texts;
    const blocks = data.blocks[Symbol.iterator]();
    /** @type {Page[]} */
    this.pages = data.pages.map((page) => this.page(page, data, blocks));
    this.sections = this.pages.flatMap((page) => page.sections);
    this.folded = this.texts.map(fold);
    this.names = data.names.split(" ").map((id) => [id, this.text(blocks), this.text(blocks), this.text(blocks)]);
    /** @type {Map<string, Said[]>} what each name is called in the documents */
    this.aliases = new Map();
    this.longest = 0;
    this.know(this.names);
    this.learnt = false;
    /** @type {Ranks | undefined} */
    this.ranks = undefined;
  }

  /** @param {string[][]} names */
  know(names) {
    this.aliases = named(names);
    this.longest = Math.max(0, ...[...this.aliases.keys()].map((typed) => typed.length));
  }

  /** Know what the documents call the same terms as well. @param {Index} original */
  learn(original) {
    if (this.learnt) return;
    const said = new Map(original.names.map(([id, words = "", , typed = ""]) => [id, [words, typed]]));
    const both = this.names.map(([id = "", words = "", , typed = ""]) => {
      const [other = "", aliases = ""] = said.get(id) ?? [];
      return [id, words, other, `${typed}、${aliases}`];
    });
    this.know(both);
    this.learnt = true;
  }

  /**
   * Let the library count which words stand where.
   * @param {typeof import("minisearch").default} MiniSearch
   */
  async rank(MiniSearch) {
    /** @type {Ranks} */
    const ranks = new MiniSearch({
      fields: ["title", "text"],
      tokenize: (text, field) => tokens(text, field === "title"),
      processTerm: (term) => term,
    });
    const documents = this.sections.map((section, id) => ({
      id,
      title: fold(section.title),
      text: [...section.blocks, ...section.shared].map((number) => this.folded[number]).join(" "),
    }));
    await ranks.addAllAsync(documents, { chunkSize: 60 });
    this.ranks = ranks;
  }

  /** Whether an official text prints the words. @param {string} folded */
  prints(folded) {
    const official = this.pages.filter((page) => page.kind === "text").flatMap((page) => page.sections);
    return official.some((section) =>
      [...section.blocks, ...section.shared].some((block) => this.folded[block]?.includes(folded)),
    );
  }

  /** @param {Data["pages"][0]} page @param {Data} data @param {Iterator<number>} blocks @returns {Page} */
  page([path, kind, number, anchors], { documents, whole }, blocks) {
    const [document = "", status = number === SEVERAL ? "mixed" : ""] = documents[number] ?? [];
    /** @type {Page} */
    const page = { whole: whole.includes(kind), path, kind, status, document, title: "", sections: [], frame: [] };
    for (const anchor of anchors.split(" ")) {
      const title = this.text(blocks);
      page.title ||= title;
      page.sections.push({ page, anchor, title, blocks: list(blocks), shared: list(blocks) });
    }
    page.frame = list(blocks);
    return page;
  }

  /** @param {Iterator<number>} blocks */
  text(blocks) {
    return this.texts[blocks.next().value ?? END] ?? "";
  }
}

/** @param {Iterator<number>} blocks @returns {number[]} those up to the next END */
function list(blocks) {
  const found = [];
  for (let one = blocks.next(); !one.done && one.value !== END; one = blocks.next()) found.push(one.value);
  return found;
}

/**
 * Bring the terms of one everyday name together; a term that is no such name stands for itself.
 * @param {string[][]} names @returns {Map<string, Said[]>}
 */
function named(names) {
  /** @type {Map<string, Said[]>} */
  const found = new Map();
  for (const [id = "", words = "", other = "", aliases = ""] of names) {
    found.set(fold(words), found.get(fold(words)) ?? []); // a term by itself needs no other word
    for (const key of new Set([other, ...aliases.split("、")].map(fold))) {
      if (key && key !== fold(words)) found.set(key, [...(found.get(key) ?? []), { words, id }]);
    }
  }
  return found;
}
