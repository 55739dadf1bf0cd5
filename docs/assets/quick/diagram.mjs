/** Decision diagrams, as the tables hold them: one thing is looked at after another, until a leaf is reached. */

/** @import {Diagrams} from "./types.mjs" */

/** What the table does not settle: the calculator itself has to answer. */
export class Unsettled extends Error {}

/**
 * The leaf that a diagram leads to. What follows in a node says how many nodes back to go on, or, below zero, which leaf it is.
 * @param {Diagrams} diagrams @param {number} root @param {(variable: number) => number} pick
 */
export function walk({ nodes, leaves }, root, pick) {
  let at = root;
  while (at >= 0) {
    const [variable = 0, ...next] = nodes[at] ?? [];
    const step = next[pick(variable)] ?? NaN;
    at = step < 0 ? step : at - step;
  }
  const leaf = leaves[-1 - at];
  if (!leaf) throw new Unsettled(String(at));
  return leaf;
}
