import { describe, expect, test } from "vitest";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const files = {
  "manifest.json": json(soundManifest()),
  "a.json": json(soundBody({ activityType: "taskDone" })),
  "samples/b.json": json(soundBody()),
  "teamslint.config.json": json({
    rules: {
      "activity-type-declared": "info",
      "icon-size": "off",
      // Neither off nor lowered.
      "preview-text-fits": "error",
      "chain-id-exact": "warning",
    },
    exclude: ["samples/**"],
  }),
};
const HIDDEN = "1 rule off, 1 rule lowered, 1 path excluded";

describe("what was hidden is counted", () => {
  test.each([
    ["pretty", (text: string) => text],
    ["azure", undefined],
    ["unix", undefined],
    ["github", undefined],
    ["gitlab", undefined],
    ["checkstyle", undefined],
    ["rdjson", undefined],
    ["junit", (text: string) => text],
    ["sarif", (text: string) => text],
  ])("in %s, or on stderr", async (format, inText) => {
    const { out, error } = await runIn(folderWith(files), ["--format", format]);
    if (inText) expect(inText(out)).toContain(HIDDEN);
    else expect(error).toBe(`teamslint: ${HIDDEN}\n`);
  });

  test("in json", async () => {
    const { out } = await runIn(folderWith(files), ["--format", "json"]);
    expect(JSON.parse(out).summary).toMatchObject({ rulesOff: 1, rulesLowered: 1, excluded: 1 });
  });

  test("whether the configuration or the command line did it", async () => {
    const argv = ["--no-config", "--rule", "icon-size=off", "--rule", "chain-id-exact=info"];
    const { out } = await runIn(folderWith(files), argv);
    expect(out).toMatch(/, 1 rule off, 1 rule lowered\n$/);
  });
});
