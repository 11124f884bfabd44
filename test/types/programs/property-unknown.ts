import type { ActivityNotification } from "../../../fixtures/typed/src/notifications.js";

// error: Object literal may only specify known properties, but 'teamsAppID' does not exist in type 'GatesClosedNotification'. Did you mean to write 'teamsAppId'?
export const body: ActivityNotification = {
  topic: { source: "text", value: "Gate 3", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "gatesClosed",
  teamsAppID: "56a885a3-9fd7-449d-93d5-4677613b9c66",
};
