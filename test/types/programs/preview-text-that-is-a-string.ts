import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type 'string' is not assignable to type 'PreviewText'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gatesClosed",
  previewText: "They open at five.",
};
