import fc from "fast-check";
import { expect, test } from "vitest";
import { lint } from "../../src/index.js";
import { soundBody, soundManifest } from "../check.js";
import { properties } from "./properties.js";

/** Set by `npm run fuzz`: how long all properties together are tried, with a new seed each time. */
const minutes = Number(process.env["FUZZ_MINUTES"] ?? 0);
const share = (minutes * 60_000) / properties.length;

test.each(properties)(
  "$name",
  async ({ name, runs, property }) => {
    const details = await fc.check(
      property,
      minutes > 0
        ? {
            numRuns: Number.MAX_SAFE_INTEGER,
            interruptAfterTimeLimit: share,
            markInterruptAsFailure: false,
          }
        : { numRuns: runs },
    );
    if (minutes > 0)
      console.log(`${details.numRuns} executions, ${details.failed ? 1 : 0} finds: ${name}`);
    if (details.failed) {
      const { errorInstance, seed, counterexamplePath } = details;
      const example = fc.stringify(details.counterexample);
      throw new Error(
        `${String(errorInstance)}\nseed ${seed}, path "${counterexamplePath}", smallest input:\n${example}`,
      );
    }
  },
  share + 180_000,
);

/** Cases that the long runs found. */
const finds: readonly (readonly [name: string, body: object])[] = [
  ["an id of a wrong type, of a recipient without a type", { recipient: { userId: 7 } }],
  ["a recipient's type that is no text", { recipient: { "@odata.type": 5, chatId: [] } }],
  ["the same in a list", { recipients: [{ "@odata.type": "made.up", teamId: {} }] }],
];

test.each(finds)("no crash: %s", (_name, parts) => {
  const text = JSON.stringify(soundBody(parts));
  const { diagnostics } = lint({ files: { "a.json": text } });
  expect(diagnostics.map(({ rule }) => rule)).toContain("payload-schema");
});

test("no crash: an icon below 20,000 folders", () => {
  const color = "a/".repeat(20_000);
  const icons = { color: `${color}x.png`, outline: "outline.png" };
  const { diagnostics } = lint({
    files: { "manifest.json": JSON.stringify(soundManifest({ icons })), "outline.png": "" },
  });
  expect(diagnostics.length).toBeGreaterThan(0);
});
