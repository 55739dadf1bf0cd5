/** What a page does beyond links: light or dark, the place kept on a language switch, printing. */

const KEY = "mingbai.scheme";
const root = document.documentElement;

/** @returns {string | null} the reader's own choice, if there is one and we may remember it */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} scheme */
function remember(scheme) {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
}

function isDark() {
  const chosen = root.dataset["scheme"];
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchScheme() {
  const scheme = isDark() ? "light" : "dark";
  root.dataset["scheme"] = scheme;
  remember(scheme);
}

/** Everything on paper: where and when it was printed, and nothing folded away. */
function preparePrint() {
  const place = document.querySelector("[data-printed]");
  if (place instanceof HTMLElement) {
    const day = new Date().toLocaleDateString(root.lang);
    place.textContent = `${place.dataset["printed"]} ${location.href} · ${day}`;
  }
  for (const part of document.querySelectorAll("article details:not([open])")) {
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
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  for (const place of document.querySelectorAll("[data-review-by]")) {
    if (!(place instanceof HTMLElement) || (place.dataset["reviewBy"] ?? "") >= today) continue;
    const said = document.createElement("strong");
    said.textContent = place.dataset["overdue"] ?? "";
    place.append(" ", said);
  }
}

/** The menu of the phone closes on Escape and on a touch outside it. */
function tendMenu() {
  const menu = document.querySelector(".mb-menu");
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

/** A link into a folded part opens it, in browsers that do not do so themselves. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let part = target.closest("details"); part; part = part.parentElement?.closest("details") ?? null) {
    part.open = true;
  }
  if (target.closest("details")) target.scrollIntoView();
}

function start() {
  for (const button of document.querySelectorAll("[data-scheme-switch]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", switchScheme);
  }
  const language = document.querySelector(".mb-language");
  language?.addEventListener("click", () => {
    if (language instanceof HTMLAnchorElement) language.hash = location.hash;
  });
  tendMenu();
  markOverdue();
  openTarget();
}

const chosen = remembered();
if (chosen === "dark" || chosen === "light") root.dataset["scheme"] = chosen;
addEventListener("beforeprint", preparePrint);
addEventListener("afterprint", afterPrint);
addEventListener("hashchange", openTarget);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
