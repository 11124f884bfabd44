import { describe, expect, test } from "vitest";
import {
  endingOf,
  inFolder,
  normalPath,
  parentOf,
  pathFrom,
  seenFromFolder,
} from "../../src/files/files.js";

/** The working directory is /home/mara/app. */
const names = ["home", "mara", "app"];

describe("a normal path", () => {
  test.each([
    ["a.json", "a.json"],
    ["../b/a.json", "../b/a.json"],
    ["../app/a.json", "a.json"],
    ["../../mara/app/a.json", "a.json"],
    ["../../mara/b/a.json", "../b/a.json"],
    ["../app", ""],
    ["../..", "../.."],
    ["../../mara", ".."],
  ])("of %s is %s", (path, expected) => {
    expect(normalPath(path, names)).toBe(expected);
  });

  test("is made of a folder and a path that a file there writes", () => {
    expect(pathFrom("..", "app/a.json", { names })).toBe("a.json");
    expect(pathFrom("a", "./b/../c.json", { names })).toBe("a/c.json");
    expect(pathFrom("a", "../../b.json", { names })).toBe("../b.json");
  });

  test("is made of a folder and a name", () => {
    expect(inFolder("", "a.json", { names })).toBe("a.json");
    expect(inFolder("..", "app", { names })).toBe("");
    expect(inFolder("../b", "a.json", { names })).toBe("../b/a.json");
  });
});

describe("seen from a folder", () => {
  test.each([
    ["", "a/b.json", "a/b.json"],
    ["", "../b.json", undefined],
    ["a", "a/b.json", "b.json"],
    ["a", "ab/c.json", undefined],
    ["a", "a", ""],
    ["..", "b.json", "app/b.json"],
    ["../..", "../b.json", "mara/b.json"],
    ["../..", "", "mara/app"],
    ["../b", "../b/c.json", "c.json"],
    ["../b", "c.json", undefined],
    ["..", "../..", undefined],
    ["/x", "/x/y.json", "y.json"],
    ["/x", "y.json", undefined],
    ["", "/x/y.json", undefined],
  ])("%j, %j is %j", (folder, path, expected) => {
    expect(seenFromFolder(folder, path, { names })).toBe(expected);
  });
});

test.each([
  ["a.json", ".json"],
  ["a.b/c.D.TS", ".ts"],
  ["a.b/c", ""],
  ["log.ndjson.gz", ".ndjson.gz"],
  ["a.b/log.gz", ".gz"],
  [".json", ".json"],
])("the name %s ends in %s", (path, expected) => {
  expect(endingOf(path)).toBe(expected);
});

test.each<[string, string | undefined]>([
  ["a/b", "a"],
  ["a", ""],
  ["", ".."],
  ["../b/c", "../b"],
  ["../b", ".."],
  ["..", "../.."],
  ["../../..", undefined],
  ["/x/y", "/x"],
  ["/x", "/"],
  ["/", undefined],
  ["D:/x", "D:"],
  ["D:", undefined],
])("the folder above %j is %j", (folder, expected) => {
  expect(parentOf(folder, { names })).toBe(expected);
});

test("in memory, where no folder has a name above the working directory, paths end with what they name", () => {
  expect(parentOf("../b/c", { names: [] })).toBe("../b");
  expect(parentOf("../b", { names: [] })).toBe("..");
  expect(parentOf("..", { names: [] })).toBeUndefined();
  expect(parentOf("", { names: [] })).toBeUndefined();
});
