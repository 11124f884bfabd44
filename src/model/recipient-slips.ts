import { closest } from "./closest.js";
import { type RecipientType, recipientTypes } from "./recipients.js";

/** The abstract base type of the four recipient types (Graph's metadata); it names no recipient. */
const BASE = "teamworknotificationrecipient";

/**
 * The type that a wrong `@odata.type` was meant to be. `case`: right but for case. `prefix`: the right name after a
 * wrong prefix, such as the `Microsoft.Teams.GraphSvc.` of older pages. `near`: a slip. Undefined where no type is
 * near.
 */
export function meantType(
  written: string,
): { readonly type: RecipientType; readonly how: "case" | "prefix" | "near" } | undefined {
  const name = written.slice(Math.max(written.lastIndexOf("."), written.lastIndexOf("#")) + 1);
  const lower = name.toLowerCase();
  if (lower === BASE) return undefined;
  const types = recipientTypes(undefined);
  const prefix = written.slice(0, written.length - name.length).toLowerCase();
  for (const type of types) {
    if (lower !== `${type}NotificationRecipient`.toLowerCase()) continue;
    const isGraph = prefix === "microsoft.graph." || prefix === "#microsoft.graph.";
    return { type, how: isGraph ? "case" : "prefix" };
  }
  const short = name.replace(/(?:Notification)?Recipient$/i, "");
  const near = closest(short, types);
  const type = types.find((candidate) => candidate === near);
  return type && { type, how: "near" };
}
