import { readdirSync, readFileSync } from "node:fs";
import { posix, win32 } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/files/discover.js";
import { foldersAbove, isRooted, seenFromFolder } from "../../src/files/files.js";
import { memoryFiles } from "../../src/files/memory.js";
import { repositoryTop } from "../../src/files/repository.js";
import { pathWithin } from "../../src/files/seen-from.js";
import { applyFixes } from "../../src/fix/apply.js";
import { lint } from "../../src/index.js";

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));

describe("a path on another drive", () => {
  const files = memoryFiles({ "D:/work/.git/HEAD": "", "D:/work/app/manifest.json": "{}" });

  test("is rooted, and has folders up to the drive", () => {
    expect(isRooted("D:/work")).toBe(true);
    expect(foldersAbove("D:/work/app/manifest.json")).toEqual(["D:/work/app", "D:/work", "D:"]);
  });

  test("is seen from a folder of that drive alone", () => {
    expect(seenFromFolder("D:/work", "D:/work/app/manifest.json", files)).toBe("app/manifest.json");
    expect(seenFromFolder("C:/work", "D:/work/app/manifest.json", files)).toBeUndefined();
    expect(seenFromFolder("", "D:/work/app/manifest.json", files)).toBeUndefined();
  });

  test("has the top of its repository, or none", () => {
    expect(repositoryTop("D:/work/app", files)).toBe("D:/work");
    expect(repositoryTop("D:/other", files)).toBeUndefined();
  });

  test("is walked, and a file there is taken by a hook", () => {
    const mayBeInput = (name: string) => name.endsWith(".json");
    const paths = (named: string, ignoresUnknown: boolean) =>
      discover([named], files, { mayBeInput, ignoresUnknown }).candidates.map(({ path }) => path);
    expect(paths("D:/work", false)).toEqual(["D:/work/app/manifest.json"]);
    expect(paths("D:/work/app/manifest.json", true)).toEqual(["D:/work/app/manifest.json"]);
  });
});

test.each([
  ["C:\\work", "C:\\work\\app\\a.json", "app/a.json"],
  ["c:\\Work", "C:\\work\\a.json", "a.json"],
  ["C:\\work\\", "C:\\work", ""],
  ["C:\\", "C:\\a.json", "a.json"],
  ["C:\\work", "C:\\work\\..a.json", "..a.json"],
  ["C:\\work", "C:\\workshop\\a.json", undefined],
  ["C:\\work", "C:\\a.json", undefined],
  ["C:\\work", "D:\\work\\a.json", undefined],
  ["\\\\server\\share\\app", "\\\\server\\share\\app\\a.json", "a.json"],
  ["\\\\server\\share", "C:\\a.json", undefined],
])("on Windows, within %s: %s", (folder, path, way) => {
  expect(pathWithin(folder, path, win32)).toBe(way);
});

test.each([
  ["/work", "/work/app/a.json", "app/a.json"],
  ["/work", "/work", ""],
  ["/work", "/work/..a.json", "..a.json"],
  ["/work", "/workshop/a.json", undefined],
  ["/work", "/Work/a.json", undefined],
  ["/", "/a.json", "a.json"],
])("elsewhere, within %s: %s", (folder, path, way) => {
  expect(pathWithin(folder, path, posix)).toBe(way);
});

/** The texts of a fixture; icons and archives are the same with any line ends. */
function textsOf(fixture: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const entry of readdirSync(`${fixtures}${fixture}`, {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile() || /\.(?:png|zip|gz)$/.test(entry.name)) continue;
    const path = `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/");
    texts[path.slice(path.indexOf(fixture) + fixture.length + 1)] = readFileSync(path, "utf8");
  }
  return texts;
}

const withCrLf = (text: string) => text.replace(/\r?\n/g, "\r\n");

describe("files with line ends of Windows", () => {
  const names = readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  test.each(names)("%s: the same findings at the same places", (fixture) => {
    const texts = textsOf(fixture);
    const changed = Object.fromEntries(
      Object.entries(texts).map(([path, text]) => [path, withCrLf(text)]),
    );
    const found = (files: Record<string, string>) =>
      lint({ files }).diagnostics.map(({ file, rule, message, range: { start, end } }) =>
        [file, rule, message, start.line, start.column, end.line, end.column].join(" "),
      );
    const expected = found(texts);
    if (fixture.endsWith("-broken")) expect(expected.length).toBeGreaterThan(10);
    expect(found(changed)).toEqual(expected);
  });

  test("fixes leave no other line end behind", () => {
    const texts = textsOf("task-board-broken");
    const files = Object.fromEntries(
      Object.entries(texts).map(([path, text]) => [path, withCrLf(text)]),
    );
    const { diagnostics } = lint({ files });
    let fixed = 0;
    for (const [path, text] of Object.entries(files)) {
      const own = diagnostics.filter(({ file }) => file === path);
      const { text: after, applied } = applyFixes(text, own, { unsafe: true });
      expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      fixed += applied;
    }
    expect(fixed).toBeGreaterThan(0);
  });
});
