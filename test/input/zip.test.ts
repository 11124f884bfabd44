import { resourceUsage } from "node:process";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { locateManifest } from "../../src/input/zip-manifest.js";
import { readZip, ZIP_LIMITS } from "../../src/input/zip.js";
import { archiveTooLarge } from "../../src/input/zip-problem.js";
import {
  deflatedZeros,
  ENCRYPTED,
  type EntrySpec,
  STRONGLY_ENCRYPTED,
  SYMBOLIC_LINK,
  writeZip,
} from "../zip-writer.js";
import { tries } from "../long.js";

const MANIFEST = { name: "manifest.json", content: '{ "manifestVersion": "1.19" }' };
const ICON: EntrySpec = { name: "color.png", content: Buffer.alloc(500, 7), method: 0 };
const MiB = 2 ** 20;

/** Reads every file of an archive, as text. */
function readAll(bytes: Uint8Array) {
  const zip = readZip(bytes);
  const contents: Record<string, string | undefined> = {};
  for (const name of zip.names) {
    const content = zip.read(name);
    contents[name] = content && Buffer.from(content).toString("latin1");
  }
  return { names: [...zip.names], contents, problems: zip.problems };
}

describe("a sound package", () => {
  test("gives names and contents, stored and deflated", async () => {
    const { names, contents, problems } = readAll(writeZip([MANIFEST, ICON]));
    expect(names).toEqual(["manifest.json", "color.png"]);
    expect(contents["manifest.json"]).toBe(MANIFEST.content);
    expect(contents["color.png"]).toBe("\x07".repeat(500));
    expect(problems).toEqual([]);
  });

  test.each<[string, Uint8Array, string[]]>([
    ["no entry", writeZip([]), []],
    ["an empty file", writeZip([{ name: "empty.txt" }]), ["empty.txt"]],
    [
      "folders",
      writeZip([{ name: "icons/", method: 0 }, { name: "icons/a.png" }]),
      ["icons/a.png"],
    ],
    [
      "what macOS adds",
      writeZip([MANIFEST, { name: "__MACOSX/._manifest.json" }]),
      ["manifest.json"],
    ],
    ["names that begin with ./", writeZip([{ name: "./" }, { name: "./a.json" }]), ["a.json"]],
    ["names in UTF-8", writeZip([{ name: "größe.json" }]), ["größe.json"]],
    ["UTF-8 without its mark", writeZip([{ name: "größe.json", flags: 0 }]), ["größe.json"]],
    ["code page 437", writeZip([{ name: Buffer.from([0x81, 0x2e, 0x61]) }]), ["ü.a"]],
    ["a comment", writeZip([MANIFEST], { comment: "built by hand" }), ["manifest.json"]],
    ["zip64 records", writeZip([{ ...MANIFEST, zip64: true }], { zip64: true }), ["manifest.json"]],
    ["dots within a name", writeZip([{ name: "a..b/..c.json" }]), ["a..b/..c.json"]],
  ])("with %s", async (_, bytes, expected) => {
    const { names, contents, problems } = readAll(bytes);
    expect(problems).toEqual([]);
    expect(names).toEqual(expected);
    expect(Object.values(contents)).not.toContain(undefined);
  });

  test("tells names in another case apart, and reads no name that it lacks", async () => {
    const zip = readZip(writeZip([MANIFEST]));
    expect(zip.names.has("Manifest.json")).toBe(false);
    expect(zip.read("Manifest.json")).toBeUndefined();
    expect(zip.problems).toEqual([]);
  });

  test("may be a part of a larger buffer", async () => {
    const bytes = writeZip([MANIFEST]);
    const within = Buffer.concat([Buffer.alloc(33, 1), bytes, Buffer.alloc(7, 1)]);
    const { names } = readAll(within.subarray(33, 33 + bytes.length));
    expect(names).toEqual(["manifest.json"]);
  });

  test("lists what yauzl lists", async () => {
    const entryName = fc.stringMatching(/^[a-zé][a-z0-9 ._-]{0,12}(\/[a-z0-9ü]{1,8}){0,3}\/?$/);
    const entry = fc.record({
      name: entryName,
      content: fc.uint8Array({ maxLength: 200 }),
      method: fc.constantFrom(0, 8),
      zip64: fc.boolean(),
    });
    const archive = fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(archive, fc.boolean(), async (entries, zip64) => {
        const bytes = writeZip(entries, { zip64 });
        const reference = await fromBufferPromise(Buffer.from(bytes));
        const listed: string[] = [];
        for await (const { fileName } of reference.eachEntry()) {
          if (!fileName.endsWith("/")) listed.push(fileName);
        }
        const { names, contents, problems } = readAll(bytes);
        expect(names).toEqual(listed);
        expect(problems).toEqual([]);
        for (const { name, content } of entries) {
          if (name.endsWith("/")) continue;
          expect(contents[name]).toBe(Buffer.from(content).toString("latin1"));
        }
      }),
      tries(50),
    );
  });
});

