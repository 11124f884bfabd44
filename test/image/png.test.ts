import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imageKind } from "../../src/image/kind.js";
import { outlineColours } from "../../src/image/outline.js";
import { readPngSize } from "../../src/image/png.js";
import { CLEAR, plainPng, pngChunk, type PngSpec, WHITE, writePng } from "../png-writer.js";
import { tries } from "../long.js";

const judge = outlineColours;
const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("imageKind", () => {
  test.each([
    ["PNG", plainPng(1, 1)],
    ["JPEG", latin1("\xff\xd8\xff\xe0\0\x10JFIF")],
    ["GIF", latin1("GIF89a")],
    ["WebP", latin1("RIFF\x24\0\0\0WEBPVP8 ")],
    ["BMP", latin1("BM\x36\0")],
    ["ICO", latin1("\0\0\x01\0\x01\0")],
    ["SVG", latin1('<svg xmlns="http://www.w3.org/2000/svg">')],
    ["SVG", Buffer.from('\uFEFF<?xml version="1.0"?>\n<!-- drawn -->\n<svg\n>')],
    [undefined, latin1("RIFF\x24\0\0\0WAVEfmt ")],
    [undefined, latin1("<html><body></body></html>")],
    [undefined, latin1("an <svg> in a text")],
    [undefined, latin1("\x89PNG\n\x1a\n")],
    [undefined, new Uint8Array()],
  ])("%s", (kind, bytes) => {
    expect(imageKind(bytes)).toBe(kind);
  });
});

describe("readPngSize", () => {
  test.each([
    ["an outline icon", plainPng(32, 32), { width: 32, height: 32 }],
    ["its header alone", plainPng(192, 31).subarray(0, 24), { width: 192, height: 31 }],
    ["the largest numbers", header(2 ** 32 - 1, 0), { width: 2 ** 32 - 1, height: 0 }],
    ["a header that is cut off", plainPng(32, 32).subarray(0, 23), undefined],
    [
      "another part in front",
      Buffer.concat([plainPng(1, 1).subarray(0, 8), pngChunk("tEXt", Buffer.alloc(13))]),
      undefined,
    ],
    ["a JPEG", latin1("\xff\xd8\xff\xe0 and more than 24 bytes"), undefined],
    ["nothing", new Uint8Array(), undefined],
  ])("%s", (_, bytes, size) => {
    expect(readPngSize(bytes)).toEqual(size);
  });
});

function header(width: number, height: number): Uint8Array {
  return writePng({ width, height, pixel: () => [], stream: new Uint8Array() });
}

/** A 9×9 image, which has pixels in all seven passes, with one wrong pixel. */
const DOT = { width: 9, height: 9 };
const at = (x: number, y: number) => x === 5 && y === 3;

