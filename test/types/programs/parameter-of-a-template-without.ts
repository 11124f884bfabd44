import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Object literal may only specify known properties, and 'name' does not exist in type 'NoParameter'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gatesClosed",
  templateParameters: [{ name: "gate", value: "3" }],
};
