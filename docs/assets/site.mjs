/** What a page does beyond links: light or dark, large type, the place kept on a language switch, printing. */
import { dayOf, inWords } from "./said.mjs";

// A shared result of the calculator: its answers stand on the paper, not in the address.
const ANSWERS = /^#s\d+\./;
const root = document.documentElement;

/**
 * Remember a choice, as docs/overrides/choices.js reads it; nothing chosen is nothing kept.
 *
 * @param {"scheme" | "type"} key
 * @param {string} [value]
 */
function choose(key, value) {
  if (value) root.dataset[key] = value;
  else delete root.dataset[key];
  try {
    if (value) localStorage.setItem(`mingbai.${key}`, value);
    else localStorage.removeItem(`mingbai.${key}`);
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
}

function switchScheme() {
  const chosen = root.dataset["scheme"];
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  choose("scheme", dark ? "light" : "dark");
}

function switchType() {
  choose("type", root.dataset["type"] ? undefined : "large");
  showType();
}

/** The switch says whether large type is on. */
function showType() {
  for (const button of document.querySelectorAll("[data-type-switch]")) {
    button.setAttribute("aria-pressed", String(root.dataset["type"] === "large"));
  }
}

/**
 * Who opened some of the worked families prints those, the others as a line each. Where none is open all are printed
 * with their answers, without the grounds of each: those would be hundreds of pages.
 */
function leftFolded() {
  const closed = [...document.querySelectorAll(".mb-family:not([open])")];
  return document.querySelector(".mb-family[open]") ? closed : closed.flatMap((one) => [...one.querySelectorAll(".mb-card")]);
}

/** Everything on paper: where and when it was printed, and nothing folded away that was not left so on purpose. */
function preparePrint() {
  const place = document.querySelector("[data-printed]");
  if (place instanceof HTMLElement) {
    const address = ANSWERS.test(location.hash) ? location.href.split("#")[0] : location.href;
    place.textContent = `${place.dataset["printed"]} ${address} · ${inWords(dayOf())}`;
  }
  const folded = leftFolded();
  for (const part of document.querySelectorAll("article details:not([open])")) {
    if (folded.some((one) => one.contains(part))) continue;
    part.setAttribute("open", "");
    part.setAttribute("data-opened-to-print", "");
  }
}

function afterPrint() {
  for (const part of document.querySelectorAll("[data-opened-to-print]")) {
    part.removeAttribute("open");
    part.removeAttribute("data-opened-to-print");
  }
}

/** A day that has passed in the reader's calendar is said so; the page itself knows no day. */
function markOverdue() {
  const today = dayOf();
  for (const place of document.querySelectorAll("[data-review-by]")) {
    if (!(place instanceof HTMLElement) || (place.dataset["reviewBy"] ?? "") >= today) continue;
    const said = document.createElement("strong");
    said.textContent = place.dataset["overdue"] ?? "";
    place.append(" ", said);
  }
}

/** A menu of the bar closes on Escape and on a touch outside it. @param {Element} menu */
function tend(menu) {
  if (!(menu instanceof HTMLDetailsElement)) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}

/** The element that the address names; a fragment that is no name at all names none. */
function fragmentTarget() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/** A link into a folded part opens it, in browsers that do not do so themselves. */
function openTarget() {
  const target = fragmentTarget();
  if (!target) return;
  for (let part = target.closest("details"); part; part = part.parentElement?.closest("details") ?? null) {
    part.open = true;
  }
  if (target.closest("details")) target.scrollIntoView();
}

function start() {
  for (const [name, act] of /** @type {const} */ ([["scheme", switchScheme], ["type", switchType]])) {
    for (const button of document.querySelectorAll(`[data-${name}-switch]`)) {
      button.removeAttribute("hidden");
      button.addEventListener("click", act);
    }
  }
  showType();
  for (const language of document.querySelectorAll(".mb-language")) {
    language.addEventListener("click", () => {
      if (language instanceof HTMLAnchorElement) language.hash = location.hash;
    });
  }
  document.querySelectorAll(".mb-menu").forEach(tend);
  for (const said of document.querySelectorAll("[data-from-file]")) said.toggleAttribute("hidden", true); // no file runs this
  markOverdue();
  openTarget();
}

addEventListener("beforeprint", preparePrint);
addEventListener("afterprint", afterPrint);
addEventListener("hashchange", openTarget);
// A copy says so at once; what else there is to say of the line waits for what the reader came for.
if (root.dataset["kept"]) void import("./offline/line.mjs");
else addEventListener("load", () => void import("./offline/line.mjs"));
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