describe("outlineColours finds a pixel that is neither white nor transparent", () => {
  const kinds: [string, Omit<PngSpec, "width" | "height">, string][] = [
    ["grey, 1 bit", { depth: 1, colourType: 0, pixel: (x, y) => [at(x, y) ? 0 : 1] }, "#000000ff"],
    ["grey, 2 bits", { depth: 2, colourType: 0, pixel: (x, y) => [at(x, y) ? 1 : 3] }, "#555555ff"],
    [
      "grey, 4 bits",
      { depth: 4, colourType: 0, pixel: (x, y) => [at(x, y) ? 14 : 15] },
      "#eeeeeeff",
    ],
    [
      "grey, 8 bits",
      { depth: 8, colourType: 0, pixel: (x, y) => [at(x, y) ? 249 : 255] },
      "#f9f9f9ff",
    ],
    [
      "grey, 16 bits",
      { depth: 16, colourType: 0, pixel: (x, y) => [at(x, y) ? 0xf9ff : 0xffff] },
      "#f9f9f9ff",
    ],
    [
      "grey with a clear grey",
      { depth: 8, colourType: 0, transparency: [0, 9], pixel: (x, y) => [at(x, y) ? 8 : 9] },
      "#080808ff",
    ],
    [
      "colours, 8 bits",
      { colourType: 2, pixel: (x, y) => (at(x, y) ? [255, 0, 128] : [255, 255, 255]) },
      "#ff0080ff",
    ],
    [
      "colours, 16 bits",
      {
        depth: 16,
        colourType: 2,
        pixel: (x, y) => (at(x, y) ? [0xffff, 0xffff, 0] : [0xffff, 0xffff, 0xffff]),
      },
      "#ffff00ff",
    ],
    [
      "colours with a clear one",
      {
        colourType: 2,
        transparency: [0, 1, 0, 2, 0, 3],
        pixel: (x, y) => (at(x, y) ? [1, 2, 4] : [1, 2, 3]),
      },
      "#010204ff",
    ],
    [
      "16-bit colours with a clear one",
      {
        depth: 16,
        colourType: 2,
        transparency: [1, 1, 2, 2, 3, 3],
        pixel: (x, y) => (at(x, y) ? [0x101, 0x202, 0x304] : [0x101, 0x202, 0x303]),
      },
      "#010203ff",
    ],
    [
      "a palette, 1 bit",
      {
        depth: 1,
        colourType: 3,
        palette: [255, 255, 255, 1, 2, 3],
        pixel: (x, y) => [at(x, y) ? 1 : 0],
      },
      "#010203ff",
    ],
    [
      "a palette, 2 bits",
      {
        depth: 2,
        colourType: 3,
        palette: [9, 9, 9, 255, 255, 255],
        transparency: [128],
        pixel: (x, y) => [at(x, y) ? 0 : 1],
      },
      "#09090980",
    ],
    [
      "a palette, 4 bits",
      {
        depth: 4,
        colourType: 3,
        palette: [9, 9, 9, 7, 7, 7],
        transparency: [0],
        pixel: (x, y) => [at(x, y) ? 1 : 0],
      },
      "#070707ff",
    ],
    [
      "a palette, 8 bits",
      {
        depth: 8,
        colourType: 3,
        palette: [255, 255, 255, 0, 0, 1],
        pixel: (x, y) => [at(x, y) ? 1 : 0],
      },
      "#000001ff",
    ],
    [
      "grey with alpha, 8 bits",
      { colourType: 4, pixel: (x, y) => [at(x, y) ? 100 : 255, 77] },
      "#6464644d",
    ],
    [
      "grey with alpha, 16 bits",
      { depth: 16, colourType: 4, pixel: (x, y) => (at(x, y) ? [0, 0x100] : [0, 0]) },
      "#00000001",
    ],
    [
      "colours with alpha, 8 bits",
      { pixel: (x, y) => (at(x, y) ? [1, 2, 3, 4] : CLEAR) },
      "#01020304",
    ],
    [
      "colours with alpha, 16 bits",
      {
        depth: 16,
        pixel: (x, y) =>
          at(x, y) ? [0xffff, 0xffff, 0xf9ff, 0x8000] : [0xffff, 0xffff, 0xffff, 3],
      },
      "#fffff980",
    ],
  ];

  for (const interlaced of [false, true]) {
    test.each(kinds)(`${interlaced ? "interlaced" : "plain"}: %s`, (_, kind, colour) => {
      for (const filter of [0, 1, 2, 3, 4]) {
        const bytes = writePng({ ...DOT, ...kind, interlaced, filter: () => filter });
        expect(judge(bytes)).toEqual({ ok: false, x: 5, y: 3, colour, wrong: 1 });
        const sound = writePng({
          ...DOT,
          ...kind,
          interlaced,
          filter: () => filter,
          pixel: () => kind.pixel(0, 0),
        });
        expect(judge(sound)).toEqual({ ok: true });
      }
    });
  }

  test.each([
    ["white of any opacity", (x: number) => [255, 255, 255, x * 8]],
    ["any colour that is fully transparent", (x: number, y: number) => [x, y, 99, 0]],
  ])("but not %s", (_, pixel) => {
    expect(judge(writePng({ width: 32, height: 32, pixel }))).toEqual({ ok: true });
  });

  test("counts them, and names the first from the top left, interlaced or not", () => {
    const pixel = (x: number, y: number) => (y > 1 && x > 2 ? [x, y, 0, 255] : WHITE);
    for (const interlaced of [false, true]) {
      expect(judge(writePng({ width: 10, height: 10, interlaced, pixel }))).toEqual({
        ok: false,
        x: 3,
        y: 2,
        colour: "#030200ff",
        wrong: 56,
      });
    }
  });

  test("agrees with the pixels that were written", () => {
    const samples = fc.array(fc.constantFrom(WHITE, CLEAR, [255, 255, 255, 9], [3, 2, 1, 200]), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(
        samples,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
        (colours, width, interlaced, parts, filters) => {
          const height = Math.ceil(colours.length / width);
          const pixel = (x: number, y: number) => colours[y * width + x] ?? CLEAR;
          const filter = (row: number) => filters[row % filters.length] ?? 0;
          const result = judge(writePng({ width, height, pixel, interlaced, parts, filter }));
          const first = colours.findIndex((colour) => colour[0] === 3);
          if (first < 0) expect(result).toEqual({ ok: true });
          else {
            expect(result).toEqual({
              ok: false,
              x: first % width,
              y: Math.floor(first / width),
              colour: "#030201c8",
              wrong: colours.filter((colour) => colour[0] === 3).length,
            });
          }
        },
      ),
      tries(100),
    );
  });
});

