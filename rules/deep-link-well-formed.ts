import type { LinkProblem } from "../src/model/link-query.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "deep-link-well-formed",
  severity: "warning",
  summary: "A deep link has the segments and the query of its kind",

  checkRequest({ link }) {
    if (link === undefined || !("problems" in link) || link.problems.length === 0) return;
    const cures = link.problems.map(cure);
    return {
      at: "/topic/webUrl",
      message: link.problems.map(describe).join(", and "),
      help: cures.join("; "),
    };
  },
});

function describe({ kind, value }: LinkProblem): string {
  switch (kind) {
    case "segment-missing":
      return `the deep link has no ${value}`;
    case "context-not-encoded":
      return "the deep link's context is not URL-encoded";
    case "context-encoded-twice":
      return "the deep link's context is URL-encoded twice";
    case "context-not-json":
      return `the deep link's context ${quote(value)} is no JSON object`;
    case "second-question-mark":
      return `the deep link has a second question mark, in ${quote(value)}`;
    case "plus-for-space":
      return `the deep link has "+" for a space, in ${quote(value)}`;
    case "percent-not-encoded":
      return `the deep link has a "%" that begins no escape, in ${quote(value)}`;
  }
}

function cure({ kind, closest }: LinkProblem): string {
  if (closest === undefined) {
    return 'write an object such as {"subEntityId":"42"}, URL-encoded';
  }
  return kind === "segment-missing"
    ? `the form is ${quote(closest)}`
    : `write ${quote(closest)}`;
}
