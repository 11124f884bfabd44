import { Ajv, type SchemaObject } from "ajv";
import { describe, expect, test } from "vitest";
import { write } from "../../src/format/rdjson.js";
import { diagnostic, hostileReport, range, report } from "./report.js";

const string = { type: "string" };
const object = (properties: Record<string, SchemaObject>, ...required: string[]): SchemaObject => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const list = (items: SchemaObject) => ({ type: "array", items });

/**
 * The messages of reviewdog's proto/rdf/reviewdog.proto, and nothing beside them. Its own JSON
 * schema is generated from that file and allows any other property.
 */
const position = object({
  line: { type: "integer", minimum: 1 },
  column: { type: "integer", minimum: 1 },
});
const span = object({ start: position, end: position }, "start");
const location = object({ path: { type: "string", minLength: 1 }, range: span }, "path");
const severity = { enum: ["ERROR", "WARNING", "INFO"] };
const source = object({ name: string, url: string }, "name");
const validate = new Ajv({ allErrors: true }).compile(
  object(
    {
      source,
      severity,
      diagnostics: list(
        object(
          {
            message: string,
            location,
            severity,
            source,
            code: object({ value: string, url: string }),
            suggestions: list(object({ range: span, text: string }, "range")),
            original_output: string,
            related_locations: list(object({ message: string, location }, "location")),
          },
          "message",
          "location",
        ),
      ),
    },
    "diagnostics",
  ),
);

function printed(...input: Parameters<typeof report>) {
  return JSON.parse(write(report(...input))).diagnostics;
}

describe("rdjson", () => {
  test.each([
    ["a clean report", report([])],
    ["a hostile report", hostileReport],
  ])("%s holds what the format defines and no more", (_, input) => {
    validate(JSON.parse(write(input)));
    expect(validate.errors).toBeNull();
  });

  test("a diagnostic with a suggestion and a related place", () => {
    const fix = { unsafe: false, edits: [{ range: range(2, 19, 29), text: '"x"' }] };
    const related = [{ file: "manifest.json", range: range(1, 2, 3), message: "here" }];
    expect(printed([diagnostic({ help: "use another", fix, related })])).toEqual([
      {
        message: 'activity type "taskDone" is not declared in the manifest\nhelp: use another',
        location: {
          path: "notifications/done.json",
          range: { start: { line: 2, column: 19 }, end: { line: 2, column: 29 } },
        },
        severity: "ERROR",
        code: {
          value: "activity-type-declared",
          url: "https://example.org/rules/activity-type-declared",
        },
        suggestions: [
          {
            range: { start: { line: 2, column: 19 }, end: { line: 2, column: 29 } },
            text: '"x"',
          },
        ],
        related_locations: [
          {
            message: "here",
            location: {
              path: "manifest.json",
              range: { start: { line: 1, column: 2 }, end: { line: 1, column: 3 } },
            },
          },
        ],
      },
    ]);
  });

  test("columns count bytes of UTF-8", () => {
    const [found] = printed(
      [diagnostic({ file: "a", range: range(1, 6, 7) })],
      {},
      { a: "aé語👍x" },
    );
    expect(found.location.range).toEqual({
      start: { line: 1, column: 11 },
      end: { line: 1, column: 12 },
    });
  });

  test("each suggestion of one edit", () => {
    const edit = (text: string) => ({ range: range(2, 19, 29), text });
    const suggestions = [
      { title: 'write "a"', edits: [edit('"a"')] },
      { title: 'write "b"', edits: [edit('"b"')] },
      { title: "swap", edits: [edit("1"), edit("2")] },
    ];
    const [found] = printed([diagnostic({ suggestions })]);
    expect(found.suggestions.map((one: { text: string }) => one.text)).toEqual(['"a"', '"b"']);
  });

  const edit = { range: range(1, 1, 2), text: "x" };
  test.each([
    ["an unsafe fix", { unsafe: true, edits: [edit] }, "a.json"],
    ["a fix of several edits", { unsafe: false, edits: [edit, edit] }, "a.json"],
    ["a fix inside an archive", { unsafe: false, edits: [edit] }, "app.zip!/a.json"],
  ])("%s is no suggestion", (_, fix, file) => {
    expect(printed([diagnostic({ fix, file })])[0].suggestions).toBeUndefined();
  });
});
