import { templateParameters } from "../../../fixtures/typed/src/notifications.js";

// error: *Property 'vehicle' is missing in type '{ gate: string; }' but required in type '{ gate: string; vehicle: string; }'.
export const list = templateParameters("gateOpened", { gate: "3" });
