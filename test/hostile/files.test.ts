import { randomBytes } from "node:crypto";
import { win32 } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { diskFiles } from "../../src/files/disk.js";
import { type Files, isListed, joinPath } from "../../src/files/files.js";
import { memoryFiles } from "../../src/files/memory.js";
import { createProject } from "../../src/run/project.js";
import { hasTooManyStars } from "../../src/files/patterns.js";
import { seenFrom } from "../../src/files/seen-from.js";
import { readLog } from "../../src/input/logs.js";
import type { Rule } from "../../src/rule.js";
import { replaceFile } from "../../src/files/write.js";
import * as fs from "node:fs";
import { soundBody, soundManifest } from "../check.js";
import { folderWith } from "../world.js";

const manifest = JSON.stringify(soundManifest());
const request = JSON.stringify(soundBody());

/** Lints with a disk that misbehaves. */
function lintWith(files: Files, paths: readonly string[] = [""]) {
  return createProject({ files, rules }).check(paths);
}

describe("files that a disk takes away or changes", () => {
  const files = memoryFiles({ "manifest.json": manifest, "request.json": request });

  test.each([
    ["vanish after they were listed", "there is no such file"],
    ["may not be read", "permission is denied"],
  ])("%s", async (_name, reason) => {
    const unreadable = (path: string) => (path === "request.json" ? { reason } : files.text(path));
    const closed = { ...files, text: unreadable, textWith: unreadable };
    const walked = lintWith(closed);
    expect(walked.troubles).toEqual([{ message: `request.json: ${reason}`, isFatal: false }]);
    expect(walked.diagnostics).toEqual([]);
    const named = lintWith(closed, ["request.json"]);
    expect(named.troubles).toEqual([{ message: `request.json: ${reason}`, isFatal: true }]);
  });

  test("a folder that may not be read", async () => {
    const closed = { ...files, list: () => undefined };
    expect(lintWith(closed).troubles).toEqual([
      { message: ": the folder cannot be read", isFatal: true },
    ]);
  });

  test("another content at each reading", async () => {
    let count = 0;
    const texts = [manifest, request, "{", "", "[1]"];
    const text = () => ({ text: texts[count++ % texts.length]! });
    const changing = { ...files, text, textWith: text, size: () => count };
    for (let round = 0; round < 5; round += 1) {
      const found = lintWith(changing);
      for (const { range } of found.diagnostics)
        expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
    }
  });

  test.each([
    ["a log that vanishes", "gone.ndjson", "there is no such file"],
    ["a packed log that vanishes", "gone.ndjson.gz", "there is no such file"],
    ["a packed log that is cut off", "cut.jsonl.gz", "the gzip data is cut off or damaged"],
    ["a packed log that is none", "none.jsonl.gz", "the gzip data is cut off or damaged"],
  ])("%s", async (_name, path, reason) => {
    const packed = gzipSync(`${request}\n`.repeat(50));
    const folder = folderWith({
      "cut.jsonl.gz": packed.subarray(0, packed.length / 2),
      "none.jsonl.gz": request,
    });
    // Listed, and gone when it is opened.
    const there = { ...diskFiles(folder), kind: () => "file" as const };
    const { troubles } = lintWith(there, [path]);
    expect(troubles).toEqual([{ message: `${path}: ${reason}`, isFatal: true }]);
  });

  test("a packed log that unpacks to a thousand times its size is read to a limit", async () => {
    const folder = folderWith({
      "bomb.ndjson.gz": gzipSync(Buffer.alloc(20_000_000)),
      "log.ndjson.gz": gzipSync(randomBytes(1_000_000).toString("hex")),
    });
    const read = (path: string) => {
      let length = 0;
      const push = (chunk: Uint8Array) => void (length += chunk.length);
      return [readLog(path, diskFiles(folder), push, 1_000_000), length] as const;
    };
    const [reason, length] = read("bomb.ndjson.gz");
    expect(reason).toBe("it unpacks to more than 200 times its size");
    expect(length).toBeLessThan(8_000_000);
    expect(read("log.ndjson.gz")).toEqual([undefined, 2_000_000]);
  });

  test("an archive that is too large is not opened", async () => {
    const bytes = () => expect.unreachable("it was read");
    const huge = { ...memoryFiles({ "a.zip": "PK" }), size: () => 65 * 2 ** 20, bytes };
    const named = lintWith(huge, ["a.zip"]);
    expect(named.diagnostics.map(({ rule }) => rule)).toEqual(["package-layout"]);
    // Found in a folder it may be anybody's.
    const walked = lintWith(huge);
    expect(walked.diagnostics).toEqual([]);
  });

  test("an archive that vanishes", async () => {
    const gone = {
      ...memoryFiles({ "a.zip": "PK" }),
      bytes: () => ({ reason: "there is no such file" }),
    };
    expect(lintWith(gone, ["a.zip"]).troubles).toEqual([
      { message: "a.zip: there is no such file", isFatal: true },
    ]);
  });
});

