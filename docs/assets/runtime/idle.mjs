/** When a page may begin a large download that the reader has not asked for yet. */

const SLOW = ["slow-2g", "2g", "3g"];
const REST = 2000; // milliseconds after the page is there, where a browser cannot say that it is idle

/**
 * Call `start` once the page is idle; never where the reader saves data or the line is slow.
 * @param {() => void} start
 */
export function whenIdle(start) {
  if (!spare()) return;
  if (typeof requestIdleCallback === "function") requestIdleCallback(start, { timeout: 2 * REST });
  else setTimeout(start, REST);
}

/** Whether bytes may be spent on what may never be used. */
function spare() {
  return !saves() && !SLOW.includes(line()?.effectiveType ?? "");
}

/** Whether the reader asks every page to save data: a large download is then begun at a press alone. */
export function saves() {
  return Boolean(line()?.saveData) || matchMedia("(prefers-reduced-data: reduce)").matches;
}

/** What the browser says of its line, if anything. */
function line() {
  return /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (navigator).connection;
}
