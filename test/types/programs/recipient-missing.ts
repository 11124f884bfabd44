import { type ChatNotification } from "../../../fixtures/typed/src/notifications.js";

// error: * Property 'recipient' is missing in type * but required in type *
export const body: ChatNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gatesClosed",
};
