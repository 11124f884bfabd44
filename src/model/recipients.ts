/** The four recipient types of Graph (domain facts, section 2.5), by a short name. */
export type RecipientType = "aadUser" | "chatMembers" | "teamMembers" | "channelMembers";

const types: ReadonlyMap<string, RecipientType> = new Map([
  ["aadUserNotificationRecipient", "aadUser"],
  ["chatMembersNotificationRecipient", "chatMembers"],
  ["teamMembersNotificationRecipient", "teamMembers"],
  ["channelMembersNotificationRecipient", "channelMembers"],
]);

const PREFIXES = ["microsoft.graph.", "#microsoft.graph."];

/** The type that an `@odata.type` names, with or without `#`; undefined for any other text. */
export function recipientType(written: string): RecipientType | undefined {
  for (const prefix of PREFIXES) {
    if (written.startsWith(prefix)) return types.get(written.slice(prefix.length));
  }
  return undefined;
}

/** `microsoft.graph.aadUserNotificationRecipient` for `aadUser`. */
export function odataType(type: RecipientType): string {
  return `microsoft.graph.${type}NotificationRecipient`;
}
