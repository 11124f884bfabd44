import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type '{ source: "text"; value: string; }' is not assignable to type 'Topic'. Property 'webUrl' is missing in type '{ source: "text"; value: string; }' but required in type 'TextTopic'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3" },
  activityType: "gatesClosed",
};
