import { defineRule, type Finding } from "../src/rule.js";

export default defineRule({
  id: "json-valid",
  severity: "error",
  summary: "A file that Teams or Graph reads is JSON",
  fixable: true,

  checkDocument({ source }) {
    if (source.problems.length === 0) return;
    return source.problems.map(({ message, help, start, end, fix }): Finding => {
      const at = { source, start, end };
      return {
        at,
        message,
        ...(help !== undefined && { help }),
        ...(fix !== undefined && { fix: { edits: [{ replace: at, text: fix }] } }),
      };
    });
  },
});
