import { crc32, deflateSync } from "node:zlib";

/** The samples of one pixel, in the order and range of the image's colour type and depth. */
export type Samples = readonly number[];

/** An image to be. What is not given is an honest 8-bit image with alpha. */
export interface PngSpec {
  readonly width: number;
  readonly height: number;
  readonly pixel: (x: number, y: number) => Samples;
  readonly depth?: number;
  readonly colourType?: number;
  readonly interlaced?: boolean;
  /** The filter of a row, 0 to 4, counted from the first row of each pass. */
  readonly filter?: (row: number) => number;
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
  /** The zlib stream, where it is not that of the pixels. */
  readonly stream?: Uint8Array;
  /** In how many parts the stream is cut. */
  readonly parts?: number;
}

export const WHITE: Samples = [255, 255, 255, 255];
export const CLEAR: Samples = [0, 0, 0, 0];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function writePng(spec: PngSpec): Uint8Array {
  const { palette, transparency, parts = 1 } = spec;
  const stream = Buffer.from(spec.stream ?? deflateSync(filteredRows(spec)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(spec.width, 0);
  header.writeUInt32BE(spec.height, 4);
  header.set([spec.depth ?? 8, spec.colourType ?? 6, 0, 0, spec.interlaced ? 1 : 0], 8);
  const cut = Math.ceil(stream.length / parts);
  return Buffer.concat([
    SIGNATURE,
    pngChunk("IHDR", header),
    ...(palette ? [pngChunk("PLTE", Buffer.from(palette))] : []),
    ...(transparency ? [pngChunk("tRNS", Buffer.from(transparency))] : []),
    ...Array.from({ length: parts }, (_, i) =>
      pngChunk("IDAT", stream.subarray(i * cut, (i + 1) * cut)),
    ),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** An image of one colour. */
export function plainPng(width: number, height: number, colour: Samples = WHITE): Uint8Array {
  return writePng({ width, height, pixel: () => colour });
}

export function pngChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), 4 + body.length);
  return whole;
}

function filteredRows(spec: PngSpec): Buffer {
  const { width, height, pixel, depth = 8, filter = () => 0 } = spec;
  const rows: Buffer[] = [];
  for (const [left, top, stepX, stepY] of spec.interlaced ? ADAM7 : [[0, 0, 1, 1] as const]) {
    let above: Buffer | undefined;
    for (let y = top, row = 0; left < width && y < height; y += stepY, row++) {
      const samples: number[] = [];
      for (let x = left; x < width; x += stepX) samples.push(...pixel(x, y));
      const packed = packSamples(samples, depth);
      const perPixel = samples.length / Math.ceil((width - left) / stepX);
      const distance = Math.max(1, (perPixel * depth) >> 3);
      rows.push(filterRow(filter(row), packed, above ?? Buffer.alloc(packed.length), distance));
      above = packed;
    }
  }
  return Buffer.concat(rows);
}

function packSamples(samples: readonly number[], depth: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil((samples.length * depth) / 8));
  samples.forEach((sample, i) => {
    if (depth === 16) bytes.writeUInt16BE(sample, 2 * i);
    else bytes[(i * depth) >> 3]! |= sample << (8 - depth - ((i * depth) & 7));
  });
  return bytes;
}

function filterRow(filter: number, row: Buffer, above: Buffer, distance: number): Buffer {
  const filtered = row.map((byte, i) => {
    const a = row[i - distance] ?? 0;
    const b = above[i] ?? 0;
    const c = (i >= distance && above[i - distance]) || 0;
    const estimate = a + b - c;
    const paeth = [a, b, c].reduce((best, next) =>
      Math.abs(estimate - next) < Math.abs(estimate - best) ? next : best,
    );
    return byte - ([0, a, b, (a + b) >> 1, paeth][filter] ?? 0);
  });
  return Buffer.concat([Buffer.from([filter]), filtered]);
}
