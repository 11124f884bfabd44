import { describe, expect, test } from "vitest";
import rule from "../../rules/topic-value-present.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { createApp } from "../../src/run/create-app.js";
import { createEngine } from "../../src/run/engine.js";
import { soundManifest } from "../check.js";
import { type Absent, helpers, matrices } from "./guard-matrix.js";
import { readAlone } from "./reading.js";

const engine = createEngine([rule], () => rule.severity);
const app = createApp(parseFile(textFile("manifest.json", JSON.stringify(soundManifest()))));

/** Whether the linter says of a program that the topic's text is absent. */
function isCalledAbsent(file: string, program: string): boolean {
  const { found, skipped } = readAlone(textFile(file, program));
  expect(skipped).toBeUndefined();
  expect(found.requests).not.toEqual([]);
  return found.requests.some((request) => engine.checkRequest(request, app).length > 0);
}

const counts = { silent: 0, kept: 0, unguarded: 0 };

describe.each(Object.entries(matrices))("%s", (language, matrix) => {
  const { file, absent, guards, forms, origins, unguarded } = matrix;
  const programOf = (origin: string, value: string, body: string) =>
    `${origins[origin]!(value, body)}\n${helpers[file]}\n`;

  test.each(Object.keys(origins))("without a guard: %s", (origin) => {
    for (const [, value] of Object.entries(absent)) {
      const program = programOf(origin, value, unguarded);
      expect(isCalledAbsent(file, program), program).toBe(true);
      counts.unguarded += 1;
    }
  });

  describe.each(Object.keys(origins))("%s", (origin) => {
    test.each(Object.keys(forms))("%s", (form) => {
      const wrong: string[] = [];
      for (const { test: words, keepsOut, isOpaque } of guards) {
        for (const [kind, value] of Object.entries(absent)) {
          const isKeptOut = keepsOut.includes(kind as Absent);
          const program = programOf(origin, value, forms[form]!(words));
          if (isKeptOut) counts.silent += 1;
          else counts.kept += 1;
          if (isCalledAbsent(file, program) === isKeptOut)
            wrong.push(
              `${isKeptOut ? "FALSE" : "missed"} ${language} ${isOpaque ? "opaque " : ""}${kind}: ${words}`,
            );
        }
      }
      expect(wrong).toEqual([]);
    });
  });
});
