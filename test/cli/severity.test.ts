import { describe, expect, test } from "vitest";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
/** `preview-text-fits` is a warning, and says info of a text that is blank. */
const files = {
  "manifest.json": json(soundManifest()),
  "a.json": json(soundBody({ previewText: { content: " " } })),
};

/** The severity that the finding has, with settings of the command line and of a configuration. */
async function severity(argv: readonly string[], rules?: Record<string, string>) {
  const config = rules && { "teamslint.config.json": json({ rules }) };
  const folder = folderWith({ ...files, ...config });
  const { out } = await runIn(folder, ["--format", "json", ...argv]);
  const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; severity: string }[] };
  return diagnostics.find(({ rule }) => rule === "preview-text-fits")?.severity;
}

const ID = "preview-text-fits";

describe("a severity that somebody gives is absolute", () => {
  test("without one, the rule decides", async () => {
    expect(await severity([])).toBe("info");
    expect(await severity([], { "icon-size": "off" })).toBe("info");
  });

  test.each([
    ["info", "info"],
    // The rule's own, which it would not use here.
    ["warning", "warning"],
    ["warn", "warning"],
    ["error", "error"],
    ["off", undefined],
  ])("%s", async (given, expected) => {
    expect(await severity(["--rule", `${ID}=${given}`])).toBe(expected);
    expect(await severity([], { [ID]: given })).toBe(expected);
  });

  test("the command line wins over the configuration", async () => {
    expect(await severity(["--rule", `${ID}=warning`], { [ID]: "off" })).toBe("warning");
    expect(await severity(["--rule", `${ID}=off`], { [ID]: "error" })).toBeUndefined();
  });

  test("it decides the exit code", async () => {
    expect((await runIn(folderWith(files), ["--rule", `${ID}=error`])).code).toBe(1);
    expect((await runIn(folderWith(files), ["--rule", `${ID}=warning`])).code).toBe(0);
    const argv = ["--rule", `${ID}=warning`, "--max-warnings", "0"];
    expect((await runIn(folderWith(files), argv)).code).toBe(1);
  });

  test("err is none", async () => {
    expect(await runIn(folderWith(files), ["--rule", `${ID}=err`])).toMatchObject({
      code: 2,
      error: `teamslint: --rule takes ID=SEVERITY with off, info, warning or error, and not "${ID}=err"\n`,
    });
    const config = { "teamslint.config.json": json({ rules: { [ID]: "err" } }) };
    expect(await runIn(folderWith({ ...files, ...config }), [])).toMatchObject({ code: 2 });
  });
});

test("all mistakes of a configuration are told, a line each", async () => {
  const config = { "teamslint.config.json": '{ "rules": { "a": "x" }, "exclude": ["(b)"] }' };
  const { code, error } = await runIn(folderWith({ ...files, ...config }), []);
  expect(code).toBe(2);
  expect(error.split("\n").slice(0, -1)).toEqual(
    Array.from({ length: 3 }, () =>
      expect.stringMatching(/^teamslint: teamslint\.config\.json:1:\d+: /),
    ),
  );
});
