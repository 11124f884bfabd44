import { loadInflate } from "../files/load.js";
import { CHANNELS, type Damaged, type PngChunks, type PngHeader } from "./png.js";
import { passes, readPng, readPngSize, undoFilter } from "./png.js";

/**
 * Whether an outline icon has only white and transparent pixels. If not: the first other pixel
 * from the top left, its colour as `#rrggbbaa`, and how many there are.
 */
export type OutlineColours =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly x: number;
      readonly y: number;
      readonly colour: string;
      readonly wrong: number;
    }
  | Damaged;

/** Pixels of a side: an outline icon has 32, and this many take 8 MiB unpacked at most. */
const LARGEST_SIDE = 1_024;

/** The least value of white's channels: resizing an image leaves `#fefefe`, which looks like `#ffffff`. */
const LEAST_WHITE = 250;

type PixelReader = (row: Uint8Array, x: number) => number | undefined;

/**
 * Judges the pixels of an outline icon: each is fully transparent, or white of any opacity, with
 * channels of 250 and more (rule `outline-icon-transparent`). Only the upper eight bits of a 16-bit sample count. An image that
 * cannot be decoded is `damaged`, with a reason that follows "the image"; so is one of more than
 * 1024 pixels a side.
 */
export function outlineColours(bytes: Uint8Array): OutlineColours {
  const known = judged.get(bytes) ?? judge(bytes);
  judged.set(bytes, known);
  return known;
}

/** Two rules ask about the same image. */
const judged = new WeakMap<Uint8Array, OutlineColours>();

function judge(bytes: Uint8Array): OutlineColours {
  const size = readPngSize(bytes);
  if (size !== undefined && Math.max(size.width, size.height) > LARGEST_SIDE) {
    return { damaged: `is ${size.width}×${size.height} pixels, too large for an icon` };
  }
  const png = readPng(bytes);
  if ("damaged" in png) return png;
  const { header } = png;
  const bits = header.depth * CHANNELS[header.colourType];
  const rowLength = (width: number): number => Math.ceil((width * bits) / 8);
  const all = passes(header);
  const expected = all.reduce((sum, pass) => sum + pass.height * (1 + rowLength(pass.width)), 0);

  const { inflate } = loadInflate();
  let data: Uint8Array;
  try {
    data = inflate(png.packed, expected, "zlib");
  } catch {
    return { damaged: "has pixels that cannot be unpacked" };
  }
  if (data.length > expected) return { damaged: "has pixels that cannot be unpacked" };
  if (data.length < expected) return { damaged: "holds fewer pixels than its size says" };

  const colourAt = pixelReader(png);
  let first: { x: number; y: number; colour: number } | undefined;
  let wrong = 0;
  let at = 0;
  for (const pass of all) {
    const length = rowLength(pass.width);
    let above: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < pass.height; row++) {
      const pixels = data.subarray(at + 1, at + 1 + length);
      if (!undoFilter(data[at]!, pixels, above, Math.ceil(bits / 8))) {
        return { damaged: "has a row that PNG does not allow" };
      }
      at += 1 + length;
      above = pixels;
      for (let column = 0; column < pass.width; column++) {
        const colour = colourAt(pixels, column);
        if (colour === undefined) return { damaged: "uses a colour that its palette lacks" };
        if ((colour & 0xff) === 0 || isWhite(colour)) continue;
        wrong++;
        const x = pass.left + column * pass.stepX;
        const y = pass.top + row * pass.stepY;
        if (first === undefined || y < first.y || (y === first.y && x < first.x)) {
          first = { x, y, colour };
        }
      }
    }
  }
  if (first === undefined) return { ok: true };
  const { x, y, colour } = first;
  return { ok: false, x, y, colour: `#${colour.toString(16).padStart(8, "0")}`, wrong };
}

function isWhite(colour: number): boolean {
  const [red, green, blue] = [colour >>> 24, (colour >>> 16) & 0xff, (colour >>> 8) & 0xff];
  return Math.min(red!, green!, blue!) >= LEAST_WHITE;
}

/** Reads a pixel of an unfiltered row as 0xrrggbbaa; undefined for a colour outside the palette. */
function pixelReader({ header, palette, transparency }: PngChunks): PixelReader {
  const { depth, colourType } = header;
  if (colourType === 6 && depth === 8) return rgbaAt;
  const channels = CHANNELS[colourType];
  const sample = sampleReader(header);
  const scale = 255 / (2 ** depth - 1);
  const byte = (value: number): number => (depth === 16 ? value >> 8 : value * scale);
  // For types 0 and 2 tRNS names one colour, two bytes a sample, that is transparent.
  const clear = Array.from({ length: transparency.length >> 1 }, (_, i) => {
    return transparency[2 * i]! * 256 + transparency[2 * i + 1]!;
  });

  if (colourType === 3) {
    return (row, x) => {
      const index = sample(row, x);
      if (3 * index + 2 >= palette.length) return undefined;
      const [red, green, blue] = palette.subarray(3 * index);
      return pack(red!, green!, blue!, transparency[index] ?? 255);
    };
  }
  if (colourType === 0 || colourType === 4) {
    return (row, x) => {
      if (colourType === 4 && sample(row, x * channels + 1) === 0) return 0;
      const grey = sample(row, x * channels);
      const level = byte(grey);
      if (colourType === 4) return pack(level, level, level, byte(sample(row, x * channels + 1)));
      return pack(level, level, level, grey === clear[0] ? 0 : 255);
    };
  }
  return (row, x) => {
    const at = x * channels;
    if (colourType === 6 && sample(row, at + 3) === 0) return 0;
    const red = sample(row, at);
    const green = sample(row, at + 1);
    const blue = sample(row, at + 2);
    const isClear = red === clear[0] && green === clear[1] && blue === clear[2];
    const alpha = colourType === 6 ? byte(sample(row, at + 3)) : isClear ? 0 : 255;
    return pack(byte(red), byte(green), byte(blue), alpha);
  };
}

/** Reads a pixel of 8-bit RGBA, the form of nearly every icon. */
function rgbaAt(row: Uint8Array, x: number): number {
  const at = 4 * x;
  const alpha = row[at + 3]!;
  // Most pixels of an outline are transparent, and their colour does not matter.
  return alpha === 0 ? 0 : pack(row[at]!, row[at + 1]!, row[at + 2]!, alpha);
}

/** Reads a sample of a row by its index, at the image's bit depth. */
function sampleReader({ depth }: PngHeader): (row: Uint8Array, index: number) => number {
  if (depth === 16) return (row, index) => row[2 * index]! * 256 + row[2 * index + 1]!;
  if (depth === 8) return (row, index) => row[index]!;
  return (row, index) => {
    const bit = index * depth;
    return (row[bit >> 3]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  };
}

function pack(red: number, green: number, blue: number, alpha: number): number {
  return ((red << 24) | (green << 16) | (blue << 8) | alpha) >>> 0;
}