describe("a hostile or damaged archive has one problem", () => {
  const sound = writeZip([MANIFEST, ICON]);
  const long = "n".repeat(ZIP_LIMITS.name + 1);
  const many = Array.from({ length: ZIP_LIMITS.entries + 1 }, (_, i) => ({ name: `${i}` }));
  const packed = deflatedZeros(1);

  test.each<[string, Uint8Array, string, string[]]>([
    ["an empty file", new Uint8Array(), "the file is empty", []],
    ["a text", Buffer.from("{}"), "the file is no zip archive", []],
    ["garbage", Buffer.alloc(100_000, 0x06), "the file is no zip archive", []],
    [
      "an archive that is cut off",
      sound.subarray(0, -30),
      "the archive's list of entries is cut off or damaged",
      [],
    ],
    [
      "a list that breaks off",
      writeZip([MANIFEST, ICON], { count: 5 }),
      "the archive's list of entries is cut off or damaged",
      ["manifest.json", "color.png"],
    ],
    [
      "an extra field longer than its place",
      writeZip([MANIFEST, { ...ICON, extra: Buffer.from([9, 9, 200, 0]) }]),
      "the archive's list of entries is cut off or damaged",
      ["manifest.json"],
    ],
    [
      "zip64 records that lead nowhere",
      writeZip([MANIFEST], { zip64: true }).map((byte, i, all) =>
        i === all.length - 34 ? 99 : byte,
      ),
      "the archive's list of entries is cut off or damaged",
      [],
    ],
    [
      "too many entries",
      writeZip(many),
      "the archive lists 10001 entries, and one of more than 10000 is not read",
      [],
    ],
    [
      "a zip64 count beyond all reason",
      writeZip([MANIFEST], { zip64: true, count: 2 ** 52 }),
      "the archive lists 4503599627370496 entries, and one of more than 10000 is not read",
      [],
    ],
    [
      "a long name",
      writeZip([MANIFEST, { name: long }]),
      "the archive holds an entry whose name is longer than 1024 characters",
      ["manifest.json"],
    ],
    [
      "an absolute name",
      writeZip([{ name: "/etc/passwd" }, MANIFEST]),
      'the entry "/etc/passwd" has an absolute path',
      ["manifest.json"],
    ],
    [
      "a name with a drive",
      writeZip([{ name: "C:\\Users\\manifest.json" }, MANIFEST]),
      'the entry "C:\\Users\\manifest.json" has an absolute path',
      ["manifest.json"],
    ],
    [
      "a name that leads outside",
      writeZip([{ name: "icons/../../evil" }, { name: "..\\evil" }, MANIFEST]),
      'the entry "icons/../../evil" leads out of the package',
      ["manifest.json"],
    ],
    [
      "backslashes",
      writeZip([{ name: "icons\\" }, { name: "icons\\a.png" }, { name: "icons\\b.png" }]),
      'the entry "icons\\a.png" separates folders with "\\"',
      ["icons/a.png", "icons/b.png"],
    ],
    [
      "an entry twice",
      writeZip([MANIFEST, { name: "manifest.json", content: "{}" }, MANIFEST]),
      'the archive holds the entry "manifest.json" twice',
      ["manifest.json"],
    ],
    [
      "a symbolic link",
      writeZip([{ name: "color.png", content: "/etc/passwd", mode: SYMBOLIC_LINK }, MANIFEST]),
      'the entry "color.png" is a symbolic link, not a file',
      ["color.png", "manifest.json"],
    ],
    [
      "encrypted entries",
      writeZip([MANIFEST, ICON].map((entry) => ({ ...entry, flags: ENCRYPTED }))),
      'the entry "manifest.json" is encrypted',
      ["manifest.json", "color.png"],
    ],
    [
      "strong encryption",
      writeZip([MANIFEST, { ...ICON, flags: STRONGLY_ENCRYPTED }]),
      'the entry "color.png" is encrypted',
      ["manifest.json", "color.png"],
    ],
    [
      "another compression method",
      writeZip([{ ...ICON, method: 14 }]),
      'the entry "color.png" is compressed with method 14, not with deflate',
      ["color.png"],
    ],
    [
      "an entry that is too large",
      writeZip([{ name: "big.json", content: Buffer.alloc(10 * MiB + 1), method: 0 }]),
      'the entry "big.json" unpacks to 11 MiB, more than 10 MiB',
      ["big.json"],
    ],
    [
      "a zip64 size that no file has",
      writeZip([{ ...MANIFEST, zip64: true, size: 2 ** 60 }]),
      'the entry "manifest.json" unpacks to 1099511627776 MiB, more than 10 MiB',
      ["manifest.json"],
    ],
    [
      "entries that are too large together",
      writeZip(
        Array.from({ length: 6 }, (_, i) => ({ name: `${i}`, content: Buffer.alloc(9 * MiB) })),
      ),
      'with the entry "5" the files of the package exceed 50 MiB',
      ["0", "1", "2", "3", "4", "5"],
    ],
    [
      "an entry larger than it says",
      writeZip([{ ...MANIFEST, size: 10 }]),
      'the entry "manifest.json" does not unpack to the 10 bytes that the archive lists',
      ["manifest.json"],
    ],
    [
      "an entry smaller than it says",
      writeZip([{ ...MANIFEST, size: 1_000 }]),
      'the entry "manifest.json" does not unpack to the 1000 bytes that the archive lists',
      ["manifest.json"],
    ],
    [
      "an entry that says it is empty",
      writeZip([{ name: "a", packed, size: 0, crc: 0 }]),
      'the entry "a" does not unpack to the 0 bytes that the archive lists',
      ["a"],
    ],
    [
      "a stored entry with two sizes",
      writeZip([{ ...ICON, size: 400 }, MANIFEST]),
      'the entry "color.png" does not unpack to the 400 bytes that the archive lists',
      ["color.png", "manifest.json"],
    ],
    [
      "a wrong checksum",
      writeZip([{ ...MANIFEST, crc: 1 }]),
      'the entry "manifest.json" is damaged and cannot be unpacked',
      ["manifest.json"],
    ],
    [
      "packed bytes that are no deflate stream",
      writeZip([{ name: "a.json", packed: Buffer.alloc(20, 0xff), size: 20 }]),
      'the entry "a.json" is damaged and cannot be unpacked',
      ["a.json"],
    ],
    [
      "packed bytes that break off",
      writeZip([{ ...MANIFEST, packed: deflateRawSync(MANIFEST.content).subarray(0, -5) }]),
      'the entry "manifest.json" is damaged and cannot be unpacked',
      ["manifest.json"],
    ],
    [
      "an entry that reaches beyond the file",
      writeZip([{ ...MANIFEST, compressedSize: 5_000 }]),
      'the entry "manifest.json" is damaged and cannot be unpacked',
      ["manifest.json"],
    ],
  ])("%s", async (_, bytes, message, names) => {
    const read = readAll(bytes);
    expect(read.problems.map((problem) => problem.message)).toEqual([message]);
    expect(read.problems[0]?.help).toMatch(/^[a-z].*[^.]$/);
    expect(read.names).toEqual(names);
  });

  test("what can be read beside it is read", async () => {
    const { contents, problems } = readAll(writeZip([{ ...ICON, crc: 1 }, MANIFEST]));
    expect(problems).toHaveLength(1);
    expect(contents).toEqual({ "color.png": undefined, "manifest.json": MANIFEST.content });
  });

  test("of two entries with one name the first is read", async () => {
    const { contents } = readAll(writeZip([MANIFEST, { ...MANIFEST, content: "{}" }]));
    expect(contents["manifest.json"]).toBe(MANIFEST.content);
  });

  test("several causes are several problems, each once", async () => {
    const { problems } = readAll(
      writeZip([
        { name: "../a" },
        { name: "../b" },
        { name: "manifest.json", flags: ENCRYPTED, mode: SYMBOLIC_LINK },
        { name: "b", method: 12 },
        { name: "c", method: 14 },
      ]),
    );
    expect(problems.map(({ cause, entry }) => [cause, entry])).toEqual([
      ["name-outside", "../a"],
      ["link", "manifest.json"],
      ["method", "b"],
    ]);
  });

  test("an archive too large to open has words too", () => {
    expect(archiveTooLarge(80 * MiB, ZIP_LIMITS.archive).message).toBe(
      "the archive has 80 MiB, and one of more than 64 MiB is not read",
    );
  });
});

