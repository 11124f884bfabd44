import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Type '[{ name: "gate"; value: string; }]' is not assignable to type * TemplateParameter<"vehicle">* Source has 1 element(s) but target requires 2.
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gateOpened",
  templateParameters: [{ name: "gate", value: "3" }],
};
