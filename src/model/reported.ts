import { valueAt } from "../json/pointer.js";
import { closest } from "./closest.js";
import type { NotificationRequest } from "./request.js";
import { standIn } from "./stand-in.js";

/**
 * Whether a property that seems absent is there in another way of which another rule speaks: with a
 * wrong type, a wrong name (`weburl`, `link`), at a wrong place (`webUrl` beside `topic`), or in the 2020 form.
 * `parent` is `/topic`, or empty for the body itself.
 */
export function isReported(
  { errors, legacy, document }: NotificationRequest,
  parent: "/topic" | "",
  property: string,
): boolean {
  const pointer = `${parent}/${property}`;
  const path = pointer.slice(1).replaceAll("/", ".");
  return (
    legacy.some((form) => form.current === path) ||
    standIn(parent, valueAt(document.value, parent))?.meant === property ||
    errors.some((error) => {
      if (error.pointer === pointer) return true;
      const name = error.params["additionalProperty"];
      return typeof name === "string" && closest(name, [property]) !== undefined;
    })
  );
}
