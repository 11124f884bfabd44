import { MOST_RECIPIENTS } from "../src/model/limits.js";
import { defineRule } from "../src/rule.js";

export default defineRule({
  id: "recipients-limit",
  severity: "error",
  summary: "A bulk request has 1 to 100 recipients",

  checkRequest({ body: { recipients }, target, isBroken }) {
    if (!recipients || target !== "bulk") return;
    const count = recipients.length;
    if (count > 0 && count <= MOST_RECIPIENTS) return;
    if (count === 0) {
      // The unread part of a broken text may hold recipients.
      if (isBroken) return;
      return {
        at: "/recipients",
        message: "the list of recipients is empty",
        help: `name 1 to ${MOST_RECIPIENTS} recipients`,
      };
    }
    return {
      at: "/recipients",
      message: `${count} recipients are sent, and one request takes at most ${MOST_RECIPIENTS}`,
      help: `split them into ${Math.ceil(count / MOST_RECIPIENTS)} requests`,
    };
  },
});
