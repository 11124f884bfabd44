import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { ConfigError, loadConfig } from "../../src/config/load.js";
import { memoryFiles } from "../../src/files/memory.js";

const load = (files: Record<string, string>, named?: string) =>
  loadConfig(memoryFiles(files), named, rules);

/** The one line of a configuration with a mistake. */
async function refusal(text: string): Promise<string> {
  try {
    await load({ "teamslint.config.json": text });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "accepted";
}

const diagnostic = (rule: string, file: string, pointer?: string) => ({
  rule,
  file,
  ...(pointer !== undefined && { pointer }),
  severity: "error" as const,
  message: "",
  range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } },
  related: [],
  suggestions: [],
  url: "",
});

test("apps, ignores and exclusions, by globs", async () => {
  const config = await load({
    "teamslint.config.json": JSON.stringify({
      apps: [
        {
          manifest: "./appPackage/manifest.json",
          requests: ["notifications/**/*.http"],
          catalogId: "x",
        },
      ],
      ignore: [{ rule: "icon-size", file: "legacy/**", pointer: "/a", reason: "old" }],
      exclude: ["samples/**"],
    }),
  });
  const [app] = config!.apps;
  expect(app?.manifest).toBe("appPackage/manifest.json");
  expect([app?.hasRequest("notifications/a/b.http"), app?.hasRequest("a.http")]).toEqual([
    true,
    false,
  ]);
  expect([config!.isExcluded("samples/a.json"), config!.isExcluded("a.json")]).toEqual([
    true,
    false,
  ]);
  expect(config!.ignoreFor(diagnostic("icon-size", "legacy/x.png", "/a"))?.reason).toBe("old");
  expect(config!.ignoreFor(diagnostic("icon-size", "legacy/x.png", "/b"))).toBeUndefined();
  expect(config!.ignoreFor(diagnostic("icon-size", "x.png", "/a"))).toBeUndefined();
});

test("package.json with a teamslint key", async () => {
  const config = await load({
    "package.json": '{ "teamslint": { "rules": { "icon-size": "off" } } }',
  });
  expect(config?.config.rules).toEqual({ "icon-size": "off" });
  expect(await load({ "package.json": "{}" })).toBeUndefined();
});

describe("a mistake is refused with its place", () => {
  test.each([
    ["not JSON", '{ "rules": }', /^teamslint\.config\.json:1:12: a value is missing/],
    ["an unknown property", '{ "rule": {} }', /^teamslint\.config\.json:1:3: .*"rule".*"rules"/],
    [
      "an unknown severity",
      '{ "rules": { "icon-size": "warn" } }',
      /^teamslint\.config\.json:1:27: "warn"/,
    ],
    [
      "an unknown rule",
      '{ "rules": { "icon-sise": "off" } }',
      /1:14: there is no rule "icon-sise": did you mean "icon-size"\?$/,
    ],
    [
      "an unknown rule to ignore",
      '{ "ignore": [{ "rule": "x", "reason": "y" }] }',
      /1:24: there is no rule "x"/,
    ],
    ["an ignore without a reason", '{ "ignore": [{ "rule": "icon-size" }] }', /"reason"/],
    [
      "a path out of the folder",
      '{ "apps": [{ "manifest": "../../etc/passwd.json" }] }',
      /leads out of/,
    ],
    ["a list", "[]", /^teamslint\.config\.json:1:1: /],
  ])("%s", async (_, text, message) => {
    expect(await refusal(text)).toMatch(message);
  });
});

test("a named file that is not there", async () => {
  await expect(load({}, "x.json")).rejects.toThrow("x.json: there is no such file");
});
