import { crc32 } from "../files/crc32.js";
import { imageKind } from "./kind.js";

/**
 * The parts of the PNG format that an icon needs, after the PNG specification (W3C, third
 * edition): 5 chunks, 8 interlace passes, 9 filters, 11.2.1 the allowed headers.
 */

export interface PngSize {
  readonly width: number;
  readonly height: number;
}

export interface PngHeader extends PngSize {
  /** Bits of one sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  readonly colourType: ColourType;
  readonly interlaced: boolean;
}

/** 0 grey, 2 red-green-blue, 3 palette, 4 grey with alpha, 6 red-green-blue with alpha. */
export type ColourType = 0 | 2 | 3 | 4 | 6;

/** The chunks of a PNG; its pixels are still compressed. */
export interface PngChunks {
  readonly header: PngHeader;
  /** Red, green, blue of each colour; empty where there is no palette. */
  readonly palette: Uint8Array;
  /** The tRNS chunk; empty where there is none. */
  readonly transparency: Uint8Array;
  /** The zlib stream of the pixels. */
  readonly packed: Uint8Array;
}

/** `damaged` says what is wrong, in words that follow "the image": "is cut off". */
export interface Damaged {
  readonly damaged: string;
}

/** A pass over the pixels: all of them, or one of the seven passes of an interlaced image. */
export interface Pass extends PngSize {
  readonly left: number;
  readonly top: number;
  readonly stepX: number;
  readonly stepY: number;
}

const SIGNATURE_LENGTH = 8;
const IHDR_LENGTH = 13;
const USED: ReadonlySet<string> = new Set(["IHDR", "PLTE", "tRNS", "IDAT"]);
const NOTHING = new Uint8Array();

const DEPTHS: Readonly<Record<ColourType, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Samples of one pixel. */
export const CHANNELS: Readonly<Record<ColourType, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Left, top, step to the right, step down. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Width and height in pixels, from the header alone; undefined where there is no PNG header. */
export function readPngSize(bytes: Uint8Array): PngSize | undefined {
  if (imageKind(bytes) !== "PNG") return undefined;
  const view = viewOf(bytes);
  if (view.byteLength < 24 || view.getUint32(8) !== IHDR_LENGTH || typeAt(view, 12) !== "IHDR") {
    return undefined;
  }
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Reads the chunks of a PNG, and checks the checksums of the chunks on which its colours depend. */
export function readPng(bytes: Uint8Array): PngChunks | Damaged {
  const size = readPngSize(bytes);
  if (size === undefined) return { damaged: "has no PNG header" };
  const view = viewOf(bytes);
  const single = new Map<string, Uint8Array>();
  // A single buffer for all IDAT chunks, because a hostile file has as many chunks as it has bytes.
  const packed = new Uint8Array(bytes.length);
  let packedLength = 0;

  for (let at = SIGNATURE_LENGTH; ;) {
    if (at + 12 > bytes.length) return { damaged: "is cut off" };
    const type = typeAt(view, at + 4);
    if (type === "IEND") break;
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) return { damaged: "is cut off" };
    if (USED.has(type)) {
      if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) {
        return { damaged: `has a wrong checksum in its ${type} part` };
      }
      const part = bytes.subarray(at + 8, end);
      if (type === "IDAT") {
        packed.set(part, packedLength);
        packedLength += part.length;
      } else if (!single.has(type)) single.set(type, part);
    }
    at = end + 4;
  }

  const header = readHeader(size, single.get("IHDR"));
  if (header === undefined) return { damaged: "has a header that PNG does not allow" };
  const palette = single.get("PLTE") ?? NOTHING;
  if (header.colourType === 3 && palette.length === 0) return { damaged: "has no palette" };
  const transparency = single.get("tRNS") ?? NOTHING;
  return { header, palette, transparency, packed: packed.subarray(0, packedLength) };
}

function readHeader(size: PngSize, bytes: Uint8Array | undefined): PngHeader | undefined {
  const [depth, type, compression, filter, interlace] = bytes?.subarray(8) ?? [];
  const allowed =
    isColourType(type) &&
    depth !== undefined &&
    DEPTHS[type].includes(depth) &&
    compression === 0 &&
    filter === 0 &&
    (interlace === 0 || interlace === 1) &&
    size.width > 0 &&
    size.height > 0;
  return allowed ? { ...size, depth, colourType: type, interlaced: interlace === 1 } : undefined;
}

function isColourType(value: number | undefined): value is ColourType {
  return value !== undefined && value in DEPTHS;
}

/** The passes that hold pixels, in the order of the stream. */
export function passes({ width, height, interlaced }: PngHeader): readonly Pass[] {
  if (!interlaced) return [{ width, height, left: 0, top: 0, stepX: 1, stepY: 1 }];
  return ADAM7.map(([left, top, stepX, stepY]) => ({
    width: Math.ceil((width - left) / stepX),
    height: Math.ceil((height - top) / stepY),
    left,
    top,
    stepX,
    stepY,
  })).filter((pass) => pass.width > 0 && pass.height > 0);
}

/**
 * Undoes the filter of a row in place; `above` is the unfiltered row above, all zeros for the first row. `distance`
 * is the bytes of one pixel, at least 1. False for a filter that does not exist.
 */
export function undoFilter(
  filter: number,
  row: Uint8Array,
  above: Uint8Array,
  distance: number,
): boolean {
  if (filter > 4) return false;
  if (filter === 0) return true;
  for (let i = 0; i < row.length; i++) {
    const left = i < distance ? 0 : row[i - distance]!;
    const up = above[i]!;
    const upperLeft = i < distance ? 0 : above[i - distance]!;
    row[i]! += predict(filter, left, up, upperLeft);
  }
  return true;
}

function predict(filter: number, left: number, up: number, upperLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const toLeft = Math.abs(up - upperLeft);
  const toUp = Math.abs(left - upperLeft);
  const toUpperLeft = Math.abs(left + up - 2 * upperLeft);
  if (toLeft <= toUp && toLeft <= toUpperLeft) return left;
  return toUp <= toUpperLeft ? up : upperLeft;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function typeAt(view: DataView, at: number): string {
  let type = "";
  for (let i = at; i < at + 4; i++) type += String.fromCharCode(view.getUint8(i));
  return type;
}
