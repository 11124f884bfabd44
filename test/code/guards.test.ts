import { describe, expect, test } from "vitest";
import rule from "../../rules/topic-value-present.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { createApp } from "../../src/run/create-app.js";
import { createEngine } from "../../src/run/engine.js";
import { soundManifest } from "../check.js";
import { isLong } from "../long.js";
import { type Absent, type LanguageMatrix, matrices } from "./guard-matrix.js";
import { readAlone } from "./reading.js";

const engine = createEngine([rule], () => rule.severity);
const app = createApp(parseFile(textFile("manifest.json", JSON.stringify(soundManifest()))));

/** Of all cells of the matrix `npm test` tries one in so many, always the same ones. */
const EVERY = isLong ? 1 : 41;

/** Whether the linter says of a program that the topic's text is absent; one may send nothing, ever. */
function isCalledAbsent(file: string, program: string, mayBeNever = false): boolean {
  const { found, skipped } = readAlone(textFile(file, program));
  expect(skipped, program).toBeUndefined();
  if (!mayBeNever) expect(found.requests, program).not.toEqual([]);
  return found.requests.some((request) => engine.checkRequest(request, app).length > 0);
}

interface Cell {
  readonly name: string;
  readonly program: string;
  /** The test keeps the absent value from being sent, or nobody can tell. */
  readonly isKeptOut: boolean;
  /** True where the name has no other value. */
  readonly isConstant: boolean;
}

function* cellsOf(matrix: LanguageMatrix): Generator<Cell> {
  const { absent, guards, forms, origins, constants, helpers } = matrix;
  for (const [origin, around] of Object.entries({ ...origins, ...constants })) {
    for (const [form, write] of Object.entries(forms)) {
      for (const { test: words, keepsOut, isOfAnother } of guards) {
        if (isOfAnother && origin in constants) continue;
        for (const [kind, value] of Object.entries(absent)) {
          if (kind === "undefined" && origin in constants) continue;
          yield {
            name: `${kind} from ${origin}, ${form}: ${words}`,
            program: `${around(value, write(words))}\n${helpers}\n`,
            isKeptOut: keepsOut.includes(kind as Absent),
            isConstant: origin in constants,
          };
        }
      }
    }
  }
}

describe.each(Object.entries(matrices))("%s", (language, matrix) => {
  const { file, absent, unguarded, helpers, isMissed } = matrix;
  const origins = { ...matrix.origins, ...matrix.constants };

  test.each(Object.keys(origins))("without a test the absent value is found: %s", (origin) => {
    for (const value of Object.values(absent)) {
      const program = `${origins[origin]!(value, unguarded)}\n${helpers}\n`;
      expect(isCalledAbsent(file, program), program).toBe(true);
    }
  });

  test("a test keeps out what it does, and nothing else", () => {
    const counts = { keptOut: 0, let: 0, missed: 0 };
    const wrong: string[] = [];
    let index = 0;
    for (const { name, program, isKeptOut, isConstant } of cellsOf(matrix)) {
      index += 1;
      if (index % EVERY !== 0) continue;
      const isSaid = isCalledAbsent(file, program, isConstant && isKeptOut);
      if (isKeptOut) counts.keptOut += 1;
      else counts.let += 1;
      if (isSaid && isKeptOut) wrong.push(`false: ${name}`);
      if (isSaid || isKeptOut) continue;
      counts.missed += 1;
      if (!isMissed.test(name)) wrong.push(`missed: ${name}`);
    }
    if (isLong) process.stdout.write(`${language}: ${JSON.stringify(counts)}\n`);
    expect(wrong).toEqual([]);
    expect(counts.keptOut).toBeGreaterThan(30);
    expect(counts.let).toBeGreaterThan(30);
  });
});
