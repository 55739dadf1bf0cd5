/**
 * Expands an .lzma file, which is a sixth smaller than gzip's: the far repetitions of many pages of one subject tell.
 * The format is that of the LZMA specification (7-zip.org/sdk.html); the names of the probabilities are its own.
 */

const HEAD = 13; // bytes: properties, size of the dictionary, size of the text, which is left open
const TOP = 2 ** 24;
const HALF = 1024; // of a probability
const END = 0xffffffff; // the distance that ends the text
const STATES = 12;

/** @param {number} size */
function probabilities(size) {
  return new Uint16Array(size).fill(HALF);
}

/** The coded bits, each read with the probability that it is 0. */
class Bits {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = HEAD + 1; // the first byte of the code is always 0
    this.range = 0xffffffff;
    this.code = 0;
    for (let i = 0; i < 4; i++) this.code = ((this.code << 8) | this.byte()) >>> 0;
  }

  byte() {
    if (this.at >= this.bytes.length) throw new Error("The file ends too soon.");
    return this.bytes[this.at++] ?? 0;
  }

  fill() {
    if (this.range >= TOP) return;
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | this.byte()) >>> 0;
  }

  /** @param {Uint16Array} known @param {number} at */
  bit(known, at) {
    const is = known[at] ?? HALF;
    const bound = (this.range >>> 11) * is;
    const set = this.code >= bound;
    if (set) {
      this.range -= bound;
      this.code -= bound;
      known[at] = is - (is >> 5);
    } else {
      this.range = bound;
      known[at] = is + ((2 * HALF - is) >> 5);
    }
    this.fill();
    return set ? 1 : 0;
  }

  /** A number of some bits, the highest first. @param {Uint16Array} known @param {number} count @param {number} [from] */
  number(known, count, from = 0) {
    let found = 1;
    for (let i = 0; i < count; i++) found = (found << 1) | this.bit(known, from + found);
    return found - (1 << count);
  }

  /** The lowest bit first. @param {Uint16Array} known @param {number} count @param {number} [from] */
  reversed(known, count, from = 0) {
    let node = 1;
    let found = 0;
    for (let i = 0; i < count; i++) {
      const bit = this.bit(known, from + node);
      node = (node << 1) | bit;
      found |= bit << i;
    }
    return found;
  }

  /** Bits that are as likely 0 as 1. @param {number} count */
  even(count) {
    let found = 0;
    for (let i = 0; i < count; i++) {
      this.range >>>= 1;
      const set = this.code >= this.range;
      if (set) this.code -= this.range;
      found = found * 2 + (set ? 1 : 0);
      this.fill();
    }
    return found;
  }
}

class Lengths {
  choice = probabilities(2);
  low = probabilities(16 << 3);
  mid = probabilities(16 << 3);
  high = probabilities(256);

  /** @param {Bits} bits @param {number} place */
  read(bits, place) {
    if (!bits.bit(this.choice, 0)) return 2 + bits.number(this.low, 3, place << 3);
    if (!bits.bit(this.choice, 1)) return 10 + bits.number(this.mid, 3, place << 3);
    return 18 + bits.number(this.high, 8);
  }
}

class Distances {
  slots = probabilities(4 << 6);
  special = probabilities(128);
  align = probabilities(16);

  /** @param {Bits} bits @param {number} length */
  read(bits, length) {
    const slot = bits.number(this.slots, 6, Math.min(length - 2, 3) << 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** count;
    if (slot < 14) return base + bits.reversed(this.special, count, base - slot);
    return base + bits.even(count - 4) * 16 + bits.reversed(this.align, 4);
  }
}

/** A byte that was not there before. */
class Literals {
  /** @param {number} context @param {number} place bits of the byte before, and of the place, that tell what is likely */
  constructor(context, place) {
    this.context = context;
    this.place = place;
    this.known = probabilities(0x300 << (context + place));
  }

  /** @param {Bits} bits @param {number[]} out @param {number} [match] the byte that would stand here if the last match went on */
  read(bits, out, match) {
    const before = (out.at(-1) ?? 0) >> (8 - this.context);
    const from = 0x300 * (((out.length & ((1 << this.place) - 1)) << this.context) + before);
    let found = 1;
    for (let i = 7; i >= 0 && match !== undefined; i--) {
      const expected = (match >> i) & 1;
      const bit = bits.bit(this.known, from + ((1 + expected) << 8) + found);
      found = (found << 1) | bit;
      if (bit !== expected) break;
    }
    while (found < 0x100) found = (found << 1) | bits.bit(this.known, from + found);
    return found & 0xff;
  }
}

/** @param {Uint8Array} bytes a whole file, whose text ends with an end marker @returns {Uint8Array} */
export function expand(bytes) {
  const bits = new Bits(bytes);
  const properties = bytes[0] ?? 0;
  const literals = new Literals(properties % 9, Math.floor(properties / 9) % 5);
  const places = (1 << Math.floor(properties / 45)) - 1;
  const [isMatch, isRep0Long] = [probabilities(STATES << 4), probabilities(STATES << 4)];
  const [isRep, isRepG0, isRepG1, isRepG2] = [probabilities(STATES), probabilities(STATES), probabilities(STATES), probabilities(STATES)];
  const [lengths, repeated, distances] = [new Lengths(), new Lengths(), new Distances()];
  /** @type {number[]} */
  const out = [];
  let last = [0, 0, 0, 0]; // distances, less 1, the latest first
  let state = 0;

  for (;;) {
    const place = out.length & places;
    const back = out.length - (last[0] ?? 0) - 1;
    if (!bits.bit(isMatch, (state << 4) + place)) {
      out.push(literals.read(bits, out, state < 7 ? undefined : out[back]));
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length = 1;
    if (!bits.bit(isRep, state)) {
      length = lengths.read(bits, place);
      last = [distances.read(bits, length), ...last.slice(0, 3)];
      state = state < 7 ? 7 : 10;
      if (last[0] === END) return Uint8Array.from(out);
    } else {
      const which = bits.bit(isRepG0, state) ? (bits.bit(isRepG1, state) ? 2 + bits.bit(isRepG2, state) : 1) : 0;
      const short = !which && !bits.bit(isRep0Long, (state << 4) + place);
      last = [last[which] ?? 0, ...last.filter((_, number) => number !== which)];
      if (!short) length = repeated.read(bits, place);
      state = state < 7 ? (short ? 9 : 8) : 11;
    }
    for (let from = out.length - (last[0] ?? 0) - 1; length > 0; length--) out.push(out[from++] ?? 0);
  }
}
