import type { NotificationBody } from "./body.js";
import { closest } from "./closest.js";
import type { NotificationRequest } from "./request.js";

/**
 * Whether a property of the body can be called missing: it is absent or null, and the schema has
 * spoken neither of its value nor of a property whose name is a slip for it, nor of the body as a
 * whole. What the schema refused stands in the view as undefined.
 */
export function isMissing(request: NotificationRequest, name: keyof NotificationBody): boolean {
  const { body, errors, document } = request;
  if (typeof document.value !== "object") return false;
  if (name in body && body[name] !== null) return false;
  return !errors.some(
    ({ pointer, keyword, params }) =>
      pointer === "" &&
      keyword === "additionalProperties" &&
      closest(String(params["additionalProperty"]), [name]) !== undefined,
  );
}
