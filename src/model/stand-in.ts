import { type RecipientType, recipientType } from "./recipients.js";

/** An unknown property name, and the property that it was meant to be. */
export interface StandIn {
  readonly name: string;
  readonly meant: string;
}

const recipientNames: Readonly<Record<RecipientType, readonly string[]>> = {
  aadUser: ["userId"],
  chatMembers: ["chatId"],
  teamMembers: ["teamId"],
  channelMembers: ["teamId", "channelId"],
};

/**
 * The stand-in in an object of a request body that lacks exactly one needed name and has exactly one unknown name:
 * `key` in `{ "key": …, "value": … }` for a template parameter. The two are one mistake. Undefined for the body
 * itself, whose properties have too little to do with each other.
 */
export function standIn(pointer: string, object: unknown): StandIn | undefined {
  if (typeof object !== "object" || object === null || Array.isArray(object)) return undefined;
  const needed = neededNames(pointer, object as Readonly<Record<string, unknown>>);
  const missing = needed.filter((name) => !Object.hasOwn(object, name));
  if (missing.length !== 1) return undefined;
  const unknown = Object.keys(object).filter((name) => !isAllowed(name, needed));
  return unknown.length === 1 ? { name: unknown[0]!, meant: missing[0]! } : undefined;
}

function neededNames(
  pointer: string,
  object: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (pointer === "/topic") {
    return object["source"] === "entityUrl" ? ["source", "value"] : ["source", "value", "webUrl"];
  }
  if (pointer === "/previewText") return ["content"];
  if (pointer.startsWith("/templateParameters/")) return ["name", "value"];
  const written = object["@odata.type"];
  const type = typeof written === "string" ? recipientType(written) : undefined;
  return type === undefined ? [] : recipientNames[type];
}

/** Each optional name belongs to one kind of object, so the pointer need not be checked. */
function isAllowed(name: string, needed: readonly string[]): boolean {
  return needed.includes(name) || name.includes("@odata.") || /^(?:contentType|webUrl)$/.test(name);
}
