import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: * Type '"text"' is not assignable to type '"systemDefaultText"'.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "systemDefault",
  templateParameters: [{ name: "text", value: "x" }],
};