describe("a bomb of 1 GiB", () => {
  const size = 2 ** 30;
  const packed = deflatedZeros(1_024);
  const bomb = { name: "bomb.bin", packed, size, crc: 0 };

  test.each<[string, EntrySpec, string]>([
    ["that says so", bomb, 'the entry "bomb.bin" unpacks to 1024 MiB, more than 10 MiB'],
    [
      "that says 100 bytes",
      { ...bomb, size: 100 },
      'the entry "bomb.bin" does not unpack to the 100 bytes that the archive lists',
    ],
    [
      "that says 10 MiB",
      { ...bomb, size: 10 * MiB },
      'the entry "bomb.bin" does not unpack to the 10485760 bytes that the archive lists',
    ],
  ])("%s is not unpacked", async (_, entry, message) => {
    const bytes = writeZip([MANIFEST, entry]);
    const before = resourceUsage().maxRSS;
    const { contents, problems } = readAll(bytes);
    // In kilobytes; other tests of this process may run at the same time.
    expect(resourceUsage().maxRSS - before).toBeLessThan(300_000);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(contents).toEqual({ "bomb.bin": undefined, "manifest.json": MANIFEST.content });
  });

  test("is reported even where nobody wants to read it", async () => {
    const { problems } = readZip(writeZip([MANIFEST, bomb]));
    expect(problems.map(({ cause }) => cause)).toEqual(["entry-large"]);
  });
});

