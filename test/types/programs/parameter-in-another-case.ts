import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type '"Gate"' is not assignable to type '"gate" | "vehicle"'. Did you mean '"gate"'?
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gateOpened",
  templateParameters: [
    { name: "Gate", value: "3" },
    { name: "vehicle", value: "HH" },
  ],
};