describe("too many findings", () => {
  const noisy: Rule = {
    id: "probe",
    severity: "error",
    summary: "probe",
    *checkDocument() {
      for (let count = 0; ; count += 1) yield { at: "", message: `finding ${count}` };
    },
  };

  function run(ignoreReason?: () => string) {
    const project = createProject({
      // Two kinds of requests: of one that the rules of requests find sound, one is enough to look at.
      files: memoryFiles({
        "a.json": request,
        "b.json": JSON.stringify(soundBody({ activityType: "other" })),
      }),
      rules: [noisy],
      ...(ignoreReason && { ignoreReason }),
    });
    return project.check([""]);
  }

  test("of a rule without end 10,000 are counted for each document, and 1,000 listed for each file", () => {
    const { diagnostics, unlisted, notes } = run();
    expect(diagnostics).toHaveLength(2000);
    expect(unlisted).toEqual({ error: 18_000, warning: 0, info: 0, ignored: 0 });
    expect(notes).toContain(
      "a.json: probe has 9000 more findings, which are counted and not listed",
    );
  });

  test("ignored ones too", () => {
    const { diagnostics, suppressed, unlisted } = run(() => "old");
    expect(diagnostics).toEqual([]);
    expect(suppressed).toHaveLength(2000);
    expect(unlisted).toEqual({ error: 0, warning: 0, info: 0, ignored: 18_000 });
  });
});

test("a full disk leaves a file whole", () => {
  const folder = folderWith({ "a.json": "old" });
  const full = () => {
    throw Object.assign(new Error("full"), { code: "ENOSPC" });
  };
  expect(replaceFile(`${folder}/a.json`, "new", { ...fs, writeFileSync: full })).toBe(
    "the disk is full",
  );
  expect(fs.readFileSync(`${folder}/a.json`, "utf8")).toBe("old");
  expect(fs.readdirSync(folder)).toEqual(["a.json"]);
});

describe("paths as text", () => {
  test.each([
    ["C:\\work\\app", "manifest.json", "manifest.json"],
    ["C:\\work\\app", ".\\appPackage\\manifest.json", "appPackage/manifest.json"],
    ["C:\\work\\app", "appPackage/manifest.json", "appPackage/manifest.json"],
    ["C:\\work\\app", "..\\other\\m.json", "../other/m.json"],
    ["C:\\work\\app", "C:\\work\\app\\m.json", "m.json"],
    ["C:\\work\\app", "D:\\m.json", "D:/m.json"],
    ["C:\\work\\app", "c:\\WORK\\app\\m.json", "m.json"],
    ["C:\\work\\app", ".", ""],
    ["C:\\work\\app", "-", "-"],
    ["\\\\server\\share\\app", "m.json", "m.json"],
  ])("on Windows, seen from %s: %s", (cwd, path, seen) => {
    expect(seenFrom(cwd, path, win32)).toBe(seen);
  });

  test.each([
    ["", "a/b.json", "a/b.json"],
    ["a", "./b.json", "a/b.json"],
    ["a/b", "../c.json", "a/c.json"],
    ["a", "../../c.json", "../c.json"],
    ["..", "../c.json", "../../c.json"],
    ["a", "/etc/passwd", "/etc/passwd"],
    ["a", "C:/x.json", "C:/x.json"],
    ["/a", "b//c/./d", "/a/b/c/d"],
    ["a", "", "a"],
    ["C:/a", "../b", "C:/b"],
  ])("%j and %j make %j", (folder, path, joined) => {
    expect(joinPath(folder, path)).toBe(joined);
  });

  test("a file counts as listed in its exact case, and behind no link", () => {
    const files = memoryFiles({ "app/manifest.json": "{}" });
    expect(isListed(files, "app", "manifest.json")).toBe(true);
    expect(isListed(files, "", "./app/manifest.json")).toBe(true);
    for (const path of ["Manifest.json", "../app/manifest.json", "", ".", "manifest.json/x"]) {
      expect([path, isListed(files, "app", path)]).toEqual([path, false]);
    }
    const folder = folderWith({ "inside/a.json": "{}", "outside.json": "{}" });
    fs.symlinkSync(`${folder}/inside`, `${folder}/link`);
    fs.symlinkSync(`${folder}/outside.json`, `${folder}/inside/out.json`);
    const real = fs.realpathSync(folder);
    expect(isListed(diskFiles(real), "", "inside/a.json")).toBe(true);
    expect(isListed(diskFiles(real), "", "link/a.json")).toBe(false);
    expect(isListed(diskFiles(`${real}/inside`), "", "out.json")).toBe(false);
  });

  test.each([
    ["notifications/**/*.http", false],
    ["**/src/**/*.test.*.json", false],
    ["*a*b*c", false],
    ["report.[0-9]*.[0-9]*.[0-9]*.[0-9]*.json", false],
    ["*a*b*c*d*", true],
    ["*a*b*c/*a*b*c/*a*b*c/*a*b*c/zz", true],
    ["a*/b*/c*/d*/e*.json", false],
    ["**/a/**/b/**", true],
  ])("too many stars in %s: %s", (pattern, answer) => {
    expect(hasTooManyStars(pattern)).toBe(answer);
  });
});
