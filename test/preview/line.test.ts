import fc from "fast-check";
import { expect, test } from "vitest";
import { fillTemplate, plainLine } from "../../src/preview/line.js";
import { text } from "../model/text.js";

const sent = [
  { name: "taskId", value: "17" },
  { name: "blank", value: " " },
  { name: "unseen", value: "\u00a0\u200b" },
  { name: "nothing", value: null },
  { name: "half", value: text("crane {{n}}") },
  undefined,
];

test.each([
  ["{actor} created {taskId}", "actor:Board text: created  value:17"],
  ["{ actor } and { taskId }", "actor:Board text: and  value:17"],
  ["{Actor}", "actor:Board"],
  ["{taskid} {gone}", "gap:taskid text:  gap:gone"],
  ["{blank}{nothing}{unseen}", "empty:blank empty:nothing empty:unseen"],
  ["on {half}.", "text:on  value:crane  gap:n text:."],
  ["no parameter", "text:no parameter"],
  ["{} {{taskId}} {", "text:{} { value:17 text:} {"],
  ["", ""],
])("%j becomes %j", (template, pieces) => {
  const line = fillTemplate(template, { actor: "Board", sent });
  expect(line.map(({ kind, text: shown }) => `${kind}:${shown}`).join(" ")).toBe(pieces);
});

test("a template by itself has gaps", () => {
  const line = fillTemplate("{actor} created {taskId}", { actor: "Board", sent: undefined });
  expect(plainLine(line)).toBe("Board created {taskId}");
});

test("a hole of the template is a gap", () => {
  const line = fillTemplate(text("{actor} of {{TENANT}}"), { actor: "Board", sent });
  expect(plainLine(line)).toBe("Board of {TENANT}");
});

test("nothing of a template is lost, whatever it holds", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("{", "}", "a", " ", "é", "{a}")), (parts) => {
      const template = parts.join("");
      const line = fillTemplate(template, { actor: "Board", sent: undefined });
      expect(plainLine(line).replaceAll(/[{} ]/g, "")).toBe(template.replaceAll(/[{} ]/g, ""));
    }),
  );
});
