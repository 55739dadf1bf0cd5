/**
 * Asking the rules: they are downloaded at the first touch, or before it when the page is idle, and asked again when
 * an answer changes. Where the reader saves data, they are downloaded at a press alone. Until they are there, or where
 * they cannot be, a small table answers.
 */
import { breath } from "./pieces.mjs";
import { answer, tableOf } from "../quick/quick.mjs";
import { saves, whenIdle } from "../runtime/idle.mjs";
import { RuntimeFailure, startRuntime } from "../runtime/runtime.mjs";

const PAUSE = 400; // milliseconds without a change before we ask

/**
 * @typedef {object} Setting
 * @property {string} base the way from this page to the root of the site
 * @property {string} [rules] the version of the rules that this page was made from
 * @property {import("./loading.mjs").Loading} loading
 * @property {(wanted: boolean) => any} request what to ask now; null if nothing can be asked
 * @property {() => any} sound the same, null without a word where something is wrong with it
 * @property {(answer: any, wanted: boolean, current: () => boolean) => Promise<boolean>} show in pieces, and never to the
 *   end once it is not current any more; tells whether it is shown
 * @property {() => void} hide
 */

export class Answering {
  /** @type {Promise<{ask: (request: any) => Promise<any>}> | null} */
  runtime = null;
  ready = false;
  broken = false;
  /** The reader saves data, and has been told what is not downloaded for that. */
  spared = false;
  /** The reader pressed the button that downloads, whatever it costs. */
  wished = false;
  /** The reader pressed the button and waits for the result. */
  wanted = false;
  turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  /** @param {Setting} setting */
  constructor(setting) {
    this.setting = setting;
    // A download breaks off when the page is left; a reader who comes back finds it begun again.
    addEventListener("pageshow", ({ persisted }) => persisted && this.broken && this.again());
  }

  /** Nobody has touched anything yet: start the calculator only where that costs the reader nothing. */
  early() {
    whenIdle(() => this.load());
  }

  /** Something changed: an answer under way is to an older question. */
  touched() {
    if (!this.broken) this.load();
    this.setting.loading.settle();
    this.drop();
    if (this.ready) this.timer = setTimeout(() => this.ask(), PAUSE);
    else void this.first();
  }

  /** Show what the table of the place says already; nothing where it does not settle what was asked. */
  async first() {
    const request = this.setting.sound();
    if (!request?.situation.place) return;
    const { turn } = this;
    const table = await tableOf(this.setting.base, request.situation.place, request.lang);
    await breath(); // what was chosen is seen before it is answered
    const current = () => turn === this.turn && !this.ready;
    if (!current()) return;
    const shown = table && answer(table, request.situation);
    if (!shown) return this.setting.hide();
    const { wanted } = this;
    const partial = this.broken ? "broken" : this.runtime ? "coming" : "spared";
    if (await this.setting.show({ shown: { ...shown, partial } }, wanted, current)) this.served(wanted);
  }

  /**
   * An answer is shown. Where the reader pressed the button only while it was being drawn, the next one leads there.
   * @param {boolean} wanted whether the reader had asked for it, and was led to it
   */
  served(wanted) {
    if (wanted) this.wanted = false;
  }

  /** Forget what was asked, and wait for no answer. */
  drop() {
    clearTimeout(this.timer);
    this.turn += 1;
  }

  /** The reader wants the result: now, or as soon as there can be one. */
  want() {
    this.wanted = true;
    this.drop();
    if (this.ready) return void this.ask();
    this.again();
    if (this.runtime) this.setting.loading.wait();
    void this.first();
  }

  /** The reader wants the download, for the first time or once more. */
  wish() {
    this.wished = true;
    this.again();
  }

  /** Start the calculator, after a failure as well. */
  again() {
    this.broken = false;
    this.load();
  }

  /** Start the calculator, once. */
  load() {
    if (this.runtime) return;
    if (saves() && !this.wished) return this.spare();
    const { base, rules, loading } = this.setting;
    loading.begin();
    this.runtime = startRuntime({ base, rules, onProgress: (at) => loading.progress(at) });
    this.runtime.then(
      () => {
        this.ready = true;
        loading.ready();
        return this.ask();
      },
      (error) => this.fail(error),
    );
  }

  /** Say, once, that nothing is downloaded, and how it can be. */
  spare() {
    if (!this.spared) this.setting.loading.fail("spared");
    this.spared = true;
  }

  /** @param {unknown} error */
  fail(error) {
    this.runtime = null;
    this.ready = false;
    this.broken = true;
    this.setting.loading.fail(error instanceof RuntimeFailure ? error.code : "failed");
    void this.first();
  }

  /** Ask about what the form says now, and show the answer unless something has changed meanwhile. */
  async ask() {
    const { wanted } = this;
    const request = this.setting.request(wanted);
    if (!request) return;
    const turn = ++this.turn;
    try {
      const runtime = await this.runtime;
      const answer = await runtime?.ask(request);
      const current = () => turn === this.turn;
      if (!current() || !answer) return;
      if (await this.setting.show(answer, wanted, current)) this.served(wanted);
    } catch (error) {
      this.fail(error);
    }
  }
}
