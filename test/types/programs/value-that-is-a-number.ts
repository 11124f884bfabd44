import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type 'number' is not assignable to type 'string'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gateOpened",
  templateParameters: [
    { name: "gate", value: 3 },
    { name: "vehicle", value: "HH" },
  ],
};
