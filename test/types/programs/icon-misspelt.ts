import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type '"alarn"' is not assignable to type * Did you mean '"alarm"'?
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gateOpened",
  iconId: "alarn",
  templateParameters: [
    { name: "gate", value: "3" },
    { name: "vehicle", value: "HH" },
  ],
};
