import type { PointerPlace } from "../json/document.js";
import { valueAt } from "../json/pointer.js";
import { closest } from "../model/closest.js";
import { choices, writing } from "../model/suggestions.js";
import { list, quote } from "../words.js";
import type { SchemaError } from "../model/schema-error.js";
import { kindOf } from "./type-words.js";
import type { SchemaFinding, Vocabulary } from "./vocabulary.js";

/** The finding about a value that the schema does not list. */
export function wrongValue(
  at: PointerPlace,
  subject: string,
  value: unknown,
  params: SchemaError["params"],
  vocabulary: Vocabulary,
): SchemaFinding {
  const allowed =
    "allowedValue" in params ? [params["allowedValue"]] : (params["allowedValues"] as unknown[]);
  const texts = allowed.filter((one): one is string => typeof one === "string");
  if (typeof value !== "string") {
    return {
      at,
      message: `${subject} is ${kindOf(value)}`,
      help: `expected ${list(allowed.map(String))}`,
    };
  }
  const near = closest(value, texts);
  if (near !== undefined && near.toLowerCase() === value.toLowerCase()) {
    return {
      at,
      message: `${quote(value)} differs in case from ${quote(near)}`,
      help: `write ${quote(near)}: case counts`,
      fix: { edits: [{ replace: at, text: JSON.stringify(near) }] },
      ...(vocabulary.caseSeverity && { severity: vocabulary.caseSeverity }),
    };
  }
  const message = `${quote(value)} is no value of ${subject}`;
  const story = vocabulary.valueStory?.(at.pointer, value);
  if (story !== undefined) return { at, message, help: `${story}; allowed here: ${list(texts)}` };
  const others = texts.filter((text) => text !== near);
  if (near === undefined)
    return {
      at,
      message,
      help: `expected ${texts.length > 1 ? "one of " : ""}${list(texts)}`,
      suggestions: choices(at, texts),
    };
  return {
    at,
    message,
    help: `did you mean ${quote(near)}?${others.length > 0 ? ` also allowed: ${list(others)}` : ""}`,
    suggestions: [writing(at, near)],
  };
}

/** The finding about a list with two equal items: `i` is the index of the later, `j` of the earlier. */
export function repeated(
  at: PointerPlace,
  subject: string,
  value: unknown,
  params: SchemaError["params"],
): SchemaFinding {
  const { document, pointer } = at;
  const [i, j] = [Number(params["i"]), Number(params["j"])];
  const item = valueAt(value, `/${i}`);
  const what = typeof item === "string" ? quote(item) : `entry ${i + 1}`;
  return {
    at: { document, pointer: `${pointer}/${i}` },
    message: `${what} stands twice in ${subject}`,
    help: "remove one of the two",
    related: [{ at: { document, pointer: `${pointer}/${j}` }, message: "the first one" }],
  };
}
