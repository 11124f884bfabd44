import { crc32 } from "../files/crc32.js";

/** An entry as the archive's list has it (PKWARE APPNOTE 6.3, section 4.3.12). */
export interface ZipEntry {
  /** As the archive spells it. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** A symbolic link, made on Unix or macOS. */
  readonly isLink: boolean;
  /** 0 is stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
  /** Bytes in the archive, and unpacked; at most `Number.MAX_SAFE_INTEGER`. */
  readonly packedSize: number;
  readonly size: number;
  /** Where the entry's own header begins. */
  readonly offset: number;
}

/** The list of an archive's entries. Reading it throws a RangeError behind the last sound entry. */
export interface ZipDirectory {
  readonly count: number;
  readonly entries: Iterable<ZipEntry>;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;

/** Bytes: of the record at the end, of the longest comment behind it, of the records before it. */
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR_SIZE = 20;
const LISTED_SIZE = 46;
const LOCAL_SIZE = 30;

/** Stands in a field of 16 or 32 bits whose value is in a zip64 record. */
const ELSEWHERE_16 = 0xffff;
const ELSEWHERE_32 = 0xffffffff;

const ENCRYPTED = 1;
const UTF_8 = 0x800;

/** Finds the list of entries at the end of an archive; undefined where there is none. */
export function findDirectory(bytes: Uint8Array): ZipDirectory | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    // The comment reaches to the end of the file; elsewhere the number is a chance.
    if (at + END_SIZE + view.getUint16(at + 20, true) !== bytes.length) continue;
    return directoryAt(view, at);
  }
  return undefined;
}

function directoryAt(view: DataView, end: number): ZipDirectory | undefined {
  let count = view.getUint16(end + 10, true);
  let start = view.getUint32(end + 16, true);
  const locator = end - LOCATOR_SIZE;
  if (count === ELSEWHERE_16 || start === ELSEWHERE_32) {
    if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) return undefined;
    const record = uint64(view, locator + 8);
    if (record > locator - 56 || view.getUint32(record, true) !== END_64) return undefined;
    count = uint64(view, record + 32);
    start = uint64(view, record + 48);
  }
  return { count, entries: entriesFrom(view, start, count) };
}

function* entriesFrom(view: DataView, start: number, count: number): Generator<ZipEntry> {
  for (let index = 0, at = start; index < count; index += 1) {
    if (view.getUint32(at, true) !== LISTED) throw new RangeError("no entry where one is listed");
    const nameStart = at + LISTED_SIZE;
    const extraStart = nameStart + view.getUint16(at + 28, true);
    const extraEnd = extraStart + view.getUint16(at + 30, true);
    yield entryAt(view, at, extraStart, extraEnd);
    at = extraEnd + view.getUint16(at + 32, true);
  }
}

function entryAt(view: DataView, at: number, extraStart: number, extraEnd: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const rawName = new Uint8Array(
    view.buffer,
    view.byteOffset + at + LISTED_SIZE,
    extraStart - at - LISTED_SIZE,
  );
  const extras = extraFields(view, extraStart, extraEnd);
  const sizes = sizesOf(view, at, extras.get(0x0001));
  return {
    name: unicodeName(extras.get(0x7075), rawName) ?? nameOf(rawName, (flags & UTF_8) !== 0),
    isEncrypted: (flags & ENCRYPTED) !== 0,
    isLink: isLink(view.getUint16(at + 4, true), view.getUint32(at + 38, true)),
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    ...sizes,
  };
}

/** By their numbers. */
function extraFields(view: DataView, start: number, end: number): Map<number, DataView> {
  const fields = new Map<number, DataView>();
  for (let at = start; at + 4 <= end;) {
    const size = view.getUint16(at + 2, true);
    if (at + 4 + size > end) throw new RangeError("an extra field reaches beyond its entry");
    const field = new DataView(view.buffer, view.byteOffset + at + 4, size);
    fields.set(view.getUint16(at, true), field);
    at += 4 + size;
  }
  return fields;
}

/** Sizes and offset; those of a zip64 entry stand in its extra field, in this order (4.5.3). */
function sizesOf(view: DataView, at: number, zip64: DataView | undefined) {
  let next = 0;
  const read = (offset: number): number => {
    const value = view.getUint32(at + offset, true);
    if (value !== ELSEWHERE_32 || !zip64) return value;
    next += 8;
    return uint64(zip64, next - 8);
  };
  const size = read(24);
  const packedSize = read(20);
  return { size, packedSize, offset: read(42) };
}

/** Numbers beyond what a double holds exactly are no sizes of anything. */
function uint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

/**
 * The upper half of the attributes is the Unix file mode where the entry was made on Unix (3) or
 * macOS (19): APPNOTE 4.4.2 and 4.4.15; mode bits 0xA000 mark a link (POSIX S_IFLNK).
 */
function isLink(madeBy: number, attributes: number): boolean {
  const madeOn = madeBy >>> 8;
  return (madeOn === 3 || madeOn === 19) && attributes >>> 28 === 0xa;
}

/** Info-ZIP's Unicode path (4.6.9), which counts only for the name that it was made for. */
function unicodeName(field: DataView | undefined, name: Uint8Array): string | undefined {
  if (!field || field.byteLength < 5 || field.getUint8(0) !== 1) return undefined;
  if (field.getUint32(1, true) !== crc32(name)) return undefined;
  const bytes = new Uint8Array(field.buffer, field.byteOffset + 5, field.byteLength - 5);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/**
 * A name without the mark for UTF-8 is in code page 437, but where it happens to be UTF-8 the mark
 * was forgotten.
 */
function nameOf(bytes: Uint8Array, isMarked: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: !isMarked, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : CODE_PAGE_437[byte - 0x80]!,
    ).join("");
  }
}

/** The upper half of IBM's code page 437. */
const CODE_PAGE_437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/** The packed bytes of an entry, behind its own header. Throws a RangeError where they are not there. */
export function packedBytes(bytes: Uint8Array, { offset, packedSize }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== LOCAL) throw new RangeError("no header where one is listed");
  const start =
    offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) throw new RangeError("the entry ends behind the archive");
  return bytes.subarray(start, start + packedSize);
}
