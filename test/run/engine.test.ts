import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/run/engine.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import type { Edit, Rule } from "../../src/rule.js";

describe("a fix", () => {
  const own = parseFile(textFile("a.json", '{ "x": 1 }'));
  const other = parseFile(textFile("b.json", '{ "x": 1 }'));
  const here: Edit = { replace: "/x", text: "2" };
  const there: Edit = { replace: { document: other, pointer: "/x" }, text: "2" };

  test.each<[string, Edit[], boolean]>([
    ["in the file of the finding is kept", [here], true],
    ["in another file is dropped, because an edit names no file", [there], false],
    ["in both is dropped as a whole", [here, there], false],
  ])("%s", (_, edits, isKept) => {
    const rule: Rule = {
      id: "probe",
      severity: "error",
      summary: "probe",
      checkDocument: () => ({ at: "/x", message: "m", fix: { edits } }),
    };
    const [found] = createEngine([rule], () => "error").checkDocument(own);
    expect(found).toMatchObject({ file: "a.json", message: "m" });
    expect(found?.fix !== undefined).toBe(isKept);
  });
});