describe("no bytes make it reject", () => {
  test("any", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { problems } = readAll(bytes);
        expect(problems).toHaveLength(1);
      }),
      tries(100),
    );
  });

  test("of a sound archive with some changed", async () => {
    const sound = writeZip([MANIFEST, { ...ICON, zip64: true }], { zip64: true, comment: "x" });
    const change = fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Uint8Array.from(sound);
        for (const [at, value] of changes) bytes[at] = value;
        readAll(bytes);
      }),
      tries(300),
    );
  });

  test("of a sound archive that ends too early", async () => {
    const sound = writeZip([MANIFEST, ICON]);
    for (let length = 0; length < sound.length; length++) {
      const { problems } = readAll(sound.subarray(0, length));
      expect(problems).toHaveLength(1);
    }
  });
});

describe("locateManifest", () => {
  test.each<[string, string[], ReturnType<typeof locateManifest>]>([
    ["at the top", ["color.png", "manifest.json"], { path: "manifest.json" }],
    ["at the top before a folder", ["a/manifest.json", "manifest.json"], { path: "manifest.json" }],
    ["in a folder", ["app/manifest.json"], { path: "app/manifest.json", nested: "app/" }],
    [
      "in the outermost folder",
      ["a/b/manifest.json", "c/manifest.json", "d/manifest.json"],
      { path: "c/manifest.json", nested: "c/" },
    ],
    [
      "under another name",
      ["webmanifest.json", "app/my-manifest.json", "Manifest.json"],
      undefined,
    ],
    ["nowhere", [], undefined],
  ])("%s", (_, names, expected) => {
    expect(locateManifest(names)).toEqual(expected);
  });

  test("in a package whose folder was zipped", async () => {
    const zip = readZip(
      writeZip([
        { name: "Manifest/", method: 0 },
        { ...MANIFEST, name: "Manifest/manifest.json" },
        { ...ICON, name: "Manifest/color.png" },
        { name: "__MACOSX/Manifest/._manifest.json", content: "resource fork" },
      ]),
    );
    expect(zip.problems).toEqual([]);
    expect(locateManifest(zip.names)).toEqual({
      path: "Manifest/manifest.json",
      nested: "Manifest/",
    });
  });
});
