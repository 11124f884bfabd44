/**
 * Unpacks the zlib stream of an image, after RFC 1950 and RFC 1951 (the numbers of sections below
 * are those of RFC 1951). Throws a RangeError where the stream is damaged, or would give more than
 * `max` bytes. The checksum at its end is left alone: each part of a PNG has one of its own.
 *
 * Node's library takes longer to load than this takes for an icon, and a browser has none that
 * answers at once. Most calls are the first ones, which V8 interprets: hence the few calls inside.
 */
export function inflate(bytes: Uint8Array, max: number): Uint8Array {
  const [method = 0, flags = 0] = bytes;
  const isZlib = (method & 15) === 8 && (method * 256 + flags) % 31 === 0 && (flags & 32) === 0;
  if (!isZlib) throw damaged();
  const input: Bits = { bytes, at: 2, held: 0, count: 0 };
  const output: Output = { bytes: new Uint8Array(max), length: 0 };
  for (let isLast = 0; isLast === 0;) {
    isLast = take(input, 1);
    const type = take(input, 2);
    if (type === 0) copyStored(input, output);
    else if (type === 1) copyCoded(input, output, ...fixedCodes());
    else if (type === 2) copyCoded(input, output, ...readCodes(input));
    else throw damaged();
  }
  return output.bytes.subarray(0, output.length);
}

/** Bits are taken from the lowest of each byte on (3.1.1): `held` has `count` of them. */
interface Bits {
  readonly bytes: Uint8Array;
  at: number;
  held: number;
  count: number;
}

interface Output {
  readonly bytes: Uint8Array;
  length: number;
}

/** A Huffman code: how many code words have each length, and their symbols in order (3.2.2). */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** No code word is longer. */
const LONGEST_WORD = 15;

/** By symbol from 257 on, the shortest length and how many extra bits add to it (3.2.5). */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const LENGTH_BITS = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** The order in which a block gives the lengths of the code for its codes (3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const END_OF_BLOCK = 256;

function damaged(): RangeError {
  return new RangeError("the data is damaged, or unpacks to more than it should");
}

function take(input: Bits, count: number): number {
  while (input.count < count) {
    const byte = input.bytes[input.at];
    if (byte === undefined) throw damaged();
    input.at += 1;
    input.held |= byte << input.count;
    input.count += 8;
  }
  const taken = input.held & ((1 << count) - 1);
  input.held >>>= count;
  input.count -= count;
  return taken;
}

/** A block without compression (3.2.4): it begins at the next whole byte. */
function copyStored(input: Bits, output: Output): void {
  take(input, input.count & 7);
  const length = take(input, 16);
  if ((take(input, 16) ^ length) !== 0xffff) throw damaged();
  // Whole bytes that were taken already are still held.
  input.at -= input.count >> 3;
  input.held = input.count = 0;
  const end = input.at + length;
  if (end > input.bytes.length || output.length + length > output.bytes.length) throw damaged();
  output.bytes.set(input.bytes.subarray(input.at, end), output.length);
  output.length += length;
  input.at = end;
}

function copyCoded(input: Bits, output: Output, literals: Code, distances: Code): void {
  const { bytes } = output;
  for (;;) {
    const symbol = decode(input, literals);
    if (symbol === END_OF_BLOCK) return;
    const start = output.length;
    if (symbol < END_OF_BLOCK) {
      if (start === bytes.length) throw damaged();
      bytes[start] = symbol;
      output.length = start + 1;
      continue;
    }
    const length = lengthAt(input, symbol - END_OF_BLOCK - 1, LENGTHS, LENGTH_BITS);
    const distance = lengthAt(input, decode(input, distances), DISTANCES, DISTANCE_BITS);
    const end = start + length;
    if (distance > start || end > bytes.length) throw damaged();
    // What is copied may reach into what it makes, so it doubles: only so much of it is there.
    for (let at = start; at < end;) {
      const from = start - distance;
      const size = Math.min(at - from, end - at);
      bytes.copyWithin(at, from, from + size);
      at += size;
    }
    output.length = end;
  }
}

function lengthAt(
  input: Bits,
  index: number,
  shortest: readonly number[],
  extra: readonly number[],
): number {
  const start = shortest[index];
  if (start === undefined) throw damaged();
  return start + take(input, extra[index]!);
}

/** The words of one length are consecutive numbers, behind those of the shorter ones (3.2.2). */
function decode(input: Bits, { counts, symbols }: Code): number {
  let { held, count } = input;
  let word = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= LONGEST_WORD; length += 1) {
    if (count === 0) {
      if (input.at === input.bytes.length) throw damaged();
      held = input.bytes[input.at]!;
      input.at += 1;
      count = 8;
    }
    word |= held & 1;
    held >>= 1;
    count -= 1;
    const ofLength = counts[length]!;
    if (word < first + ofLength) {
      input.held = held;
      input.count = count;
      return symbols[index + word - first]!;
    }
    index += ofLength;
    first = (first + ofLength) << 1;
    word <<= 1;
  }
  throw damaged();
}

/** The code in which each symbol's word has this many bits; none for 0. */
function codeOf(lengths: ArrayLike<number>, start = 0, end = lengths.length): Code {
  const counts = new Uint16Array(LONGEST_WORD + 1);
  for (let at = start; at < end; at += 1) counts[lengths[at]!]! += 1;
  counts[0] = 0;
  const next = new Uint16Array(LONGEST_WORD + 2);
  let left = 1;
  let longest = 0;
  for (let length = 1; length <= LONGEST_WORD; length += 1) {
    const count = counts[length]!;
    left = 2 * left - count;
    if (left < 0) throw damaged();
    if (count > 0) longest = length;
    next[length + 1] = next[length]! + count;
  }
  // A code that leaves words unused is a mistake, but for one of a single word.
  if (left > 0 && longest > 1) throw damaged();
  const symbols = new Uint16Array(end - start);
  for (let at = start; at < end; at += 1) {
    const length = lengths[at]!;
    if (length > 0) symbols[next[length]!++] = at - start;
  }
  return { counts, symbols };
}

/** The codes of a block that brings none (3.2.6). */
function fixedCodes(): readonly [Code, Code] {
  const lengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280);
  return [codeOf(lengths.fill(8, 280)), codeOf(new Uint8Array(32).fill(5))];
}

/** The codes that a block begins with (3.2.7). */
function readCodes(input: Bits): readonly [Code, Code] {
  const literals = take(input, 5) + 257;
  const all = literals + take(input, 5) + 1;
  const ordered = new Uint8Array(ORDER.length);
  for (let left = take(input, 4) + 4, index = 0; left > 0; left -= 1, index += 1) {
    ordered[ORDER[index]!] = take(input, 3);
  }
  const code = codeOf(ordered);
  const lengths = new Uint8Array(all);
  for (let at = 0; at < all;) {
    const symbol = decode(input, code);
    if (symbol < 16) {
      lengths[at] = symbol;
      at += 1;
      continue;
    }
    if (symbol === 16 && at === 0) throw damaged();
    const repeated = symbol === 16 ? lengths[at - 1]! : 0;
    const [least, bits] = symbol === 16 ? [3, 2] : symbol === 17 ? [3, 3] : [11, 7];
    const end = at + least! + take(input, bits!);
    if (end > all) throw damaged();
    lengths.fill(repeated, at, end);
    at = end;
  }
  return [codeOf(lengths, 0, literals), codeOf(lengths, literals)];
}
