import type { JsonObject } from "../json/object.js";
import { closest } from "../model/closest.js";
import { bodyProperties } from "../model/notification-body.js";

/**
 * Whether an object is the record of a logger, into which pino, winston and bunyan put the keys of
 * what is logged beside their own: a level, and a time or a message.
 */
export function isLogRecord(value: JsonObject): boolean {
  const { level, time, timestamp, msg, message } = value;
  if (typeof level !== "string" && typeof level !== "number") return false;
  return [time, timestamp, msg, message].some((mark) => mark !== undefined);
}

/** The keys of a record that a body has, or that are near to such a key. */
export function withoutLoggerKeys(record: JsonObject): JsonObject {
  const body: Record<string, unknown> = {};
  for (const key in record) if (isOfBody(key)) body[key] = record[key];
  return body;
}

/** Keys are few, and records many. */
const known = new Map<string, boolean>(bodyProperties.map((name) => [name, true]));
const MOST_KNOWN = 500;

function isOfBody(key: string): boolean {
  const before = known.get(key);
  if (before !== undefined) return before;
  const isNear = closest(key, bodyProperties) !== undefined;
  if (known.size < MOST_KNOWN) known.set(key, isNear);
  return isNear;
}
