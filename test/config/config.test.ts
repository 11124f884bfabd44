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

test("comments and trailing commas are fine, as in tsconfig.json", async () => {
  const text = `// why
{
  "rules": { "icon-size": "warn", /* later */ "chain-id-exact": "off", },
}`;
  const config = await load({ "teamslint.config.json": text });
  expect(["icon-size", "chain-id-exact", "json-valid"].map(config!.levelOf)).toEqual([
    "warning",
    "off",
    undefined,
  ]);
});

test("all mistakes are told, in their order", async () => {
  const text = JSON.stringify({
    exclud: [],
    rules: { "icon-sise": "loud", "icon-size": "err" },
    ignore: [{ rule: "nope", file: "(a)" }, 3],
    apps: [{ manifest: "../manifest.json", requests: [""] }],
  });
  expect((await refusal(text)).split("\n")).toEqual([
    expect.stringMatching(/:1:2: unknown property "exclud": did you mean "exclude"\?$/),
    expect.stringMatching(/:1:23: there is no rule "icon-sise": did you mean "icon-size"\?$/),
    expect.stringMatching(/:1:35: "loud" is no value of /),
    expect.stringMatching(/:1:54: "err" is no value of /),
    expect.stringMatching(/:1:71: missing property "reason"/),
    expect.stringMatching(/:1:79: there is no rule "nope"/),
    expect.stringMatching(/:1:93: the pattern "\(a\)" is too intricate/),
    expect.stringMatching(/:1:100: "ignore\[1\]" is the number 3/),
    expect.stringMatching(/:1:111: "\.\.\/manifest\.json" leads out of the configuration's folder/),
    expect.stringMatching(/the pattern "" matches nothing$/),
  ]);
});

test("of many mistakes the first are told, and how many there are", async () => {
  const levels = Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`zzzz${at}`, "off"]));
  const lines = (await refusal(JSON.stringify({ rules: levels }))).split("\n");
  expect(lines).toHaveLength(51);
  expect(lines.at(-1)).toBe("teamslint.config.json: 20 mistakes more");
});

test.each([
  ["teamslint.config.json", `{ "x": "${" ".repeat(2 ** 20)}" }`],
  ["package.json", `{ "teamslint": { "x": "${" ".repeat(2 ** 20)}" } }`],
])("%s has a size limit", async (name, text) => {
  await expect(load({ [name]: text })).rejects.toThrow(
    `${name}: the file has more than 1 MiB, too much for a configuration`,
  );
});

test("in package.json, which npm reads, comments are a mistake", async () => {
  const text = '{ "teamslint": { // why\n "rules": {} } }';
  await expect(load({ "package.json": text })).rejects.toThrow("package.json:1:18: a comment");
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
      '{ "rules": { "icon-size": "loud" } }',
      /^teamslint\.config\.json:1:27: "loud"/,
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
      "folders separated as on Windows",
      JSON.stringify({ exclude: ["samples\\**"] }),
      /the pattern "samples\\\*\*" separates folders with "\\": write "samples\/\*\*"$/,
    ],
    [
      "a manifest's folder separated as on Windows",
      JSON.stringify({ apps: [{ manifest: ".\\app\\manifest.json" }] }),
      /"\.\\app\\manifest\.json" separates folders with "\\": write "\.\/app\/manifest\.json"$/,
    ],
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
