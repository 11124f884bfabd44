import { known, rawText } from "../src/json/template.js";
import { documentedPath, type Endpoint } from "../src/model/endpoint.js";
import type { NotificationRequest } from "../src/model/request.js";
import { batchUrl, fourPaths, type Words, wrongUrl } from "../src/model/wrong-url.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "endpoint-known",
  severity: "error",
  summary: "The request is a POST to one of Microsoft Graph's four notification actions",

  checkRequest(request) {
    const { endpoint, method, url } = request;
    if (!endpoint || !url || endpoint.kind === "unknown") return;
    const at = url.place;
    if (endpoint.kind === "unpublished")
      return { at, severity: "warning", ...unpublished(endpoint.action) };
    if (endpoint.kind === "wrong") return { at, ...wrongUrl(endpoint, rawText(url.text), at) };
    if (endpoint.kind === "other")
      return isMeantForGraph(request) ? { at, ...noAction() } : undefined;
    // Rule `payload-current-form` reports the 2020 preview's path.
    if (endpoint.form === "legacy") return;
    const isPost = (known(method?.text) ?? "POST").trim().toUpperCase() === "POST";
    const isVersioned = request.isBatched && endpoint.version;
    if (isPost && endpoint.form !== "metadata" && !isVersioned) return;
    const findings: Finding[] = [];
    if (method && !isPost) findings.push({ at: method.place, ...notPost(rawText(method.text)) });
    if (isVersioned) findings.push({ at, ...batchUrl(rawText(url.text), isVersioned, at) });
    if (endpoint.form === "metadata")
      findings.push({ at, severity: "info", ...undocumented(endpoint) });
    return findings;
  },
});

function notPost(method: string): Words {
  return {
    message: `the method is ${quote(method)}, and notifications are sent with POST`,
    help: "write POST",
  };
}

function unpublished(action: string): Words {
  return {
    message: `${quote(action)} is no action that Graph's documentation or metadata publishes`,
    help: "Microsoft supports the four send actions alone: it may change or vanish",
  };
}

/** Whether a body that is surely a notification is sent to another resource of Graph. */
function isMeantForGraph({ endpoint, body }: NotificationRequest): boolean {
  const isGraph = endpoint?.kind === "other" && endpoint.cloud !== undefined;
  return isGraph && body.activityType !== undefined && body.topic !== undefined;
}

function noAction(): Words {
  return {
    message: "the body is a notification, and the URL is no notification endpoint of Graph",
    help: fourPaths(),
  };
}

function undocumented(endpoint: Endpoint): Words {
  return {
    message: "the URL is a form that Graph's metadata has and its documentation has not",
    help: `the documented one is ${documentedPath(endpoint)}`,
  };
}
