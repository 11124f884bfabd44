import { rawText } from "../src/json/template.js";
import { valueAt } from "../src/json/pointer.js";
import type { LegacyForm, NotificationRequest } from "../src/model/request.js";
import { defineRule, type Edit, type Finding } from "../src/rule.js";

/** Source: Microsoft's preview of 2020 and the current form (domain facts, section 11). */
export default defineRule({
  id: "payload-current-form",
  severity: "error",
  summary: "A request has the current form and not that of the 2020 preview",
  fixable: true,

  checkRequest(request) {
    if (request.legacy.length === 0 && !isLegacyUrl(request)) return;
    return oldForm(request);
  },
});

function isLegacyUrl({ endpoint }: NotificationRequest): boolean {
  return endpoint?.kind === "endpoint" && endpoint.form === "legacy";
}

function oldForm(request: NotificationRequest): Finding {
  const { legacy, url, document } = request;
  const changes = legacy.map(({ old, current }) => `${old} is now ${current}`);
  const edits = legacy.flatMap((form) => editOf(form, document.value));
  if (url && isLegacyUrl(request)) {
    changes.unshift("the path is now …/teamwork/sendActivityNotification");
    const text = rawText(url.text).replace(
      /\/(?=(?:microsoft\.graph\.)?sendActivityNotification)/i,
      "/teamwork/",
    );
    edits.push({ replace: url.place, text: "source" in url.place ? text : JSON.stringify(text) });
  }
  const [first] = legacy;
  return {
    at: first ? { document, pointer: first.pointer, key: first.key } : url!.place,
    message: `the request has the form of the 2020 preview: ${first ? first.old : "a path without /teamwork"}`,
    help: changes.join("; "),
    fix: edits.length > 0 ? { edits } : undefined,
  };
}

/**
 * The edits for an outdated property; none where the current property is there too, because a person has to choose.
 */
function editOf({ pointer, key, current }: LegacyForm, body: unknown): Edit[] {
  if (key) {
    const name = current.slice(current.lastIndexOf(".") + 1);
    const sibling = pointer.slice(0, pointer.lastIndexOf("/") + 1) + name;
    return valueAt(body, sibling) === undefined ? [{ rename: pointer, text: name }] : [];
  }
  const value = valueAt(body, pointer);
  if (pointer === "/previewText")
    return [{ replace: pointer, text: JSON.stringify({ content: value }) }];
  return [{ replace: pointer, text: JSON.stringify("text") }];
}
