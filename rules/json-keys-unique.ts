import type { Document } from "../src/json/document.js";
import { countKeys, countWrittenKeys, repeatedKeys } from "../src/json/repeated-keys.js";
import { segmentsOf } from "../src/json/pointer.js";
import { locate } from "../src/json/scan.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "json-keys-unique",
  severity: "error",
  summary: "No object repeats a key",

  checkDocument(document) {
    const { source, root, value } = document;
    // A text that nests too deeply has no value; walking it would overflow the stack.
    if (value === undefined) return;
    const isWhole = root === "" && source.problems.length === 0;
    if (isWhole && countWrittenKeys(source.text) === countKeys(value)) return;
    return findRepeated(document);
  },
});

function* findRepeated(document: Document): Iterable<Finding> {
  const { source, root } = document;
  const segments = segmentsOf(root);
  const { child, depth } = locate(source, segments);
  if (depth < segments.length) return;
  for (const { pointer, key, first } of repeatedKeys(source, child)) {
    yield {
      at: { document, pointer, key: true },
      message: `the key ${quote(key)} stands here a second time`,
      help: "remove one of the two: only the last one is read",
      related: [
        { at: { source, start: first.keyStart, end: first.keyEnd }, message: "the first one" },
      ],
    };
  }
}
