import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: * Property 'templateParameters' is missing in type * but required in type 'GateOpenedNotification'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gateOpened",
};
