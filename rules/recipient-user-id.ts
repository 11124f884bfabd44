import { isBlank } from "../src/json/template.js";
import type { Recipient } from "../src/model/body.js";
import { isGuid, isUserPrincipalName } from "../src/model/ids.js";
import type { View } from "../src/model/view.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "recipient-user-id",
  severity: "error",
  summary: "A recipient's userId is a GUID or a user principal name",

  checkRequest({ body: { recipient, recipients }, target }) {
    let findings: Finding[] | undefined;
    // Graph ignores the recipient of a user's endpoint; rule `recipient-allowed` reports it.
    if (recipient && target !== "user" && isWrong(recipient)) {
      findings = [wrong(recipient, "/recipient/userId")];
    }
    if (!recipients || target === "user") return findings;
    for (let index = 0; index < recipients.length; index++) {
      const each = recipients[index];
      if (each && isWrong(each)) (findings ??= []).push(wrong(each, `/recipients/${index}/userId`));
    }
    return findings;
  },
});

function isWrong({ userId }: View<Recipient>): boolean {
  return typeof userId === "string" && !isGuid(userId) && !isUserPrincipalName(userId);
}

function wrong({ userId }: View<Recipient>, at: string): Finding {
  const text = String(userId);
  return {
    at,
    message: isBlank(text)
      ? "the recipient's userId is blank"
      : `userId ${quote(text)} is neither a GUID nor a user principal name`,
    help: "write the user's object id in Entra, or the user principal name: someone@contoso.com",
  };
}
