import { isBlank } from "../src/json/template.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "recipients-unique",
  severity: "warning",
  summary: "No user is twice among the recipients",

  checkRequest({ body: { recipients } }) {
    if (!recipients || recipients.length < 2) return;
    let findings: Finding[] | undefined;
    // Comparing all pairs would be slower than a Map.
    const first = new Map<string, number>();
    for (let index = 0; index < recipients.length; index++) {
      const userId = recipients[index]?.userId;
      if (typeof userId !== "string" || isBlank(userId)) continue;
      // GUIDs and user principal names are the same in any case.
      const key = userId.toLowerCase();
      const before = first.get(key);
      if (before === undefined) first.set(key, index);
      else {
        (findings ??= []).push({
          at: `/recipients/${index}/userId`,
          message: `user ${quote(userId)} is twice among the recipients`,
          help: "leave one of the two out",
          related: [{ at: `/recipients/${before}/userId`, message: "first here" }],
        });
      }
    }
    return findings;
  },
});
