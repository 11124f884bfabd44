import { valueAt } from "../json/pointer.js";
import type { NotificationBody } from "./body.js";
import { closest } from "./closest.js";
import type { NotificationRequest } from "./request.js";
import { standIn } from "./stand-in.js";

/**
 * Whether a property of the body can be called missing: it is absent or null, and the schema has spoken neither of
 * its value nor of a property whose name is a slip for it, nor of the body as a whole. A value that the schema
 * refused is in the view as undefined.
 */
export function isMissing(request: NotificationRequest, name: keyof NotificationBody): boolean {
  const { body, document } = request;
  if (typeof document.value !== "object") return false;
  if (name in body && body[name] !== null) return false;
  return slipFor(name, request, "") === undefined;
}

/**
 * Whether another rule speaks of a property that seems absent, because the body has the property with a wrong type,
 * under a wrong name (`weburl`, `link`), at a wrong place (`webUrl` beside `topic`), or in the 2020 form. `parent` is
 * `/topic`, or empty for the body itself.
 */
export function isCoveredByOtherRule(
  request: NotificationRequest,
  parent: "/topic" | "",
  property: string,
): boolean {
  const { errors, legacy, document } = request;
  const pointer = `${parent}/${property}`;
  const path = pointer.slice(1).replaceAll("/", ".");
  return (
    legacy.some((form) => form.current === path) ||
    standIn(parent, valueAt(document.value, parent))?.meant === property ||
    errors.some((error) => error.pointer === pointer) ||
    slipFor(property, request) !== undefined
  );
}

/**
 * The unknown key that is a slip for a property, as `teamsAppID` for `teamsAppId`: of the object at `parent`, else of
 * any object.
 */
export function slipFor(
  property: string,
  { errors }: NotificationRequest,
  parent?: string,
): string | undefined {
  for (const { pointer, params } of errors) {
    const key = params["additionalProperty"];
    if (typeof key !== "string" || (parent !== undefined && pointer !== parent)) continue;
    if (closest(key, [property]) !== undefined) return key;
  }
  return undefined;
}
