import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type '"gate"' is not assignable to type '"alarm"*'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "truckRejected",
  iconId: "gate",
  templateParameters: [
    { name: "gate", value: "3" },
    { name: "truck", value: "HH" },
  ],
};
