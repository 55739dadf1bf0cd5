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
