import { escapeSegment, valueAt } from "../src/json/pointer.js";
import type { NotificationRequest } from "../src/model/request.js";
import { defineRule, type Finding } from "../src/rule.js";
import { bodyWords } from "../src/schema/body-words.js";
import { loadWords } from "../src/schema/load.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "payload-schema",
  severity: "error",
  summary: "A request body has the properties, types and values that Graph defines",
  fixable: true,

  checkRequest(request) {
    const { document, errors } = request;
    if (errors.length === 0) return;
    if (document.value !== undefined) return findings(request);
    // Rule `json-valid` reports a text from which nothing could be read.
    return document.source.problems.length > 0 ? undefined : noBody;
  },
});

const noBody: Finding = {
  at: "",
  message: "the request has no body",
  help: 'send a JSON object with "topic", "activityType" and "previewText"',
};

function* findings({ document, errors }: NotificationRequest): Iterable<Finding> {
  const shorthand = new Set<string>();
  for (const { pointer } of errors) {
    const name = shorthand.has(pointer) ? undefined : shorthandName(pointer, document.value);
    if (name === undefined) continue;
    shorthand.add(pointer);
    yield {
      at: { document, pointer: `${pointer}/${escapeSegment(name)}`, key: true },
      message: `${quote(name)} is a key where a template parameter has "name" and "value"`,
      help: `write { "name": ${quote(name)}, "value": … }`,
    };
  }
  const others =
    shorthand.size === 0 ? errors : errors.filter((error) => !shorthand.has(error.pointer));
  yield* loadWords().schemaFindings(others, document, bodyWords);
}

/**
 * The first key of a parameter that was written `{ "taskId": "4711" }` in place of `{ "name", "value" }`
 * (sp-dev-docs#7780): three schema errors and one mistake. Undefined for other objects.
 */
function shorthandName(pointer: string, body: unknown): string | undefined {
  if (!/^\/templateParameters\/\d+$/.test(pointer)) return undefined;
  const names = Object.keys(valueAt(body, pointer) ?? {});
  return names.some((name) => /^(?:name|key|value)$/i.test(name)) ? undefined : names[0];
}
