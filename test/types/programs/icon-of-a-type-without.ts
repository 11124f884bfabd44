import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Object literal may only specify known properties, and 'iconId' does not exist in type 'GatesClosedNotification'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gatesClosed",
  iconId: "gate",
};