describe("outlineColours says what is damaged", () => {
  const sound = plainPng(32, 32);
  const rows = (bytes: number) => deflateSync(Buffer.alloc(bytes));
  const small = { width: 2, height: 2, pixel: () => WHITE };

  test.each([
    ["no PNG", latin1("GIF89a"), "has no PNG header"],
    ["a missing end", sound.subarray(0, -12), "is cut off"],
    ["pixels that break off", sound.subarray(0, 50), "is cut off"],
    ["a changed header", changed(sound, 19), "has a wrong checksum in its IHDR part"],
    ["changed pixels", changed(sound, 45), "has a wrong checksum in its IDAT part"],
    ["no pixels", header(2, 2), "has pixels that cannot be unpacked"],
    [
      "another stream",
      writePng({ ...small, stream: Buffer.alloc(30, 1) }),
      "has pixels that cannot be unpacked",
    ],
    [
      "a stream that ends early",
      writePng({ ...small, stream: rows(18).subarray(0, -6) }),
      "has pixels that cannot be unpacked",
    ],
    [
      "too few pixels",
      writePng({ ...small, stream: rows(17) }),
      "holds fewer pixels than its size says",
    ],
    [
      "too many pixels",
      writePng({ ...small, stream: rows(2 ** 24) }),
      "has pixels that cannot be unpacked",
    ],
    [
      "an unknown filter",
      writePng({ ...small, filter: () => 5 }),
      "has a row that PNG does not allow",
    ],
    [
      "a depth that does not go with the colours",
      writePng({ ...small, depth: 4 }),
      "has a header that PNG does not allow",
    ],
    [
      "an unknown kind of colours",
      writePng({ ...small, colourType: 5 }),
      "has a header that PNG does not allow",
    ],
    ["no width", header(0, 9), "has a header that PNG does not allow"],
    [
      "a missing palette",
      writePng({ ...small, colourType: 3, pixel: () => [0] }),
      "has no palette",
    ],
    [
      "a colour beyond the palette",
      writePng({ ...small, colourType: 3, palette: [255, 255, 255], pixel: () => [1] }),
      "uses a colour that its palette lacks",
    ],
    [
      "a size that would take gigabytes",
      header(100_000, 100_000),
      "is 100000×100000 pixels, too large for an icon",
    ],
    ["a large image", header(32, 1_025), "is 32×1025 pixels, too large for an icon"],
  ])("%s", (_, bytes, damaged) => {
    expect(judge(bytes)).toEqual({ damaged });
  });
});

function changed(bytes: Uint8Array, position: number): Uint8Array {
  return bytes.map((byte, i) => (i === position ? byte ^ 1 : byte));
}

describe("no bytes make them throw", () => {
  const run = (bytes: Uint8Array) => {
    imageKind(bytes);
    readPngSize(bytes);
    return judge(bytes);
  };

  test("any, with and without the signature", () => {
    const signature = plainPng(1, 1).subarray(0, 8);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, signed) => {
        expect(run(signed ? Buffer.concat([signature, bytes]) : bytes)).toHaveProperty("damaged");
      }),
      tries(200),
    );
  });

  test("parts with sound checksums and any content", () => {
    const part = fc.tuple(
      fc.constantFrom("IHDR", "PLTE", "tRNS", "IDAT", "tEXt"),
      fc.uint8Array({ maxLength: 20 }),
    );
    const head = fc.record({
      width: fc.integer({ min: 0, max: 20 }),
      height: fc.integer({ min: 0, max: 20 }),
      depth: fc.constantFrom(1, 2, 4, 8, 16, 3),
      colourType: fc.constantFrom(0, 2, 3, 4, 6, 1),
      interlaced: fc.boolean(),
    });
    fc.assert(
      fc.property(
        head,
        fc.array(part, { maxLength: 4 }),
        fc.uint8Array({ maxLength: 900 }),
        (size, parts, pixels) => {
          const bytes = Buffer.from(
            writePng({ ...size, pixel: () => [], stream: deflateSync(pixels) }),
          );
          const between = parts.map(([type, content]) => pngChunk(type, content));
          run(Buffer.concat([bytes.subarray(0, 33), ...between, bytes.subarray(33)]));
        },
      ),
      tries(300),
    );
  });

  test("a sound image that ends too early is cut off", () => {
    const sound = plainPng(4, 4);
    for (let length = 24; length < sound.length; length++) {
      expect(run(sound.subarray(0, length))).toEqual({ damaged: "is cut off" });
    }
  });
});
