/** Long work on the page's own thread, in pieces: what the reader types and sees comes in between. */

const PIECE = 8; // milliseconds at a stretch; a slow phone works a little longer, and still answers each key at once

/** Let the browser do what waits: a key, a touch, a picture. */
export function breath() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (globalThis);
  return scheduler?.yield?.() ?? new Promise((/** @type {(done: void) => void} */ go) => setTimeout(go));
}

/**
 * Do something with each, with a breath wherever it takes long.
 * @template One
 * @param {Iterable<One>} all @param {(one: One) => void} act
 * @param {() => boolean} wanted whether anybody still waits for it
 * @returns {Promise<boolean>} false if it was given up, because nobody does
 */
export async function inPieces(all, act, wanted) {
  let begun = performance.now();
  for (const one of all) {
    if (performance.now() - begun > PIECE) {
      await breath();
      begun = performance.now();
    }
    if (!wanted()) return false;
    act(one);
  }
  return wanted();
}

/**
 * Let parts of the page be laid out one after another, each for a picture of its own; what is on the screen is there
 * at once.
 * @param {readonly HTMLElement[]} parts
 */
export async function layOut(parts) {
  for (const one of parts) one.dataset["far"] = "";
  for (const one of parts) {
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    delete one.dataset["far"];
  }
}
