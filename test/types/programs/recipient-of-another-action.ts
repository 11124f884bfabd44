import { type ChatNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type '"microsoft.graph.teamMembersNotificationRecipient"' is not assignable to type * Did you mean '"microsoft.graph.chatMembersNotificationRecipient"'?
export const body: ChatNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gatesClosed",
  recipient: { "@odata.type": "microsoft.graph.teamMembersNotificationRecipient", teamId: "x" },
};
