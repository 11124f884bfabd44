import { isMissing } from "../src/model/absent.js";
import type { NotificationRequest } from "../src/model/request.js";
import { defineRule, type Finding } from "../src/rule.js";

export default defineRule({
  id: "recipient-allowed",
  severity: "error",
  summary:
    "Chat and team requests have recipient, bulk requests recipients, and none has the other's",

  checkRequest(request) {
    const { target, body } = request;
    if (target === undefined) return;
    // A null parameter counts as absent; an undefined one is unknown or refused, and so present.
    const hasOne = body.recipient !== null && "recipient" in body;
    const hasList = body.recipients !== null && "recipients" in body;
    if (target === "user") return hasOne || hasList ? onUser(hasOne, hasList) : undefined;
    if (target === "bulk") return hasOne ? oneInBulk() : hasList ? undefined : missingList(request);
    return hasList ? listIn(target, hasOne) : hasOne ? undefined : missingOne(request, target);
  },
});

function onUser(hasOne: boolean, hasList: boolean): Finding[] {
  const findings: Finding[] = [];
  if (hasOne) {
    findings.push({
      at: { key: "/recipient" },
      severity: "info",
      message: 'a request to one user takes no "recipient": the user is in the URL',
      help: "leave it out",
    });
  }
  if (hasList) {
    findings.push({
      at: { key: "/recipients" },
      message: 'a request to one user takes no "recipients": the user is in the URL',
      help: "leave it out, or send it to /teamwork/sendActivityNotificationToRecipients",
    });
  }
  return findings;
}

function oneInBulk(): Finding {
  return {
    at: { key: "/recipient" },
    message: 'a bulk request takes "recipients", a list, and no "recipient"',
    help: 'put it into the list "recipients"',
  };
}

function listIn(target: "chat" | "team", hasOne: boolean): Finding {
  return {
    at: { key: "/recipients" },
    message: `a request to a ${target} takes "recipient", one object, and no "recipients"`,
    help: hasOne
      ? "leave it out"
      : 'name one "recipient", or send it to /teamwork/sendActivityNotificationToRecipients',
  };
}

function missingOne(request: NotificationRequest, target: "chat" | "team"): Finding | undefined {
  if (!isMissing(request, "recipient")) return;
  const id = target === "chat" ? '"chatId": "…"' : '"teamId": "…"';
  return {
    at: "/recipient",
    message: `a request to a ${target} has no recipient`,
    help: `add "recipient": { "@odata.type": "microsoft.graph.${target}MembersNotificationRecipient", ${id} } for all members, or an aadUserNotificationRecipient with the userId of one`,
  };
}

function missingList(request: NotificationRequest): Finding | undefined {
  if (!isMissing(request, "recipients")) return;
  return {
    at: "/recipients",
    message: "a bulk request has no recipients",
    help: 'add "recipients": [ { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", "userId": "…" } ]',
  };
}
