import { describe, expect, test } from "vitest";
import { fingerprint, fingerprints } from "../../src/format/fingerprint.js";
import { diagnostic, range } from "./report.js";

const base = diagnostic({ pointer: "/activityType" });

describe("a fingerprint", () => {
  test("is fixed, since baselines store it", () => {
    expect(fingerprint(base, 0)).toBe("c4f6db214b30e1fd");
  });

  test.each([
    ["the place", { range: range(90, 4, 8) }],
    ["a quoted value", { message: 'activity type "other" is not declared in the manifest' }],
    ["the help", { help: "use another" }],
    ["the severity", { severity: "warning" as const }],
    ["related places", { related: [{ file: "a", range: range(1, 1), message: "b" }] }],
  ])("does not depend on %s", (_, changes) => {
    expect(fingerprint({ ...base, ...changes }, 0)).toBe(fingerprint(base, 0));
  });

  test.each([
    ["the rule", { rule: "topic-known" }],
    ["the file", { file: "notifications/other.json" }],
    ["the pointer", { pointer: "/topic" }],
    ["the words", { message: 'activity type "taskDone" is declared twice' }],
  ])("depends on %s", (_, changes) => {
    expect(fingerprint({ ...base, ...changes }, 0)).not.toBe(fingerprint(base, 0));
  });

  test("ignores numbers", () => {
    const [short, long] = ["has 151 characters", "has 90210 characters"].map((message) =>
      fingerprint({ ...base, message }, 0),
    );
    expect(short).toBe(long);
  });
});

describe("fingerprints of a run", () => {
  const first = { ...base, range: range(2, 1, 3) };
  const second = { ...base, range: range(7, 1, 3) };

  test("tell equal findings apart by their order, not by the order they come in", () => {
    const all = fingerprints([second, first]);
    expect(all.get(first)).toBe(fingerprint(base, 0));
    expect(all.get(second)).toBe(fingerprint(base, 1));
  });

  test("do not collide", () => {
    const many = Array.from({ length: 50_000 }, (_, index) =>
      diagnostic({ pointer: `/requests/${index % 500}`, range: range(index, 1) }),
    );
    const all = fingerprints(many);
    expect(new Set(all.values()).size).toBe(many.length);
    expect([...all.values()].filter((value) => !/^[0-9a-f]{16}$/.test(value))).toEqual([]);
  });
});
