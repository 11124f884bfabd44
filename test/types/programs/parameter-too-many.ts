import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type * is not assignable to type * TemplateParameter<"gate">* Source has 3 element(s) but target allows only 2.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gateOpened",
  templateParameters: [
    { name: "gate", value: "3" },
    { name: "vehicle", value: "HH" },
    { name: "driver", value: "Jo" },
  ],
};
