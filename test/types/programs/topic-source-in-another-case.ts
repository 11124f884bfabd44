import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type '"entityURL"' is not assignable to type * Did you mean '"entityUrl"'?
export const body: ActivityNotification = {
  topic: { source: "entityURL", value: "https://graph.microsoft.com/v1.0/teams/x" },
  activityType: "gatesClosed",
};
