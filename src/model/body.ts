/**
 * The request body of `sendActivityNotification`, one property a line because
 * typescript-json-schema loses the tags of one-line interfaces. The JSON Schema of requests is
 * generated from these types. Sources: Graph metadata of 2026-08 (parameters, types), the four
 * API pages (what is required). `topic.value` and `topic.webUrl` have rules of their own, so
 * nothing here requires them; an optional parameter may be null, as OData allows.
 */
export interface NotificationBody {
  topic: Topic;
  activityType: string;
  /** @TJS-type integer */
  chainId?: number | null;
  previewText?: PreviewText | null;
  templateParameters?: TemplateParameter[] | null;
  teamsAppId?: string | null;
  iconId?: string | null;
  recipient?: Recipient | null;
  recipients?: Recipient[] | null;
}

export interface Topic {
  source: "entityUrl" | "text";
  value?: string | null;
  webUrl?: string | null;
}

export interface PreviewText {
  content?: string | null;
  contentType?: "text" | "html" | null;
}

export interface TemplateParameter {
  name: string;
  value: string | null;
}

/**
 * All properties of the four recipient types. Which of them belong together is told by
 * `@odata.type`; the types below are chosen by it in code, so that one mistake is one finding.
 */
export interface Recipient {
  "@odata.type"?: string | null;
  userId?: string | null;
  chatId?: string | null;
  teamId?: string | null;
  channelId?: string | null;
}

export interface AadUserNotificationRecipient {
  userId: string;
}

export interface ChatMembersNotificationRecipient {
  chatId: string;
}

export interface TeamMembersNotificationRecipient {
  teamId: string;
}

export interface ChannelMembersNotificationRecipient {
  teamId: string;
  channelId: string;
}
