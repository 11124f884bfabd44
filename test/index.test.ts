import { describe, expect, test } from "vitest";
import { createValidator, type Diagnostic, lint, lintPaths, type RuleId } from "../src/index.js";
import { soundBody, soundManifest } from "./check.js";
import { folderWith } from "./world.js";

const body = { ...soundBody(), activityType: "x" };
const json = (value: unknown) => JSON.stringify(value, undefined, 2);

describe("createValidator", () => {
  test("takes a manifest, or its text", () => {
    for (const manifest of [
      soundManifest(),
      json(soundManifest()),
      `\ufeff${json(soundManifest())}`,
    ]) {
      const found: Diagnostic[] = createValidator(manifest)({ body });
      expect(found.map(({ rule }) => rule)).toContain("activity-type-declared");
    }
  });

  test.each([
    ["appPackage/manifest.json"],
    ["manifest.json"],
    [""],
    ["null"],
    ['"x"'],
    [undefined],
  ])("throws for %j", (manifest) => {
    expect(() => createValidator(manifest as string)).toThrow(TypeError);
    expect(() => createValidator(manifest as string)).toThrow(/takes a/);
  });

  test.each([
    ["a text that does not parse", '{ "id": }', "the manifest is no JSON: a value is missing"],
    [
      "a comma too many",
      `${json(soundManifest()).slice(0, -2)},\n}`,
      "the manifest is no JSON: a comma",
    ],
    ["no manifest", {}, "takes a Teams app manifest"],
    ["the text of none", "{}", "takes a Teams app manifest"],
    ["a list", [], "takes a Teams app manifest"],
    ["an Entra app's", { appId: "1", signInAudience: "x" }, "takes a Teams app manifest"],
  ])("throws for %s", (_, manifest, message) => {
    expect(() => createValidator(manifest as object)).toThrow(message);
  });

  test("throws for rules and severities that do not exist", () => {
    const make = (rules: object) => () => createValidator(soundManifest(), { rules });
    expect(make({ "icon-sise": "off" })).toThrow('no rule "icon-sise": did you mean "icon-size"?');
    expect(make({ "icon-size": "err" })).toThrow('"err" is no severity of icon-size');
    expect(make({ "activity-type-declared": "warn" })()({ body })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: "activity-type-declared", severity: "warning" }),
      ]),
    );
  });
});

test("lint throws for rules and severities that do not exist, and takes warn", () => {
  const files = { "manifest.json": json(soundManifest()), "a.json": json(body) };
  const of = (rules: object) => () => lint({ files, options: { rules } });
  expect(of({ nope: "off" })).toThrow('there is no rule "nope"');
  expect(of({ "icon-size": "loud" })).toThrow('"loud" is no severity of icon-size');
  const found: Diagnostic[] = of({ "activity-type-declared": "warn" })().diagnostics;
  expect(found[0]).toMatchObject({ rule: "activity-type-declared", severity: "warning" });
  const id: RuleId = "icon-size";
  // @ts-expect-error: a rule that does not exist
  const none: RuleId = "icon-sise";
  expect([id, none]).toHaveLength(2);
});

describe("lintPaths rejects with a plain error", () => {
  const files = { "manifest.json": json(soundManifest()), "a.json": json(body) };
  test.each<[string, string[], Parameters<typeof lintPaths>[1], string]>([
    ["a path that is not there", ["nope"], {}, "nope: no such file or folder"],
    ["one of several", [".", "nope"], {}, "nope: no such file or folder"],
    ["a rule that does not exist", ["."], { rules: { nope: "off" } as object }, 'no rule "nope"'],
    ["a severity that does not", ["."], { rules: { "icon-size": "err" } as object }, '"err" is no'],
    ["an environment without a file", ["."], { env: "prod" }, 'the environment "prod" has no file'],
    [
      "a manifest that is none",
      ["."],
      { manifest: "a.json" },
      "a.json: it is no Teams app manifest",
    ],
    ["a configuration with mistakes", ["."], { config: "a.json" }, "unknown property"],
  ])("%s", async (_, paths, options, message) => {
    const cwd = folderWith(files);
    await expect(lintPaths(paths, { cwd, ...options })).rejects.toThrow(message);
  });

  test("and not where all is there", async () => {
    const { diagnostics } = await lintPaths(["."], { cwd: folderWith(files) });
    expect(diagnostics.map(({ rule }) => rule)).toContain("activity-type-declared");
  });
});
