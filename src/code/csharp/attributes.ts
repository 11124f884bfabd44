import type { CSharpWalk } from "./csharp.js";
import { peek, take } from "../tokens.js";

/** A member's name in JSON, from its attributes. */
export interface JsonAttribute {
  readonly name?: string;
  readonly isIgnored?: true;
}

/** Attributes of System.Text.Json, Json.NET and data contracts. */
const NAMING = /^(?:JsonPropertyName|JsonProperty|DataMember)(?:Attribute)?$/;

/** Reads an attribute list, such as `[Required, JsonPropertyName("activityType")]`. */
function parseAttribute({ cursor }: CSharpWalk): JsonAttribute {
  let found: JsonAttribute = {};
  let isNaming = false;
  let depth = 0;
  do {
    const { word, kind, parts } = take(cursor);
    if (kind === "sign" && word === "[") depth += 1;
    else if (kind === "sign" && word === "]") depth -= 1;
    else if (kind === "name" && NAMING.test(word)) isNaming = true;
    // A `JsonIgnore` with a condition omits some values only.
    else if (/^JsonIgnore(?:Attribute)?$/.test(word) && peek(cursor).word !== "(")
      found = { ...found, isIgnored: true };
    else if (isNaming && kind === "text" && typeof parts?.[0] === "string") {
      found = { ...found, name: parts[0] };
      isNaming = false;
    }
  } while (depth > 0 && peek(cursor).kind !== "end");
  return found;
}

/** Reads all attribute lists at the cursor. */
export function parseAttributes(walk: CSharpWalk): JsonAttribute {
  let found: JsonAttribute = {};
  while (peek(walk.cursor).word === "[" && peek(walk.cursor).kind === "sign")
    found = { ...found, ...parseAttribute(walk) };
  return found;
}
