import { templateParameters } from "../../../fixtures/typed/src/notifications.js";

// error: Object literal may only specify known properties, but 'vehicel' does not exist in type '{ gate: string; vehicle: string; }'. Did you mean to write 'vehicle'?
export const list = templateParameters("gateOpened", { gate: "3", vehicel: "HH" });
