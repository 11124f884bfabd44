import { isBlank, rawText, type Text } from "../src/json/template.js";
import { graphCloud } from "../src/model/clouds.js";
import { splitGraphUrl } from "../src/model/graph-url.js";
import { isCoveredByOtherRule } from "../src/model/absent.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "topic-value-present",
  severity: "error",
  summary: "A topic has a value: words for a text, a Graph URL for an entity",

  checkRequest(request) {
    const { topic } = request.body;
    if (topic === undefined) return;
    const { source, value } = topic;
    if (value === undefined || value === null || isBlank(value)) {
      if (isCoveredByOtherRule(request, "/topic", "value")) return;
      return {
        at: "/topic/value",
        message: value === undefined ? "the topic has no value" : "the topic's value is blank",
        help:
          source === "entityUrl"
            ? "add the Graph URL of what the notification is about"
            : "add the words that name what the notification is about",
      };
    }
    if (source !== "text" || !isGraphUrl(value)) return;
    return {
      at: "/topic/value",
      severity: "warning",
      message: `the topic has source "text", but its value is the Graph URL ${quote(rawText(value))}`,
      help: 'set source to "entityUrl", or write words for people to read',
    };
  },
});

function isGraphUrl(value: Text): boolean {
  if (!/^\s*https?:/i.test(rawText(value))) return false;
  const { host } = splitGraphUrl(value);
  return host !== undefined && graphCloud(host) !== undefined;
}
