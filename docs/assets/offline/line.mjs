/**
 * What a page says when the line fails, or when the site was renewed meanwhile; and that pages are kept at all.
 *
 * Where a browser has no service worker nothing is kept, and a page still says that the line is gone.
 */
import { dayOf, fill, inWords, timeOf } from "../said.mjs";

/** @typedef {Record<"kept" | "unanswered" | "offline" | "newer" | "newest" | "load" | "later", string>} Words */

const LOOK_EVERY = 3_600_000; // milliseconds between two questions whether the site was renewed
const CHANGE = 3000; // milliseconds in which one worker follows another, unless the first is busy
const root = document.documentElement;
const version = root.dataset["version"]; // the preview has none: what it shows is never kept
const SCRIPT = new URL("../../sw.js", import.meta.url);
const RUNTIME = new URL("../runtime/runtime.mjs", import.meta.url).href;

class Line {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    /** @type {Words} */
    this.words = JSON.parse(place.dataset["line"] ?? "{}");
    this.copy = root.dataset["kept"];
    this.lost = !navigator.onLine;
    this.newer = false;
    this.accept = () => location.reload();
  }

  watch() {
    for (const type of ["online", "offline"]) {
      addEventListener(type, () => {
        this.lost = type === "offline";
        this.show();
      });
    }
    this.show();
  }

  /** The site was renewed while this page was open. @param {() => void} accept */
  offer(accept) {
    this.newer = true;
    this.accept = accept;
    this.show();
  }

  show() {
    if (this.copy) this.say(this.lost ? "kept" : "unanswered", ["newest", () => location.reload()]);
    else if (this.lost) this.say("offline");
    else if (this.newer) this.say("newer", ["load", this.accept], ["later", () => this.dismiss()]);
    else this.place.replaceChildren();
  }

  /** @param {keyof Words} name @param {[keyof Words, () => void][]} choices */
  say(name, ...choices) {
    const said = document.createElement("p");
    const since = new Date(this.copy ?? performance.timeOrigin);
    const told = { day: inWords(dayOf(since)), time: timeOf(since), version: version ?? "" };
    said.textContent = fill(this.words[name], told);
    this.place.replaceChildren(said, ...choices.map(([label, act]) => button(this.words[label], act)));
  }

  dismiss() {
    this.newer = false;
    this.show();
    const heading = document.querySelector("h1");
    if (!heading) return;
    heading.tabIndex = -1; // what had the focus is gone
    heading.focus({ preventScroll: true });
  }
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "mb-button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/** Let pages be kept, and watch for a newer site. @param {Line} line */
async function keep(line) {
  const before = await navigator.serviceWorker.getRegistration();
  if (!version) return void (await before?.unregister());
  if (saving() && !before) return;
  addEventListener("mingbai:loaded", (event) => {
    if (event instanceof CustomEvent) void hand({ named: [RUNTIME], loaded: event.detail });
  });
  const registration = await navigator.serviceWorker.register(SCRIPT);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => void settle(registration, line));
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => void hand(loaded()));
  const changing = await settle(registration, line);
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < LOOK_EVERY) return;
    looked = Date.now();
    registration.update().catch(() => {}); // it is asked again
  });
  if (!changing) await hand(loaded()); // a worker that is given more to do makes its successor wait
}

/** Have the worker keep what this page has loaded. @param {import("./types.mjs").Loaded} loaded */
async function hand(loaded) {
  const { active } = await navigator.serviceWorker.ready;
  if (!saving()) active?.postMessage({ type: "keep", ...loaded });
}

/** Whether the reader asked for as few bytes as possible. */
function saving() {
  return Boolean(/** @type {import("./types.mjs").Connection} */ (navigator).connection?.saveData);
}

/**
 * Offer what waits; what this page is of already takes over at once. Returns whether it does.
 * @param {ServiceWorkerRegistration} registration @param {Line} line
 */
async function settle({ waiting }, line) {
  if (!waiting) return false;
  if ((await versionOf(waiting)) === version) {
    waiting.postMessage({ type: "take over" });
    return true;
  }
  line.offer(() => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    waiting.postMessage({ type: "take over" });
    setTimeout(() => location.reload(), CHANGE); // the host has the new page in any case
  });
  return false;
}

/** @param {ServiceWorker} worker @returns {Promise<string>} */
function versionOf(worker) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ type: "version" }, [port2]);
  return new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
}

/** What this page is made of. @returns {import("./types.mjs").Loaded} */
function loaded() {
  const parts = /** @type {NodeListOf<HTMLScriptElement | HTMLLinkElement>} */ (
    document.querySelectorAll("script[src], link[rel=stylesheet]")
  );
  return {
    named: [location.href, ...Array.from(parts, (part) => ("src" in part ? part.src : part.href))],
    loaded: performance.getEntriesByType("resource").map(({ name }) => name),
  };
}

const place = document.querySelector("[data-line]");
if (place instanceof HTMLElement) {
  const line = new Line(place);
  line.watch();
  if ("serviceWorker" in navigator) keep(line).catch(() => {}); // a browser may refuse: all else works without
}
