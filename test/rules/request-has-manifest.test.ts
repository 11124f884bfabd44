import { describe, expect, test } from "vitest";
import rule from "../../rules/request-has-manifest.js";
import { lint } from "../../src/index.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";

const http = (count = 1) =>
  Array.from({ length: count }, () => `POST ${USER_URL}\n\n${JSON.stringify(soundBody())}\n`).join(
    "\n###\n",
  );
const manifest = JSON.stringify(soundManifest());

function found(files: Record<string, string>, options = {}) {
  const { diagnostics } = lint({ files, options });
  return diagnostics
    .filter(({ rule: id }) => id === rule.id)
    .map(({ file, range, severity }) => `${severity} ${file}:${range.start.line}`);
}

describe("passes", () => {
  test.each([
    ["a manifest beside it", { "manifest.json": manifest, "a.http": http() }],
    [
      "a manifest in a package folder",
      { "appPackage/manifest.json": manifest, "n/a.http": http() },
    ],
    ["no request", { "a.json": "{}" }],
  ])("%s", (_, files) => {
    expect(found(files)).toEqual([]);
  });

  test("a manifest that was named and is not there: that is told otherwise", () => {
    expect(found({ "a.http": http() }, { manifest: "missing.json" })).toEqual([]);
  });
});

describe("fails once a file, on its first request", () => {
  test("in files of one and of several requests", () => {
    const body = JSON.stringify(soundBody());
    const files = { "a.http": http(3), "b.json": body, "c.json": body, "d.json": body };
    expect(found(files)).toEqual([
      "warning a.http:1",
      "warning b.json:1",
      "warning c.json:1",
      "warning d.json:1",
    ]);
  });

  test("in a stream of lines that look the same", () => {
    const lines = `${JSON.stringify(soundBody())}\n`.repeat(500);
    expect(found({ "a.ndjson": lines, "b.jsonl": lines })).toEqual([
      "warning a.ndjson:1",
      "warning b.jsonl:1",
    ]);
  });

  test("in files of an app and of none", () => {
    const files = {
      "one/manifest.json": manifest,
      "two/manifest.json": manifest.replace("3f1c9a52", "4f1c9a52"),
    };
    expect(found({ ...files, "one/a.http": http(), "b.http": http() })).toEqual([]);
  });
});

test("an ignore comment of the first request lets the file pass", () => {
  const text = `# teamslint-ignore-next request-has-manifest: kept apart\n${http(2)}`;
  expect(found({ "a.http": text })).toEqual([]);
});
