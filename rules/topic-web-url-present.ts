import { isBlank } from "../src/json/template.js";
import { exampleLink } from "../src/model/example-link.js";
import { isCoveredByOtherRule } from "../src/model/absent.js";
import { defineRule } from "../src/rule.js";

export default defineRule({
  id: "topic-web-url-present",
  severity: "error",
  summary: 'A topic with source "text" has a webUrl',

  checkRequest(request, app) {
    const { topic } = request.body;
    if (topic?.source !== "text" || !isBlank(topic.webUrl)) return;
    if (isCoveredByOtherRule(request, "/topic", "webUrl")) return;
    return {
      at: "/topic/webUrl",
      message:
        topic.webUrl === undefined
          ? 'the topic has source "text" but no webUrl'
          : 'the topic has source "text", but its webUrl is blank',
      help: `give webUrl the Teams deep link that a click opens: ${exampleLink(request, app)}`,
    };
  },
});
