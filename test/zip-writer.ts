import { crc32, constants, deflateRawSync } from "node:zlib";

/**
 * An entry of an archive to be. What is not given is what an honest program writes; what is given
 * goes into both headers as it is, however wrong.
 */
export interface EntrySpec {
  /** Bytes for a name in another encoding than UTF-8. */
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** The bytes that stand in the archive, where they are not the packed content. */
  readonly packed?: Uint8Array;
  /** 8, deflate, unless given; 0 stores. */
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly compressedSize?: number;
  /** A Unix file mode: 0o120777 is a symbolic link. */
  readonly mode?: number;
  /** Writes the sizes and the offset into a zip64 extra field. */
  readonly zip64?: boolean;
  readonly extra?: Uint8Array;
}

export interface ArchiveSpec {
  readonly comment?: string;
  /** The number of entries that the archive claims to hold. */
  readonly count?: number;
  /** Ends the archive with the zip64 records too. */
  readonly zip64?: boolean;
}

export const SYMBOLIC_LINK = 0o120777;
export const ENCRYPTED = 0x1;
export const STRONGLY_ENCRYPTED = 0x41;
const UTF8 = 0x800;
const MADE_ON_UNIX = 3 << 8;
const IN_ZIP64 = 0xffffffff;

/** An archive of these entries, in this order. */
export function writeZip(entries: readonly EntrySpec[], archive: ArchiveSpec = {}): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const spec of entries) {
    const name = Buffer.from(spec.name);
    const content = Buffer.from(spec.content ?? "");
    const method = spec.method ?? 8;
    const packed = spec.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const size = spec.size ?? content.length;
    const compressedSize = spec.compressedSize ?? packed.length;
    const extra = Buffer.concat([
      spec.zip64 ? zip64Extra(size, compressedSize, offset) : Buffer.alloc(0),
      spec.extra ?? Buffer.alloc(0),
    ]);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(spec.flags ?? (typeof spec.name === "string" ? UTF8 : 0), 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE((1 << 5) | 1, 8);
    common.writeUInt32LE(spec.crc ?? crc32(content), 10);
    common.writeUInt32LE(spec.zip64 ? IN_ZIP64 : compressedSize, 14);
    common.writeUInt32LE(spec.zip64 ? IN_ZIP64 : size, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(extra.length, 24);

    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(((spec.mode ?? 0o100644) << 16) >>> 0, 6);
    attributes.writeUInt32LE(spec.zip64 ? IN_ZIP64 : offset, 10);

    local.push(uint32(0x04034b50), common, name, extra, Buffer.from(packed));
    central.push(uint32(0x02014b50), uint16(MADE_ON_UNIX | 20), common, attributes, name, extra);
    offset += 4 + common.length + name.length + extra.length + packed.length;
  }

  const list = Buffer.concat(central);
  const count = archive.count ?? entries.length;
  const comment = Buffer.from(archive.comment ?? "");
  return Buffer.concat([
    ...local,
    list,
    ...(archive.zip64 ? zip64End(count, list.length, offset) : []),
    uint32(0x06054b50),
    Buffer.alloc(4),
    uint16(archive.zip64 ? 0xffff : count),
    uint16(archive.zip64 ? 0xffff : count),
    uint32(archive.zip64 ? IN_ZIP64 : list.length),
    uint32(archive.zip64 ? IN_ZIP64 : offset),
    uint16(comment.length),
    comment,
  ]);
}

/** A deflate stream of so many MiB of zeros, made without holding them. */
export function deflatedZeros(mebibytes: number): Uint8Array {
  const one = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array<Buffer>(mebibytes).fill(one), end]);
}

function zip64Extra(size: number, compressedSize: number, offset: number): Buffer {
  return Buffer.concat([
    uint16(1),
    uint16(24),
    uint64(size),
    uint64(compressedSize),
    uint64(offset),
  ]);
}

function zip64End(count: number, listLength: number, offset: number): Buffer[] {
  return [
    uint32(0x06064b50),
    uint64(44),
    uint16(45),
    uint16(45),
    Buffer.alloc(8),
    uint64(count),
    uint64(count),
    uint64(listLength),
    uint64(offset),
    uint32(0x07064b50),
    uint32(0),
    uint64(offset + listLength),
    uint32(1),
  ];
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
