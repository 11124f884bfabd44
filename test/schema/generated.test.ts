import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedFiles, staleFiles } from "../../scripts/generate.mjs";

const files = generatedFiles();

test("the committed files follow from their sources", () => {
  expect(staleFiles(files)).toEqual([]);
  expect(staleFiles({ "src/schema/generated/request.schema.json": "{}" })).toHaveLength(1);
});

/** How often each keyword occurs: typescript-json-schema drops tags without a word. */
function keywords(file: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const counted =
    /^(type|enum|required|minLength|additionalProperties|patternProperties|anyOf|\$ref|description)$/;
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), (key, value) => {
    if (counted.test(key)) counts[key] = (counts[key] ?? 0) + 1;
    return value;
  });
  return counts;
}

test("no keyword of the request schema gets lost", () => {
  expect(keywords("src/schema/generated/request.schema.json")).toEqual({
    $ref: 2,
    additionalProperties: 9,
    description: 22,
    enum: 3,
    patternProperties: 9,
    required: 7,
    type: 31,
  });
});

test("no keyword of the configuration schema gets lost, and every property is described", () => {
  expect(keywords("src/schema/generated/config.schema.json")).toEqual({
    $ref: 3,
    additionalProperties: 4,
    anyOf: 1,
    description: 16,
    enum: 1,
    minLength: 2,
    required: 2,
    type: 23,
  });
});
