import { known } from "../src/json/template.js";
import { sameTargetId } from "../src/model/ids.js";
import { recipientType } from "../src/model/recipients.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "recipient-in-scope",
  severity: "error",
  summary: "A chat or team that is the recipient is the one in the URL",

  checkRequest({ body: { recipient }, endpoint, url }) {
    if (!recipient || endpoint?.kind !== "endpoint") return;
    const kind = endpoint.target;
    if (kind !== "chat" && kind !== "team") return;
    // Rule `recipient-type-supported` reports members of the other kind.
    const type = recipientType(known(recipient["@odata.type"]) ?? "");
    if (type === undefined || type === "aadUser" || (type === "chatMembers") !== (kind === "chat"))
      return;
    const named = known(kind === "chat" ? recipient.chatId : recipient.teamId);
    const notified = kind === "chat" ? endpoint.chatId : endpoint.teamId;
    if (named === undefined || notified === undefined || sameTargetId(kind, named, notified))
      return;
    return {
      at: `/recipient/${kind}Id`,
      message: `the recipient is the ${kind} ${quote(named)}, but the URL has the ${kind} ${quote(notified)}`,
      help: `write ${quote(notified)}, or send the request to the ${kind} that the recipient names`,
      ...(url && { related: [{ at: url.place, message: `the ${kind} in the URL` }] }),
    };
  },
});
