import type { Target } from "./endpoint.js";

/** The four recipient types of Graph (domain facts, section 2.5), by a short name. */
export type RecipientType = "aadUser" | "chatMembers" | "teamMembers" | "channelMembers";

const written: ReadonlyMap<string, RecipientType> = new Map([
  ["microsoft.graph.aadUserNotificationRecipient", "aadUser"],
  ["microsoft.graph.chatMembersNotificationRecipient", "chatMembers"],
  ["microsoft.graph.teamMembersNotificationRecipient", "teamMembers"],
  ["microsoft.graph.channelMembersNotificationRecipient", "channelMembers"],
]);

/** The type that an `@odata.type` names, with or without `#`; undefined for any other text. */
export function recipientType(text: string): RecipientType | undefined {
  return written.get(text) ?? (text.startsWith("#") ? written.get(text.slice(1)) : undefined);
}

/** `microsoft.graph.aadUserNotificationRecipient` for `aadUser`. */
export function odataType(type: RecipientType): string {
  return `microsoft.graph.${type}NotificationRecipient`;
}

/**
 * Source: the API pages of the four actions (domain facts 1.5). A notification to a user has no recipient: the URL
 * names the user.
 */
const ofTarget: Readonly<Record<Target, readonly RecipientType[]>> = {
  user: [],
  chat: ["aadUser", "chatMembers"],
  team: ["aadUser", "teamMembers", "channelMembers"],
  bulk: ["aadUser"],
};

/** The types that a target takes; all four where the target is not known. */
export function recipientTypes(target: Target | undefined): readonly RecipientType[] {
  return target === undefined ? all : ofTarget[target];
}

const all: readonly RecipientType[] = ["aadUser", "chatMembers", "teamMembers", "channelMembers"];
