import { graphHosts } from "../model/clouds.js";
import { endpointPaths, escapeForRegExp, type Target } from "../model/endpoint.js";
import type { Activity } from "./activity.js";
import { bodyDefinitions, typedRecipient } from "./json-body.js";
import {
  anyOf,
  choose,
  has,
  having,
  inAnyCase,
  matching,
  NULL,
  placeholders,
  ref,
  type Schema,
  UNKNOWN,
} from "./schema-parts.js";
import { jsonText } from "./texts.js";

const DESCRIPTION =
  "Requests of this app: bodies, envelopes { method, url, body }, Graph batches, and lists of them. " +
  "What this schema refuses, teamslint calls an error. teamslint alone sees, beside all that it only " +
  "warns of: whether links and ids are those of the app and in the scope of the request, Graph URLs " +
  "that name no entity, URLs that are none of the four actions, user ids that are none, links that lead " +
  "elsewhere than to Teams, a chainId beyond 2^63, and a body that is a string of JSON.";

/**
 * The JSON Schema (2020-12) of an app's requests. The shape of a body is that of the linter's own schema. Additions
 * are the parts that depend on the app, and the conditions that rules other than the schema's call errors.
 */
export function jsonSchema(activities: readonly Activity[], comment: string): string {
  return `${jsonText({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $comment: comment,
    title: "Activity feed notifications",
    description: DESCRIPTION,
    ...choose(
      [{ type: "array" }, { items: ref("request") }],
      [has("requests"), { properties: { requests: { items: ref("request") } } }],
      [anyOf(has("request"), has("url"), has("body")), ref("request")],
      // The linter reads HAR files and Postman collections; this schema accepts them unread.
      [anyOf(has("log"), has("info")), {}],
      [{ type: "object" }, ref("body")],
    ),
    $defs: {
      // The linter skips items of a list that are no requests.
      request: choose(
        [has("request"), { properties: { request: ref("envelope") } }],
        [anyOf(has("url"), has("body")), ref("envelope")],
        [has("type"), {}],
        [anyOf(has("activityType"), has("topic")), ref("body")],
      ),
      envelope: envelope(),
      ...Object.fromEntries(targets.map((target) => [`${target}Body`, bodyFor(target)])),
      body,
      ...bodyDefinitions(activities),
      anyRecipient: typedRecipient(),
      chatRecipient: typedRecipient("chat"),
      teamRecipient: typedRecipient("team"),
      bulkRecipient: typedRecipient("bulk"),
      ...placeholders,
    },
  })}\n`;
}

const targets: readonly Target[] = ["user", "chat", "team", "bulk"];

/**
 * The schema of a request with URL and body: the URL decides which target's body it has. Bodies behind undocumented
 * URLs are not judged.
 */
function envelope(): Schema {
  const method = anyOf({ enum: ["POST"] }, matching(`^\\s*${inAnyCase("post")}\\s*$`), UNKNOWN, {
    not: { type: "string" },
  });
  const byTarget = targets.map((target) => {
    const own = choose([{ not: { type: "string" } }, ref(`${target}Body`)]);
    const call = { required: ["body"], properties: { method, body: own } };
    return choose([having({ url: matching(urlPattern(target)) }), call]);
  });
  const withoutUrl = { properties: { body: choose([{ type: "object" }, ref("body")]) } };
  return { allOf: [choose([{ not: has("url") }, withoutUrl]), ...byTarget] };
}

/**
 * The pattern of a documented URL: with Graph's host, with a variable in its place, or from the path after the
 * version alone.
 */
function urlPattern(target: Target): string {
  const hosts = graphHosts.map(escapeForRegExp).join("|");
  const path = endpointPaths[target].replace(/\{\w+\}/, "[^/?#()'\\s]+");
  return `^(?:https://(?:${hosts})/(?:v1\\.0|beta)|\\{\\{\\w+\\}\\})?${path}$`;
}

/** 1 to 100 users (`recipients-limit`). */
const recipientList = {
  type: "array",
  minItems: 1,
  maxItems: 100,
  items: anyOf(ref("bulkRecipient"), UNKNOWN),
};

/** The schema of a body whose URL is known: rules `recipient-allowed` and `recipient-type-supported`. */
function bodyFor(target: Target): Schema {
  const recipient = anyOf(ref(`${target}Recipient`), UNKNOWN);
  const list = anyOf(recipientList, UNKNOWN);
  const rules: Readonly<Record<Target, readonly Schema[]>> = {
    user: [{ properties: { recipients: NULL } }],
    chat: [having({ recipient }), { properties: { recipients: NULL } }],
    team: [having({ recipient }), { properties: { recipients: NULL } }],
    bulk: [having({ recipients: list }), { properties: { recipient: NULL } }],
  };
  return { allOf: [ref("notification"), ...rules[target]] };
}

/** The schema of a body whose URL is not known: a list of recipients makes it a bulk request's. */
const body: Schema = {
  allOf: [
    ref("notification"),
    {
      properties: {
        recipient: anyOf(ref("anyRecipient"), NULL, UNKNOWN),
        recipients: anyOf(recipientList, NULL, UNKNOWN),
      },
    },
    choose([having({ recipients: { type: "array" } }), { properties: { recipient: NULL } }]),
  ],
};
