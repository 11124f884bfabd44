import type { LinkProblem } from "../src/model/link-query.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "deep-link-well-formed",
  severity: "warning",
  summary: "A deep link has the segments and the query of its kind",

  checkRequest({ link }) {
    if (link === undefined || !("problems" in link) || link.problems.length === 0) return;
    return {
      at: "/topic/webUrl",
      message: `the deep link ${link.problems.map(describe).join(" and ")}`,
      help: link.problems.map(describeCure).join("; "),
    };
  },
});

/** The clause that follows "the deep link" in a message. */
function describe({ kind, value }: LinkProblem): string {
  switch (kind) {
    case "segment-missing":
      return `has no ${value}`;
    case "context-not-encoded":
      return "has a context that is not URL-encoded";
    case "context-encoded-twice":
      return "has a context that is URL-encoded twice";
    case "context-not-json":
      return `has the context ${quote(value)}, which is no JSON object`;
    case "second-question-mark":
      return `has a second question mark, in ${quote(value)}`;
    case "plus-for-space":
      return `has "+" for a space, in ${quote(value)}`;
    case "escape-not-utf-8":
      return `has an escape that is no UTF-8, in ${quote(value)}`;
    case "only-for-browsers":
      return "has a form that browsers alone read as a link to Teams";
    case "percent-not-encoded":
      return `has a "%" that begins no escape, in ${quote(value)}`;
  }
}

function describeCure({ kind, closest }: LinkProblem): string {
  if (closest === undefined) return 'write an object such as {"subEntityId":"42"}, URL-encoded';
  return kind === "segment-missing" ? `the form is ${quote(closest)}` : `write ${quote(closest)}`;
}
