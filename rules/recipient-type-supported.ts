import { isBlank, isTemplate } from "../src/json/template.js";
import type { Recipient } from "../src/model/body.js";
import type { Target } from "../src/model/endpoint.js";
import { meantType } from "../src/model/recipient-slips.js";
import { recipientChoices, TYPE_KEY, withoutType } from "../src/model/recipient-without-type.js";
import { odataType, recipientType, recipientTypes } from "../src/model/recipients.js";
import { choices, writing } from "../src/model/suggestions.js";
import type { View } from "../src/model/view.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "recipient-type-supported",
  severity: "error",
  summary: "A recipient's @odata.type is present, and one that the endpoint takes",
  fixable: true,

  checkRequest({ body: { recipient, recipients }, target }) {
    // Rule `recipient-allowed` reports a property that the endpoint does not take.
    if (target === "user") return;
    if (target !== "bulk") return recipient ? judge(recipient, target) : undefined;
    if (!recipients) return;
    let findings: Finding[] | undefined;
    for (let index = 0; index < recipients.length; index++) {
      const each = recipients[index];
      const finding = each && judge(each, target, index);
      if (finding) (findings ??= []).push(finding);
    }
    return findings;
  },
});

function judge(recipient: View<Recipient>, target: Target | undefined, index?: number) {
  const written: unknown = recipient[TYPE_KEY];
  if (isTemplate(written)) return;
  const type = typeof written === "string" ? recipientType(written) : undefined;
  if (type !== undefined && recipientTypes(target).includes(type)) return;
  const parent = index === undefined ? "/recipient" : `/recipients/${index}`;
  if (typeof written !== "string" || isBlank(written))
    return withoutType(recipient, parent, target);
  if (type === undefined) return unknown(written, `${parent}/${TYPE_KEY}`, target);
  return {
    at: `${parent}/${TYPE_KEY}`,
    message: `${quote(written)} is no recipient of a ${target} request`,
    help: `a ${target} request takes ${recipientChoices(target)}`,
  };
}

function unknown(written: string, at: string, target: Target | undefined): Finding {
  const meant = meantType(written);
  const message = `${quote(written)} is no recipient of a notification`;
  if (meant === undefined) {
    const suggestions = choices(at, recipientTypes(target).map(odataType));
    return { at, message, help: `use one of ${recipientChoices(target)}`, suggestions };
  }
  const type = odataType(meant.type);
  if (meant.how === "near") {
    const help = `did you mean ${quote(type)}?`;
    return { at, message, help, suggestions: [writing(at, type)] };
  }
  const cure = {
    help: `write ${quote(type)}`,
    fix: { edits: [{ replace: at, text: JSON.stringify(type) }] },
  };
  if (meant.how === "prefix") return { at, message, ...cure };
  return {
    at,
    severity: "warning",
    message: `${quote(written)} differs in case from ${quote(type)}`,
    ...cure,
  };
}
