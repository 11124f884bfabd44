import { constants, deflateSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inflate } from "../../src/image/inflate.js";

/** Bytes as images have them: runs, repetitions, noise. */
const contents = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(fc.nat(255), fc.nat(700)).map(([byte, count]) => new Uint8Array(count).fill(byte)),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 9 }), fc.nat(60))
        .map(([part, count]) => Buffer.concat(Array<Uint8Array>(count).fill(part))),
    ),
    { maxLength: 12 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

/** Every kind of block and of code that zlib writes. */
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
  memLevel: fc.integer({ min: 1, max: 9 }),
});

/** `toEqual` takes a second for as many bytes as these. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

test("gives back what node's zlib packed", () => {
  fc.assert(
    fc.property(contents, options, (bytes, how) => {
      expect(isSame(inflate(deflateSync(bytes, how), bytes.length), bytes)).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("packs of many windows and blocks", () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * index) >> (index % 13));
  for (const level of [0, 1, 9]) {
    expect(isSame(inflate(deflateSync(bytes, { level }), bytes.length), bytes)).toBe(true);
  }
});

test("a damaged stream throws, or is one that node takes too", () => {
  const changes = fc.record({ at: fc.nat(10_000), bit: fc.nat(7), cut: fc.boolean() });
  fc.assert(
    fc.property(contents, options, changes, (bytes, how, { at, bit, cut }) => {
      const packed = new Uint8Array(deflateSync(bytes, how));
      const index = at % packed.length;
      packed[index]! ^= 1 << bit;
      const changed = cut ? packed.subarray(0, index) : packed;
      let unpacked: Uint8Array;
      try {
        unpacked = inflate(changed, bytes.length);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        return;
      }
      // Without the checksum at the end, which nobody reads.
      expect(isSame(unpacked, inflateRawSync(changed.subarray(2)))).toBe(true);
    }),
    { seed: 8, numRuns: 500 },
  );
});

test.each([
  ["nothing at all", []],
  ["another method", [0x77, 0x85, 3, 0, 0, 0, 0, 1]],
  ["a dictionary, which PNG has none of", [0x78, 0xbb, 0, 0, 0, 1, 3, 0, 0, 0, 0, 1]],
  ["a kind of block that there is not", [0x78, 0x9c, 7, 0]],
  ["a stored block whose length is not confirmed", [0x78, 0x9c, 1, 1, 0, 1, 0, 65]],
  ["a distance before the beginning", [0x78, 0x9c, 0x63, 0, 0x62, 0]],
  ["a stored block that is cut off", [0x78, 0x9c, 1, 2, 0, 0xfd, 0xff, 65]],
  ["a code word that stands for nothing", [0x78, 0x9c, 0x1b, 0x03]],
])("%s throws", (_, bytes) => {
  expect(() => inflate(Uint8Array.from(bytes), 100)).toThrow(RangeError);
});

test("one byte more than was allowed throws, however small the stream", () => {
  const packed = deflateSync(new Uint8Array(10_000_000));
  expect(() => inflate(packed, 9_999)).toThrow(RangeError);
  expect(inflate(deflateSync(new Uint8Array(9_999)), 9_999)).toHaveLength(9_999);
});
