import type { CSharpWalk } from "./csharp.js";
import { peek, take } from "../tokens.js";

/** What the attributes of a member say of its name in JSON. */
export interface JsonAttribute {
  readonly name?: string;
  readonly isIgnored?: true;
}

/** Of System.Text.Json, Json.NET and data contracts. */
const NAMING = /^(?:JsonPropertyName|JsonProperty|DataMember)(?:Attribute)?$/;

/** Passes over `[Required, JsonPropertyName("activityType")]`. */
function parseAttribute({ cursor }: CSharpWalk): JsonAttribute {
  let found: JsonAttribute = {};
  let isNaming = false;
  let depth = 0;
  do {
    const { word, kind, parts } = take(cursor);
    if (kind === "sign" && word === "[") depth += 1;
    else if (kind === "sign" && word === "]") depth -= 1;
    else if (kind === "name" && NAMING.test(word)) isNaming = true;
    // With a condition it leaves out some values alone.
    else if (/^JsonIgnore(?:Attribute)?$/.test(word) && peek(cursor).word !== "(")
      found = { ...found, isIgnored: true };
    else if (isNaming && kind === "text" && typeof parts?.[0] === "string") {
      found = { ...found, name: parts[0] };
      isNaming = false;
    }
  } while (depth > 0 && peek(cursor).kind !== "end");
  return found;
}

/** Passes over all attributes that stand next. */
export function parseAttributes(walk: CSharpWalk): JsonAttribute {
  let found: JsonAttribute = {};
  while (peek(walk.cursor).word === "[" && peek(walk.cursor).kind === "sign")
    found = { ...found, ...parseAttribute(walk) };
  return found;
}
