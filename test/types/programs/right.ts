import {
  type ActivityNotification,
  type ActivityParameters,
  type ActivityType,
  type BulkNotification,
  type ChatNotification,
  type GateOpenedNotification,
  type NotificationByType,
  type TeamNotification,
  templateParameters,
  type UserNotification,
} from "../../../fixtures/typed/src/notifications.js";

const link = "https://teams.microsoft.com/l/entity/6d3f0b94-58a1-4e1b-9a0e-7c2f4b8e1d35/gates";
const text = { source: "text", value: "Gate 3", webUrl: link } as const;
const user = {
  "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
  userId: "jo@example.com",
} as const;

export const inOrder: ActivityNotification = {
  topic: text,
  activityType: "gateOpened",
  iconId: "gate",
  chainId: 4711,
  teamsAppId: "56a885a3-9fd7-449d-93d5-4677613b9c66",
  previewText: { content: "See the log.", contentType: "text" },
  templateParameters: [
    { name: "gate", value: "3" },
    { name: "vehicle", value: "HH-CP 208" },
  ],
};

export const inAnotherOrder: GateOpenedNotification = {
  topic: { source: "entityUrl", value: "https://graph.microsoft.com/v1.0/chats/19:x@thread.v2" },
  activityType: "gateOpened",
  iconId: null,
  templateParameters: [
    { name: "vehicle", value: "HH-CP 208" },
    { "@odata.type": "#microsoft.graph.keyValuePair", name: "gate", value: "3" },
  ],
};

export const withoutParameters: ActivityNotification[] = [
  { topic: text, activityType: "gatesClosed" },
  { topic: text, activityType: "gatesClosed", templateParameters: [] },
];

export const reserved = {
  topic: text,
  activityType: "systemDefault",
  templateParameters: [{ name: "systemDefaultText", value: "Gate 3 is stuck" }],
} satisfies ActivityNotification;

const frozen = {
  topic: text,
  activityType: "truckRejected",
  templateParameters: [
    { name: "truck", value: "HH-CP 208" },
    { name: "gate", value: "3" },
  ],
} as const;
export const thawed: ActivityNotification = frozen;

const named: ActivityParameters["gateOpened"] = { gate: "3", vehicle: "HH-CP 208" };
export const converted: UserNotification = {
  topic: text,
  activityType: "gateOpened",
  templateParameters: templateParameters("gateOpened", named),
};

export const inChat: ChatNotification = {
  topic: text,
  activityType: "gatesClosed",
  recipient: {
    "@odata.type": "microsoft.graph.chatMembersNotificationRecipient",
    chatId: "19:x@thread.v2",
  },
};
export const inTeam: TeamNotification = { ...reserved, recipient: user };
export const inBulk: BulkNotification = {
  ...reserved,
  recipients: [user, { ...user, userId: "mo@example.com" }],
};

export function each<Type extends ActivityType>(type: Type, body: NotificationByType[Type]) {
  return [type, body.topic.value];
}

export function summary(notification: ActivityNotification): string {
  switch (notification.activityType) {
    case "gateOpened":
    case "truckRejected":
      return notification.templateParameters.map(({ value }) => value).join(" ");
    case "gatesClosed":
      return notification.previewText?.content ?? "";
    case "systemDefault":
      return notification.topic.value;
    default:
      return notification satisfies never;
  }
}
