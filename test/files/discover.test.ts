import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { discover } from "../../src/files/discover.js";
import { diskFiles } from "../../src/files/disk.js";
import { mayBeInput } from "../../src/input/readers.js";
import { decode } from "../../src/files/decode.js";
import { joinPath } from "../../src/files/files.js";
import { memoryFiles } from "../../src/files/memory.js";

async function walk(names: Record<string, string>, paths = [""], excluded: string[] = []) {
  const isExcluded = (path: string) => excluded.includes(path);
  const { candidates, troubles } = await discover(paths, memoryFiles(names), {
    mayBeInput,
    isExcluded,
  });
  return {
    paths: candidates.map(({ path }) => path),
    troubles: troubles.map(({ message }) => message),
  };
}

describe("a walk finds", () => {
  test("what may hold a manifest or requests, sorted", async () => {
    const names = [
      "z.json",
      "a.http",
      "b.rest",
      "c.zip",
      "d.ndjson",
      "e.jsonl",
      "f.har",
      "g.jsonl.gz",
      "h.ts",
      "i.jsx",
      "j.vue",
      "k.py",
      "l.cs",
      "x/y.json",
    ];
    const other = ["readme.md", "main.go", "icon.png", ".env"];
    const all = Object.fromEntries([...names, ...other].map((name) => [name, ""]));
    expect((await walk(all)).paths).toEqual([...names].sort());
  });

  test("nothing in dependencies, build results and what is excluded", async () => {
    const all = {
      "node_modules/x/manifest.json": "",
      ".git/x.json": "",
      "appPackage/build/manifest.dev.json": "",
      "appPackage/manifest.json": "",
      "samples/a.json": "",
      "build/manifest.json": "",
    };
    expect((await walk(all, [""], ["samples"])).paths).toEqual([
      "appPackage/manifest.json",
      "build/manifest.json",
    ]);
  });

  test("what is named, whatever its folder", async () => {
    const all = { "appPackage/build/manifest.dev.json": "", "notes.md": "" };
    expect((await walk(all, Object.keys(all))).paths).toEqual(Object.keys(all));
  });

  test.each([
    ["a pattern", { ".gitignore": "*.json\n", "a.json": "", "a.http": "" }, ["a.http"]],
    ["a folder", { ".gitignore": "out/\n", "out/a.json": "", "a.json": "" }, ["a.json"]],
    [
      "an exception",
      { ".gitignore": "*.json\n!keep.json\n", "a.json": "", "keep.json": "" },
      ["keep.json"],
    ],
    ["one further down", { "x/.gitignore": "a.json\n", "x/a.json": "", "a.json": "" }, ["a.json"]],
    [
      "one that takes back another",
      { ".gitignore": "*.json\n", "x/.gitignore": "!a.json\n", "x/a.json": "", "b.json": "" },
      ["x/a.json"],
    ],
  ])(".gitignore: %s", async (_, files, expected) => {
    expect((await walk(files as Record<string, string>)).paths).toEqual(expected);
  });

  test(".gitignore above the folder that is named", async () => {
    expect(
      (await walk({ ".gitignore": "x/a.json", "x/a.json": "", "x/b.json": "" }, ["x"])).paths,
    ).toEqual(["x/b.json"]);
  });

  test("a path that is not there, in one line", async () => {
    expect((await walk({ "a.json": "" }, ["b.json"])).troubles).toEqual([
      "b.json: no such file or folder",
    ]);
  });
});

describe("on disk", () => {
  const folders: string[] = [];
  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), "teamslint-"));
    folders.push(made);
    return made;
  }
  afterEach(() => {
    for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
  });

  test("links in a circle and out of the tree are not followed", async () => {
    const outside = folder();
    writeFileSync(join(outside, "secret.json"), "{}");
    const inside = folder();
    mkdirSync(join(inside, "x"));
    writeFileSync(join(inside, "x", "a.json"), "{}");
    symlinkSync(inside, join(inside, "x", "loop"));
    symlinkSync(outside, join(inside, "out"));
    symlinkSync(join(outside, "secret.json"), join(inside, "secret.json"));
    symlinkSync(join(inside, "x", "a.json"), join(inside, "b.json"));
    const { candidates } = await discover([""], diskFiles(inside), { mayBeInput });
    expect(candidates.map(({ path }) => path)).toEqual(["b.json", "x/a.json"]);
  });

  test("a folder in place of a file, and a file that is gone, are reasons and no errors", () => {
    const files = diskFiles(folder());
    expect(files.text("gone.json")).toEqual({ reason: "there is no such file" });
    expect(files.text("")).toEqual({ reason: "it is a folder" });
    expect(files.list("gone")).toBeUndefined();
    expect(files.kind("gone")).toBeUndefined();
  });
});

test.each([
  ["", "a.json", "a.json"],
  ["x", "./a.json", "x/a.json"],
  ["x/y", "../a.json", "x/a.json"],
  ["x", "../../a.json", "../a.json"],
  ["..", "a", "../a"],
  ["", "..", ".."],
  ["..", "..", "../.."],
  ["/a/b", "c", "/a/b/c"],
  ["x", "/c", "/c"],
  ["x", "C:/c", "C:/c"],
])("joinPath(%j, %j)", (base, path, expected) => {
  expect(joinPath(base, path)).toBe(expected);
});

describe("decode", () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  test.each([
    ["UTF-8", new TextEncoder().encode("ä😀"), "ä😀", undefined],
    ["a written replacement character", new TextEncoder().encode("\uFFFD"), "\uFFFD", undefined],
    ["UTF-16, little end first", bytes(0xff, 0xfe, 0x7b, 0), "{", "the file is encoded in UTF-16"],
    ["UTF-16, big end first", bytes(0xfe, 0xff, 0, 0x7b), "{", "the file is encoded in UTF-16"],
    [
      "Latin-1",
      bytes(0x61, 0xe4),
      "a\uFFFD",
      "the file holds a character that is not encoded in UTF-8",
    ],
  ])("%s", (_, given, text, message) => {
    const decoded = decode(given);
    expect(decoded.text).toBe(text);
    expect(decoded.damage?.message).toBe(message);
  });
});
