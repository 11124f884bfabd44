import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { write } from "../../src/format/json.js";
import { diagnostic, hostileReport, range, report } from "./report.js";

const schema = JSON.parse(
  readFileSync(new URL("../../src/format/json.schema.json", import.meta.url), "utf8"),
);
const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const full = diagnostic({
  help: "use another",
  pointer: "/activityType",
  related: [{ file: "manifest.json", range: range(1, 2, 3), message: "here" }],
  fix: { unsafe: true, edits: [{ range: range(2, 19, 29), text: '"x"' }] },
});

describe("json", () => {
  test("prints the diagnostics as they are", () => {
    const { summary, ...rest } = JSON.parse(write(report([full])));
    const found = { files: 2, filesWithFindings: 1, errors: 1, warnings: 0, infos: 0, requests: 5 };
    const hidden = {
      ignored: 0,
      baselined: 0,
      rulesOff: 0,
      rulesLowered: 0,
      excluded: 0,
      gitIgnored: 0,
    };
    expect(summary).toEqual({ ...found, ...hidden });
    expect(rest).toEqual({ version: 1, diagnostics: [full] });
  });

  test.each([
    ["a full report", report([full])],
    ["a clean report", report([])],
    ["a hostile report", hostileReport],
  ])("%s fits the published schema", (_, input) => {
    validate(JSON.parse(write(input)));
    expect(validate.errors).toBeNull();
  });

  test("the schema names every property, so that nothing else slips out", () => {
    const extra = { ...full, secret: 1 };
    expect(JSON.parse(write(report([extra]))).diagnostics[0]).toEqual(full);
    expect(validate({ ...JSON.parse(write(report([]))), diagnostics: [extra] })).toBe(false);
  });
});
