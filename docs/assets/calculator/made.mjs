/** Elements that were made of something stay as they are, as long as that is what they are to say. */

/** @typedef {{of: string, element: HTMLElement}} Kept */

export class Made {
  /** What is on the page. @type {Map<string, Kept>} */
  before = new Map();
  /** What will be. @type {Map<string, Kept>} */
  now = new Map();

  /** Begin anew; what was begun before and never came onto the page is forgotten. */
  begin() {
    this.now = new Map();
  }

  /**
   * The element of this name: the one that is there if it was made of the same, else a new one.
   * @param {string} name @param {unknown} of what it says, as JSON can hold it @param {() => HTMLElement} make
   */
  of(name, of, make) {
    const text = JSON.stringify(of);
    const held = this.now.get(name) ?? this.before.get(name);
    const kept = held?.of === text ? held : { of: text, element: make() };
    this.now.set(name, kept);
    return kept.element;
  }

  /** What was made since the beginning is on the page now; anything else is forgotten. */
  end() {
    this.before = this.now;
  }
}

/**
 * Let a place hold these and nothing else, in this order. What stays where it is is not touched.
 * @param {HTMLElement} place @param {readonly Node[]} wanted
 */
export function hold(place, wanted) {
  const all = new Set(wanted);
  for (const old of [...place.childNodes]) if (!all.has(old)) old.remove();
  wanted.forEach((one, at) => {
    const there = place.childNodes[at] ?? null;
    if (there !== one) place.insertBefore(one, there);
  });
}
