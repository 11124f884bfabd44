// Each property has a line of its own, because typescript-json-schema loses the tags of one-line
// interfaces. The JSON Schema of requests is generated from these types, and `teamslint types` shows
// their descriptions. Sources: Graph metadata of 2026-08 (parameters, types), the four API pages (what is
// required). `topic.value` and `topic.webUrl` have rules of their own, so nothing here requires
// them; an optional parameter may be null, as OData allows.

/** The request body of `sendActivityNotification`. */
export interface NotificationBody {
  /** The subject of the notification, and the place to which a click on it leads. */
  topic: Topic;
  /** An activity type that the manifest declares, or `systemDefault`. */
  activityType: string;
  /**
   * A notification replaces an earlier one that has the same number.
   * @TJS-type integer
   */
  chainId?: number | null;
  /** The text below the title. */
  previewText?: PreviewText | null;
  /** The values of the template's parameters; Teams itself fills in `{actor}`. */
  templateParameters?: TemplateParameter[] | null;
  /** The id that the app has in the catalog; tells apps apart that share an Entra app. */
  teamsAppId?: string | null;
  /** An entry of the activity type's allowedIconIds; without it the app's own icon is shown. */
  iconId?: string | null;
  /** The users who are notified in the chat or team of the URL. */
  recipient?: Recipient | null;
  /** The users whom a bulk request notifies: 1 to 100. */
  recipients?: Recipient[] | null;
}

export interface Topic {
  /** `text` for words of your own, `entityUrl` for a resource of Graph. */
  source: "entityUrl" | "text";
  /** The words, or the URL of the resource. */
  value?: string | null;
  /** The Teams link that a click opens; needed where the source is `text`. */
  webUrl?: string | null;
}

export interface PreviewText {
  /** Teams shows the first 150 characters. */
  content?: string | null;
  contentType?: "text" | "html" | null;
}

export interface TemplateParameter {
  /** A parameter of the activity type's template text. */
  name: string;
  /** The text that takes the parameter's place. */
  value: string | null;
}

/**
 * All properties of the four recipient types. Property `@odata.type` tells which of them belong together; code
 * chooses among the types below by it, so that one mistake is one finding.
 */
export interface Recipient {
  "@odata.type"?: string | null;
  userId?: string | null;
  chatId?: string | null;
  teamId?: string | null;
  channelId?: string | null;
}

export interface AadUserNotificationRecipient {
  /** The user's object id in Entra, or the user principal name. */
  userId: string;
}

export interface ChatMembersNotificationRecipient {
  /** The chat in the URL of the request. */
  chatId: string;
}

export interface TeamMembersNotificationRecipient {
  /** The team in the URL of the request. */
  teamId: string;
}

export interface ChannelMembersNotificationRecipient {
  /** The team in the URL of the request. */
  teamId: string;
  /** A channel of that team. */
  channelId: string;
}
