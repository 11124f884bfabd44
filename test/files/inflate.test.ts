import { constants, deflateRawSync, deflateSync, gzipSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gunzip, inflate } from "../../src/files/inflate.js";

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
      expect(isSame(inflate(deflateSync(bytes, how), bytes.length, "zlib"), bytes)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("packs of many windows and blocks", () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * index) >> (index % 13));
  for (const level of [0, 1, 9]) {
    expect(isSame(inflate(deflateSync(bytes, { level }), bytes.length, "zlib"), bytes)).toBe(true);
  }
});

test("a stream that is cut off throws, and no damage makes it hang", () => {
  const changes = fc.record({ at: fc.nat(10_000), bit: fc.nat(7), cut: fc.boolean() });
  fc.assert(
    fc.property(contents, options, changes, (bytes, how, { at, bit, cut }) => {
      const packed = new Uint8Array(deflateRawSync(bytes, how));
      const index = at % packed.length;
      packed[index]! ^= 1 << bit;
      const changed = cut ? packed.subarray(0, index) : packed;
      // Nothing at all unpacks to nothing.
      if (changed.length === 0) return;
      let unpacked: Uint8Array;
      try {
        unpacked = inflate(changed, bytes.length, "raw");
      } catch {
        return;
      }
      // Of other damage the checksums of archives and images tell: fflate takes what zlib refuses.
      if (cut) expect(isSame(unpacked, inflateRawSync(changed))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["nothing at all", []],
  ["another method", [0x77, 0x85, 3, 0, 0, 0, 0, 1]],
  ["a kind of block that there is not", [0x78, 0x9c, 7, 0]],
  ["a stored block that is cut off", [0x78, 0x9c, 1, 2, 0, 0xfd, 0xff, 65]],
])("%s throws", (_, bytes) => {
  expect(() => inflate(Uint8Array.from(bytes), 100, "zlib")).toThrow(/invalid|unexpected/);
});

test("a bomb is stopped soon behind what was allowed", () => {
  const packed = deflateSync(new Uint8Array(100_000_000));
  const unpacked = inflate(packed, 9_999, "zlib");
  expect(unpacked.length).toBeGreaterThan(9_999);
  expect(unpacked.length).toBeLessThan(20_000_000);
  expect(inflate(deflateSync(new Uint8Array(9_999)), 9_999, "zlib")).toHaveLength(9_999);
});

describe("gzip in pieces", () => {
  const text = Buffer.from("a line of a log\n".repeat(5_000));
  const packed = gzipSync(text);
  const unpacked = (bytes: Uint8Array, size: number) => {
    const parts: Uint8Array[] = [];
    const push = gunzip((chunk) => parts.push(chunk));
    for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size), false);
    push(new Uint8Array(0), true);
    return Buffer.concat(parts);
  };

  test.each([1, 7, 100, 100_000])("of %i bytes", (size) => {
    expect(isSame(unpacked(packed, size), text)).toBe(true);
  });

  test("of several members one after the other", () => {
    const two = Buffer.concat([packed, gzipSync("end\n")]);
    expect(isSame(unpacked(two, 50), Buffer.concat([text, Buffer.from("end\n")]))).toBe(true);
  });

  test.each([
    ["cut off", packed.subarray(0, -20)],
    ["no gzip", Buffer.from("{}")],
  ])("that is %s throws", (_, bytes) => {
    expect(() => unpacked(bytes, 64)).toThrow(/too short|unexpected/);
  });
});
