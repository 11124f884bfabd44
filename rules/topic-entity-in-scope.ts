import { known } from "../src/json/template.js";
import { isSupported } from "../src/model/entity-url.js";
import { isGuid, sameTargetId } from "../src/model/ids.js";
import type { NotificationRequest } from "../src/model/request.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "topic-entity-in-scope",
  severity: "error",
  summary: "The entity of a topic is the chat, team or user that is notified, or below it",

  checkRequest(request) {
    const { entity, target, endpoint, body } = request;
    // Rule `topic-entity-supported` reports an entity that the endpoint does not support.
    if (entity?.kind !== "entity" || target === undefined || !isSupported(entity, target)) return;
    const at = endpoint?.kind === "endpoint" ? endpoint : undefined;
    if (target === "chat") {
      const chatId = at ? at.chatId : known(body.recipient?.chatId);
      return compare("chat", entity.chatId, chatId, request);
    }
    if (target === "team") {
      const teamId = at ? at.teamId : known(body.recipient?.teamId);
      return compare("team", entity.teamId, teamId, request);
    }
    // An object id and a user principal name may name the same user.
    const { userId } = entity;
    const asked = at?.userId;
    if (userId === undefined || asked === undefined || isGuid(userId) !== isGuid(asked)) return;
    return compare("user", userId, asked, request);
  },
});

function compare(
  kind: "chat" | "team" | "user",
  named: string | undefined,
  notified: string | undefined,
  { url }: NotificationRequest,
): Finding | undefined {
  if (named === undefined || notified === undefined || sameTargetId(kind, named, notified))
    return undefined;
  return {
    at: "/topic/value",
    message: `the topic is in the ${kind} ${quote(named)}, but the notification goes to the ${kind} ${quote(notified)}`,
    help: `put ${quote(notified)} into the entity URL, or notify the ${kind} that it names`,
    ...(url && { related: [{ at: url.place, message: `the ${kind} that is notified` }] }),
  };
}
