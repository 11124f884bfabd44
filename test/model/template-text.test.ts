import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplateText } from "../../src/model/template-text.js";
import { text } from "./text.js";
import { tries } from "../long.js";

describe("parameters", () => {
  test.each([
    ["{actor} created task {taskId} for you", ["actor", "taskId"]],
    ["{taskId}, {taskId} and {boardId}", ["taskId", "boardId"]],
    ["no parameter", []],
    ["", []],
    ["{a}{b}", ["a", "b"]],
    ["{task id} and {ключ}", ["task id", "ключ"]],
    ["2 < 3, and 3 > 2", []],
    ["I <3 {taskId}", ["taskId"]],
    ["<b>{taskId}</b><br>", ["taskId"]],
  ])("%s", (template, parameters) => {
    expect(parseTemplateText(template)).toEqual({
      parameters,
      mistakes: [],
      mended: undefined,
      isCertain: true,
    });
  });

  test("those of a text with a hole are not all", () => {
    const parsed = parseTemplateText(text("{actor} at {{place}}: {taskId} {x{{y}}}"));
    expect(parsed.parameters).toEqual(["actor", "taskId"]);
    expect(parsed.isCertain).toBe(false);
  });
});

describe("mistakes", () => {
  test.each([
    ["{taskId", "unclosed", "{taskId", undefined],
    ["{{taskId}", "unclosed", "{{taskId}", "{taskId}"],
    ["done}", "unopened", "}", undefined],
    ["{taskId}}", "unopened", "{taskId}}", "{taskId}"],
    ["{task{id}}", "nested", "{task", undefined],
    ["a {} b", "empty", "{}", undefined],
    ["a { } b", "empty", "{ }", undefined],
    ["{{}}", "empty", "{{}}", undefined],
    ["{{ taskId }} is done", "doubled", "{{ taskId }}", "{taskId} is done"],
    ["{{Actor}} wrote", "doubled", "{{Actor}}", "{actor} wrote"],
    ["{{{taskId}}}", "doubled", "{{{taskId}}}", "{taskId}"],
    ["<taskId> is done", "angle", "<taskId>", "{taskId} is done"],
    ["<Actor> wrote", "angle", "<Actor>", "{actor} wrote"],
    ["{Actor} wrote {taskId}", "actor-case", "{Actor}", "{actor} wrote {taskId}"],
    ["{ actor } wrote", "actor-case", "{ actor }", "{actor} wrote"],
    ["<team member> created <taskId>", "angle", "<team member>", "{teamMember} created {taskId}"],
    ["<a1> and {", "angle", "<a1>", undefined],
  ])("%s", (template, kind, offending, mended) => {
    const parsed = parseTemplateText(template);
    expect(parsed.mistakes[0]).toMatchObject({ kind, text: offending });
    expect(parsed.mended).toBe(mended);
    expect(parsed.isCertain).toBe(false);
  });

  test("are in the order of the text", () => {
    const kinds = parseTemplateText("<x1> {{y}} {Actor} }").mistakes.map(({ kind }) => kind);
    expect(kinds).toEqual(["angle", "doubled", "actor-case", "unopened"]);
  });

  test("of a text with a hole are not mended", () => {
    expect(parseTemplateText(text("{{name}}: <taskId>")).mended).toBeUndefined();
  });
});

const pieces = fc.array(
  fc.constantFrom(
    "{",
    "}",
    "{{",
    "}}",
    "<",
    ">",
    "</",
    " ",
    "actor",
    "Actor",
    "taskId",
    "b",
    "é",
    "\n",
  ),
);

test("any text is taken apart, and a mended one has no mistake left", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const { mended, mistakes } = parseTemplateText(parts.join(""));
      if (mended === undefined) return;
      expect(mistakes).not.toEqual([]);
      expect(parseTemplateText(mended).mistakes).toEqual([]);
    }),
    tries(500),
  );
});

test.each(["{", "}", "<a", "<a>", "{{a}}", "{a", "{ ", "<aaaa ", "{Actor}"])(
  "a long text of %s is read in linear time",
  (piece) => {
    const start = performance.now();
    parseTemplateText(piece.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(10_000);
  },
);
