import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type * is not assignable to type * Type '"gate"' is not assignable to type '"vehicle"'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gateOpened",
  templateParameters: [
    { name: "gate", value: "3" },
    { name: "gate", value: "4" },
  ],
};
