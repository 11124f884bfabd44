import { knownPart, rawText, type Text, withHoles } from "../src/json/template.js";
import { teamsHost } from "../src/model/clouds.js";
import type { DeepLink } from "../src/model/deep-link.js";
import { LONGEST_LINK } from "../src/model/limits.js";
import { exampleLink } from "../src/model/example-link.js";
import { writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "topic-web-url-is-teams",
  severity: "error",
  summary: "A webUrl is an https link to Teams of at most 1024 characters",

  checkRequest(request, app) {
    const { link, body } = request;
    const url = body.topic?.webUrl;
    if (link === undefined || url === undefined || url === null) return;
    const wrong = findWrong(link, url);
    if (wrong === undefined) return;
    const { message, closest, help, severity } = wrong;
    const at = "/topic/webUrl";
    if (closest !== undefined) {
      const suggestions = [writing(at, closest)];
      return { at, message, help: `write ${quote(closest)}`, suggestions };
    }
    return {
      at,
      message,
      help: help ?? `use a Teams deep link: ${exampleLink(request, app)}`,
      ...(severity && { severity }),
    };
  },
});

interface Wrong extends Omit<Finding, "at"> {
  /** The link that was meant. */
  readonly closest?: string | undefined;
}

function findWrong(link: DeepLink, url: Text): Wrong | undefined {
  switch (link.kind) {
    case "not-url": {
      // The braces of a hole may contain spaces: `{{ user }}`.
      const shown = withHoles(url);
      const hasSpace = /\s/.test(shown) && /^https?:\/\/\S/i.test(shown.trim());
      const fact = hasSpace ? "has white space" : "is no URL";
      const help = hasSpace && !link.closest && { help: 'write "%20" in the place of each space' };
      return { message: `webUrl ${quote(rawText(url))} ${fact}`, closest: link.closest, ...help };
    }
    case "not-https":
      return {
        message: `webUrl ${quote(rawText(url))} does not begin with "https:"`,
        closest: link.closest,
      };
    case "not-teams":
      return { message: `webUrl goes to ${quote(link.host)}, which is no Teams host` };
    case "unknown":
      return undefined;
  }
  const { length } = knownPart(url);
  if (length > LONGEST_LINK) {
    return {
      message: `webUrl has ${typeof url === "string" ? "" : "at least "}${length} characters, and Graph takes ${LONGEST_LINK}`,
      help: "shorten the link: keep in its context only what the tab needs to find the rest",
    };
  }
  if (link.host !== undefined && teamsHost(link.host)?.consumer) {
    const message = `webUrl goes to ${quote(link.host)}, which is Teams for personal accounts`;
    return { message, severity: "warning" };
  }
  if (link.kind !== "other-teams") return undefined;
  const path = link.path === "" ? "no path" : `the path ${quote(link.path)}`;
  return {
    message: `webUrl has ${path}, and a deep link's path begins with "/l/"`,
    severity: "warning",
  };
}
