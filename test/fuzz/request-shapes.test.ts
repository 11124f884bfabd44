import fc from "fast-check";
import { expect, test } from "vitest";
import { kindOfParts, kindOfText, type RequestKind } from "../../src/run/request-kind.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { repeatedKeys } from "../../src/json/repeated-keys.js";
import { locate } from "../../src/json/scan.js";
import { createKindReader } from "../../src/run/request-shape.js";
import { tries } from "../long.js";
import { asWritten, bases, changes, plain, SAMPLE, type Sent } from "./sent-requests.js";

/** It has learned how the plain requests look, in two layouts and two orders of keys. */
function experienced() {
  const read = createKindReader();
  for (let count = 0; count < 3; count += 1) {
    for (const sent of plain) for (const text of textsOf(sent)) read(text);
  }
  return read;
}

function textsOf(sent: Sent): string[] {
  const value = asWritten(sent);
  const other = reversed(value);
  return [value, other].flatMap((one) => [JSON.stringify(one), JSON.stringify(one, undefined, 2)]);
}

/** The same value with the keys of each object the other way round. */
function reversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

/** The long way: nothing is plain that repeats a key, which no value shows. */
function longWay(text: string): RequestKind | undefined {
  const { source, value } = parseFile(textFile("request.json", text));
  if (source.problems.length > 0 || [...repeatedKeys(source, locate(source, []).child)].length > 0)
    return undefined;
  const { method, url, body } = value as Record<string, unknown>;
  return body === undefined
    ? kindOfParts(value, undefined, undefined, false)
    : kindOfParts(body, url, method, false);
}

/** What of a kind counts. */
const counts = (kind: RequestKind) => ({
  ...kind,
  id: undefined,
  parameters: kind.parameters?.map(({ name }) => name),
});

const reader = experienced();
let plainTexts = 0;

function compare(text: string): void {
  const said = reader(text);
  if (!said) {
    expect([text, kindOfText(text)]).toEqual([text, undefined]);
    return;
  }
  plainTexts += 1;
  const kind = longWay(text);
  expect([text, counts(said)]).toEqual([text, kind && counts(kind)]);
}

test("the kind of a text is the same after all others", () => {
  for (const sent of bases) {
    for (const change of changes) for (const text of textsOf(change(sent))) compare(text);
  }
  expect(plainTexts).toBeGreaterThan(500);
});

/** Pieces of text that mean something to some rule, to JSON or to the expression of a shape. */
const pieces = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.string({ unit: "binary", maxLength: 3 }),
  fc.constantFrom("{{x}}", "${x}", "%X%", "__X__", "<<x>>", "[[x]]", "\ufffc", "__", "_", "%", "{"),
  fc.constantFrom(
    "<",
    "[",
    '"',
    "\\",
    '\\"',
    "\\u0041",
    "\n",
    "\t",
    "\u2028",
    " ",
    "\u00a0",
    "é",
    "😀",
  ),
  fc.constantFrom("http://", "https:", "HTTPS:", "@", ":", "/", ".", "0", "01", "1e3", "-1", "1.0"),
  fc.constantFrom('"x":1,', '"value":"x",', ",", "}", "]", "null", "", "systemDefault"),
  fc.constantFrom(
    "x".repeat(150),
    "4".repeat(1000),
    SAMPLE,
    "/channels/19:a@thread",
    "/messages/1",
  ),
);

const texts = fc.constantFrom(...plain.flatMap(textsOf));
const place = fc.nat({ max: 1000 });

test("and of a text in which anything was written over anything", () => {
  fc.assert(
    fc.property(texts, place, fc.nat({ max: 4 }), pieces, (text, at, length, piece) => {
      const start = at % (text.length + 1);
      compare(text.slice(0, start) + piece + text.slice(start + length));
    }),
    tries(6_000),
  );
});

test("or behind a quote or before one", () => {
  fc.assert(
    fc.property(texts, place, pieces, fc.boolean(), (text, at, piece, isWhole) => {
      const quotes = [...text.matchAll(/"/g)].map(({ index }) => index);
      const first = at % (quotes.length - 1);
      const end = isWhole ? quotes[first + 1]! : quotes[first]! + 1;
      compare(text.slice(0, quotes[first]! + 1) + piece + text.slice(end));
    }),
    tries(6_000),
  );
});
