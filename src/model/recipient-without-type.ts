import { escapeSegment } from "../json/pointer.js";
import type { Finding } from "../rule.js";
import { list, quote } from "../words.js";
import type { Recipient } from "./body.js";
import type { Target } from "./endpoint.js";
import { odataType, type RecipientType, recipientTypes } from "./recipients.js";
import type { View } from "./view.js";

export const TYPE_KEY = "@odata.type";

/** Keys that were meant to be `@odata.type`: `odata.type`, `@odata.Type`, `$type`. */
const MEANT_KEY = /^[@$]?(?:odata[.:_-]?)?type$/i;

/** The finding about a recipient without `@odata.type`; `parent` is the recipient's pointer. */
export function withoutType(
  recipient: View<Recipient>,
  parent: string,
  target: Target | undefined,
): Finding {
  const key = Object.keys(recipient).find((name) => name !== TYPE_KEY && MEANT_KEY.test(name));
  if (key !== undefined) {
    const at = { key: `${parent}/${escapeSegment(key)}` };
    const fix = { edits: [{ rename: at, text: TYPE_KEY }] };
    return {
      at,
      message: `${quote(key)} does not tell the type of a recipient`,
      help: `write "${TYPE_KEY}"`,
      fix,
    };
  }
  const at = `${parent}/${TYPE_KEY}`;
  const message = `the recipient has no "${TYPE_KEY}"`;
  const meant = typeByProperties(recipient);
  if (meant === undefined) return { at, message, help: `add one of ${recipientChoices(target)}` };
  const text = JSON.stringify(odataType(meant));
  return {
    at,
    message,
    help: `add "${TYPE_KEY}": ${text}, as every example of Graph's pages begins`,
  };
}

/** The type whose properties the recipient has; undefined where they fit no type, or several. */
function typeByProperties(recipient: View<Recipient>): RecipientType | undefined {
  const { userId, chatId, teamId, channelId } = recipient;
  const has = [userId, chatId, teamId ?? channelId].filter((id) => id !== undefined && id !== null);
  if (has.length !== 1) return undefined;
  if (userId) return "aadUser";
  if (chatId) return "chatMembers";
  if (channelId) return teamId ? "channelMembers" : undefined;
  return teamId ? "teamMembers" : undefined;
}

/** The types that a target takes, quoted, for help texts. */
export function recipientChoices(target: Target | undefined): string {
  return list(recipientTypes(target).map(odataType));
}
