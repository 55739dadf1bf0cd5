/** The children of a situation: what each is, the births that they make, and how they are counted. */
import { Unsettled, walk } from "./diagram.mjs";

/** @import {Part, Table} from "./types.mjs" */

/** @param {Part} child */
function kindOf({ of, adopted }) {
  return `${of ?? "couple"}${adopted ? "-adopted" : ""}`;
}

/**
 * The last child of each delivery.
 * @param {Part[]} children
 */
export function births(children) {
  const last = new Map();
  for (const [at, one] of children.entries()) last.set(`${one.born ?? at} ${kindOf(one)}`, at);
  return [...last.values()];
}

/**
 * How the children up to one are counted: the number of a set of orders, and whose birth dates leave it open.
 * @param {Table} table @param {number} root @param {Part[]} children @param {number} child
 */
export function counted({ children: diagram, kinds, births: ways, unusual, undated }, root, children, child) {
  const list = children.slice(0, child + 1);
  const what = list.map(kindOf);
  let last = "";
  const born = list.map(({ born: day = null }) => {
    const how = !day ? "unknown" : day === last ? "same" : "new";
    last = day ?? last;
    return ways.indexOf(how);
  });
  const unknown = ways.indexOf("unknown");
  const odd = what.filter((kind) => kind !== kinds[1]).length;
  const open = born.filter((one) => one === unknown).length;
  if (!(odd <= (unusual[child] ?? -1) && open <= (undated[child] ?? -1))) throw new Unsettled("order");
  const [set, apart] = walk(diagram, root, (number) => {
    const at = Math.floor(number / 2);
    return number % 2 ? (born[at] ?? NaN) : Math.max(0, kinds.indexOf(what[at] ?? ""));
  });
  const missing = what.flatMap((kind, at) => {
    const counts = at === child || !apart?.includes(kind);
    return apart && counts && born[at] === unknown ? [`children[${at}].born`] : [];
  });
  return { set, missing };
}
