/** The parameters of the four actions (domain facts, 1.1), and `chainID` of the 2020 form. */
export const bodyProperties: readonly string[] = [
  "topic",
  "activityType",
  "previewText",
  "templateParameters",
  "recipient",
  "recipients",
  "teamsAppId",
  "iconId",
  "chainId",
  "chainID",
];

/** Values of `type` in cards and in a bot's activities (Bot Framework, `ActivityTypes`). */
const CARD = /^AdaptiveCard$/;
const BOT_ACTIVITY = /^(?:message|invoke|event|conversationUpdate)$/;

/**
 * Whether a JSON value is the body of a notification: two of the action's own properties, one of
 * them `activityType` or a `topic` that is an object. Other software has topics that are strings.
 */
export function isNotificationBody(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const body = value as Record<string, unknown>;
  const { activityType, topic, type } = body;
  if (activityType === undefined && (typeof topic !== "object" || topic === null)) return false;
  if (Array.isArray(value) || !hasTwoProperties(body)) return false;
  if (typeof type === "string" && (CARD.test(type) || BOT_ACTIVITY.test(type))) return false;
  return !isDescription(body);
}

function hasTwoProperties(body: object): boolean {
  const hasBoth = Object.hasOwn(body, "activityType") && Object.hasOwn(body, "topic");
  return hasBoth || countProperties(body) >= 2;
}

/** Whether an object is other JSON that may hold a topic or a recipient: a manifest, the description of an API. */
function isDescription(value: Readonly<Record<string, unknown>>): boolean {
  const { manifestVersion, openapi, swagger, asyncapi } = value;
  return (
    manifestVersion !== undefined ||
    openapi !== undefined ||
    swagger !== undefined ||
    asyncapi !== undefined
  );
}

/**
 * Whether a JSON value is a notification even in a place where nobody would look for one: the activity type is a
 * text, and the topic's form or another property occurs in notifications alone.
 */
export function isSurelyNotification(value: unknown): boolean {
  if (!isNotificationBody(value)) return false;
  const body = value as Record<string, unknown>;
  const { activityType, topic, previewText, templateParameters, teamsAppId } = body;
  if (typeof activityType !== "string") return false;
  if (previewText !== undefined || templateParameters !== undefined || teamsAppId !== undefined)
    return true;
  return (
    typeof topic === "object" &&
    topic !== null &&
    ("source" in topic || "value" in topic || "webUrl" in topic || "targetUrl" in topic)
  );
}

/** How many of the action's own properties an object has. */
export function countProperties(body: object): number {
  let count = 0;
  for (const name of bodyProperties) if (Object.hasOwn(body, name)) count += 1;
  return count;
}

/**
 * Whether an object as a whole is a card, a bot's activity, a manifest or the description of an API, so that nothing
 * in it is a notification.
 */
export function isSomethingElse(value: Readonly<Record<string, unknown>>): boolean {
  const { type, from, conversation, channelId } = value;
  if (typeof type === "string") {
    if (CARD.test(type)) return true;
    const isOfBot = from !== undefined || conversation !== undefined || channelId !== undefined;
    if (isOfBot && BOT_ACTIVITY.test(type)) return true;
  }
  return isDescription(value);
}

/** The published action, in its bulk form too, and its unpublished siblings (domain facts, 1.2). */
const ACTION =
  /sendActivityNotification|markActivityNotificationChainAsInactionable|recallActivityNotificationChainForRecipient/i;

/** Whether a URL, or any text, names an action of the activity feed; case does not count. */
export function isNotificationUrl(text: string): boolean {
  return text.includes("sendActivityNotification") || ACTION.test(text);
}

/**
 * A cheap test of a JSON text before parsing, also of JSON inside of a JSON string: false means that the text holds
 * no notification.
 */
export function mayHoldNotification(text: string): boolean {
  return (
    text.includes("activityType") ||
    /topic\\*"/.test(text) ||
    isNotificationUrl(text) ||
    // Keys may be written with escapes.
    text.includes("\\u00")
  );
}
