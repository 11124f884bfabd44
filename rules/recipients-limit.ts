import { defineRule } from "../src/rule.js";

/** The API page of the bulk action (domain facts, section 3). */
const MOST = 100;

export default defineRule({
  id: "recipients-limit",
  severity: "error",
  summary: "A bulk request has 1 to 100 recipients",

  checkRequest({ body: { recipients }, target, isBroken }) {
    if (!recipients || target !== "bulk") return;
    const count = recipients.length;
    if (count > 0 && count <= MOST) return;
    if (count === 0) {
      // Some may stand in the part of a broken text that could not be read.
      if (isBroken) return;
      return {
        at: "/recipients",
        message: "the list of recipients is empty",
        help: `name 1 to ${MOST} recipients`,
      };
    }
    return {
      at: "/recipients",
      message: `${count} recipients are sent, and one request takes at most ${MOST}`,
      help: `split them into ${Math.ceil(count / MOST)} requests`,
    };
  },
});
