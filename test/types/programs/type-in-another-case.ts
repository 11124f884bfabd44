import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type '"GateOpened"' is not assignable to type * Did you mean '"gateOpened"'?
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "GateOpened",
  templateParameters: [
    { name: "gate", value: "3" },
    { name: "vehicle", value: "HH" },
  ],
};
