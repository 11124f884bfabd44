/** The parameters of the four actions (domain facts, 1.1), and `chainID` of the 2020 form. */
const properties = [
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

/** Marks of other JSON that may hold a topic or a recipient: a manifest, a card, an API. */
const foreign = ["manifestVersion", "openapi", "swagger", "asyncapi"];

/** A card (`AdaptiveCard`) and a bot's activity (`message`) say what they are. */
const FOREIGN_TYPE = /^(?:AdaptiveCard|message|invoke|event|conversationUpdate)$/;

/**
 * Whether a JSON value is the body of a notification: two of the action's own properties, one of
 * them `activityType` or a `topic` that is an object. Other software has topics that are strings.
 */
export function isNotificationBody(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const body = value as Record<string, unknown>;
  const { activityType, topic, type } = body;
  if (activityType === undefined && (typeof topic !== "object" || topic === null)) return false;
  let count = 0;
  for (const name of properties) if (Object.hasOwn(body, name)) count += 1;
  if (count < 2) return false;
  if (typeof type === "string" && FOREIGN_TYPE.test(type)) return false;
  return !foreign.some((name) => Object.hasOwn(body, name));
}

/** The published action, in its bulk form too, and its unpublished siblings (domain facts, 1.2). */
const ACTION =
  /sendActivityNotification|markActivityNotificationChainAsInactionable|recallActivityNotificationChainForRecipient/i;

/** Whether a URL, or any text, names an action of the activity feed; case does not count. */
export function isNotificationUrl(text: string): boolean {
  return text.includes("sendActivityNotification") || ACTION.test(text);
}

/** A cheap test for a text of JSON that nobody has parsed yet: false means no notification. */
export function mayHoldNotification(text: string): boolean {
  return text.includes('"activityType"') || text.includes('"topic"') || isNotificationUrl(text);
}
