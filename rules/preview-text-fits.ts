import { isBlank, knownPart, type Text } from "../src/json/template.js";
import { isMissing } from "../src/model/absent.js";
import { LONGEST_PREVIEW } from "../src/model/limits.js";
import { holdsRefused } from "../src/model/refused.js";
import { defineRule, type Finding } from "../src/rule.js";
import { plural } from "../src/words.js";

export default defineRule({
  id: "preview-text-fits",
  severity: "warning",
  summary: "previewText.content has at most 150 characters, which is what Teams shows",

  checkRequest(request) {
    const { previewText } = request.body;
    if (!previewText)
      return isMissing(request, "previewText") ? noPreview("/previewText") : undefined;
    const { content } = previewText;
    if (isBlank(content)) {
      return holdsRefused(previewText) ? undefined : noPreview("/previewText/content");
    }
    const text = knownPart(content as Text);
    if (text.length <= LONGEST_PREVIEW) return;
    const count = countCharacters(text);
    if (count <= LONGEST_PREVIEW) return;
    return {
      at: "/previewText/content",
      message: `the preview has ${text === content ? "" : "at least "}${count} characters, and Teams shows the first ${LONGEST_PREVIEW}`,
      help: `shorten it by ${plural(count - LONGEST_PREVIEW, "character")}, or let it begin with what matters`,
    };
  },
});

function noPreview(at: string): Finding {
  return {
    at,
    severity: "info",
    message: "the notification has no preview text",
    help: 'add "previewText": { "content": "…" }: it tells people whether to open the notification now',
  };
}

/** The number of code points: readers see an emoji as one character. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
